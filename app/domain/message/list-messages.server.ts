import { countMessagesByState, listMessages, type MessageFilter } from '#db/queries/message.server.ts'
import type { Context } from '../context.ts'
import { type MessageState, type OutgoingMessage, presentMessage } from './outgoing.ts'

export const messagesPerPage = 25

export type MessagePage = {
  counts: Record<MessageState, number>
  messages: OutgoingMessage[]
  page: number
  pages: number
}

/** Messages, newest first, with counts by state; of one contest or of all. */
export async function listOutgoing(
  ctx: Pick<Context, 'db'>,
  filter: MessageFilter,
  wantedPage: number,
): Promise<MessagePage> {
  const counts: Record<MessageState, number> = { pending: 0, sent: 0, failed: 0, cancelled: 0 }
  for (const { state, messages } of await countMessagesByState(ctx.db, filter.contestId)) counts[state] = messages
  const total = filter.state ? counts[filter.state] : Object.values(counts).reduce((sum, count) => sum + count, 0)
  const pages = Math.max(1, Math.ceil(total / messagesPerPage))
  const page = Math.min(Math.max(1, wantedPage), pages)
  const rows = await listMessages(ctx.db, filter, { limit: messagesPerPage, offset: (page - 1) * messagesPerPage })
  return { counts, messages: rows.map(presentMessage), page, pages }
}
