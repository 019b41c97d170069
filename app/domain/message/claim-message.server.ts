import { updateDueMessageLeased } from '#db/queries/message.server.ts'
import type { Context } from '../context.ts'
import { leaseMs } from './backoff.ts'
import { type OutgoingMessage, presentMessage } from './outgoing.ts'

/**
 * The next message of a channel that is due, leased to the caller for five minutes, or null. No transaction stays open while it is
 * sent. A sender that dies loses the lease and the message is tried again: at worst it is sent twice, with the same
 * Message-ID, which lets the receiving side drop the second one.
 */
export async function claimMessage(ctx: Context, channel: 'email' | 'sms'): Promise<OutgoingMessage | null> {
  const row = await updateDueMessageLeased(ctx.db, channel, ctx.now, new Date(ctx.now.getTime() + leaseMs))
  return row ? presentMessage(row) : null
}
