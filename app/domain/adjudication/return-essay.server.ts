import { lockOwnAdjudication, updateOwnAdjudication } from '#db/queries/blind-adjudication.server.ts'
import { lockOpenScoring } from '#db/queries/blind-desk.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { findSeat } from '../jury/desk.server.ts'
import { inBlindTransaction } from '../transaction.server.ts'

/** An adjudicator who cannot decide fairly gives the essay back with the reason; somebody else decides it. */
export async function returnEssay(
  ctx: Context,
  input: { contestId: string; code: string; reason: string },
): Promise<Outcome<null, 'not-found' | 'closed'>> {
  return inBlindTransaction(ctx, async ({ tx, audit }) => {
    const seat = await findSeat(tx, input.contestId)
    if (!seat) return refuse('not-found')
    const open = await lockOpenScoring(tx, seat.contestId)
    const held = await lockOwnAdjudication(tx, seat.jurorId, input.code)
    if (!held) return refuse('not-found')
    if (!open || held.state === 'done') return refuse('closed')
    await updateOwnAdjudication(tx, held.id, {
      state: 'returned',
      reason: input.reason,
      version: held.version + 1,
      decided_at: ctx.now,
    })
    audit({ action: 'adjudication.return', subjectKind: 'adjudication', subjectId: held.id })
    return ok(null)
  })
}
