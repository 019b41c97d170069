import { lockAnswer, updateAnswerSeen } from '#db/queries/check-in.server.ts'
import { mayHandle } from '../application/may-handle.ts'
import { accountOf, type Context, type Outcome, ok, refuse } from '../context.ts'
import { worksAtDesk } from '../device/rules.ts'
import { isUuid } from '../identifier.ts'
import { inTransaction } from '../transaction.server.ts'

/** Marks a request for help as seen to; a second time changes nothing. */
export async function settleRequest(ctx: Context, answerId: string): Promise<Outcome<null, 'unknown'>> {
  if (!isUuid(answerId)) return refuse('unknown')
  return inTransaction(ctx, async ({ tx, audit }): Promise<Outcome<null, 'unknown'>> => {
    const row = await lockAnswer(tx, answerId)
    const theirs =
      row && worksAtDesk(ctx.viewer, 'delivery') && mayHandle(ctx.viewer, { region: row.region, partnerId: null })
    if (!theirs || row.answer !== 'help') return refuse('unknown')
    if (row.seen_at) return ok(null)
    await updateAnswerSeen(tx, row.id, accountOf(ctx.viewer), ctx.now)
    audit({ action: 'checkIn.settle', subjectKind: 'answer', subjectId: row.id })
    return ok(null)
  })
}
