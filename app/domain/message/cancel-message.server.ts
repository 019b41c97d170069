import { lockMessage, updateMessageState } from '#db/queries/message.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { inTransaction } from '../transaction.server.ts'

/** Keeps a message that has not left from leaving. One that is on its way at this moment may still arrive. */
export async function cancelMessage(
  ctx: Context,
  input: { messageId: string; contestId?: string },
): Promise<Outcome<null, 'unknown' | 'not-waiting'>> {
  if (!isUuid(input.messageId)) return refuse('unknown')
  return inTransaction(ctx, async ({ tx, audit }) => {
    const message = await lockMessage(tx, input.messageId)
    if (!message || (input.contestId && message.contest_id !== input.contestId)) return refuse('unknown')
    if (message.state !== 'failed' && message.state !== 'pending') return refuse('not-waiting')
    await updateMessageState(tx, message.id, { state: 'cancelled' })
    audit({ action: 'message.cancel', subjectKind: 'message', subjectId: message.id })
    return ok(null)
  })
}
