import { lockOpenScoring, lockOwnAssignment, updateOwnAssignment } from '#db/queries/blind-desk.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { inBlindTransaction } from '../transaction.server.ts'
import { findSeat } from './desk.server.ts'
import type { RecuseReason } from './rules.ts'

/** Gives an essay back, also one that was scored already: its scores no longer count, and it is gone from the desk. */
export async function recuseEssay(
  ctx: Context,
  input: { contestId: string; code: string; reason: RecuseReason; note: string },
): Promise<Outcome<null, 'not-found' | 'closed'>> {
  return inBlindTransaction(ctx, async ({ tx, audit }) => {
    const seat = await findSeat(tx, input.contestId)
    if (!seat) return refuse('not-found')
    const open = await lockOpenScoring(tx, seat.contestId)
    const assignment = await lockOwnAssignment(tx, seat.jurorId, input.code)
    if (!assignment) return refuse('not-found')
    if (!open) return refuse('closed')
    await updateOwnAssignment(tx, assignment.id, {
      state: 'recused',
      recuse_reason: input.reason,
      recuse_note: input.note,
    })
    audit({
      action: 'assignment.recuse',
      subjectKind: 'assignment',
      subjectId: assignment.id,
      details: { reason: input.reason },
    })
    return ok(null)
  })
}
