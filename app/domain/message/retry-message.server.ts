import { lockMessage, updateMessageState } from '#db/queries/message.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { inTransaction } from '../transaction.server.ts'

/** Makes a message that failed, or waits for its next try, due at once with all its tries. */
export async function retryMessage(
  ctx: Context,
  input: { messageId: string; contestId?: string },
): Promise<Outcome<null, 'unknown' | 'not-waiting'>> {
  if (!isUuid(input.messageId)) return refuse('unknown')
  return inTransaction(ctx, async ({ tx, audit }) => {
    const message = await lockMessage(tx, input.messageId)
    if (!message || (input.contestId && message.contest_id !== input.contestId)) return refuse('unknown')
    if (message.state !== 'failed' && message.state !== 'pending') return refuse('not-waiting')
    await updateMessageState(tx, message.id, { state: 'pending', attempts: 0, next_attempt_at: ctx.now })
    audit({ action: 'message.retry', subjectKind: 'message', subjectId: message.id })
    return ok(null)
  })
}
