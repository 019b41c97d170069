import { insertOwnAnswer, listOwnTraining } from '#db/queries/blind-training.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { findSeat } from '../jury/desk.server.ts'
import { readRubricScores } from '../jury/own-review.server.ts'
import { mayInvite } from '../jury/rules.ts'
import { inBlindTransaction } from '../transaction.server.ts'
import { readPreparation } from './gate.server.ts'

/**
 * Records what a juror gives to an essay of the training. The first answer counts, since the reference shows after it;
 * a second one changes nothing. It enters no result.
 */
export async function answerEssay(
  ctx: Context,
  input: { contestId: string; number: number; scores: ReadonlyMap<number, number> },
): Promise<
  Outcome<null, 'not-found' | 'profile' | 'conduct' | 'over' | 'level' | 'incomplete', { missing: number[] }>
> {
  return inBlindTransaction(ctx, async ({ tx, audit }) => {
    const seat = await findSeat(tx, input.contestId)
    if (!seat) return refuse('not-found')
    if (!seat.declared) return refuse('profile')
    if (!(await readPreparation(tx, seat)).conduct) return refuse('conduct')
    const essay = (await listOwnTraining(tx, seat)).find(({ number }) => number === input.number)
    if (!essay) return refuse('not-found')
    if (!mayInvite(seat.state)) return refuse('over')
    const given = await readRubricScores(tx, seat.contestId, input.scores)
    if (!given.ok) return given
    const { scores, missing } = given.value
    if (missing.length > 0) return refuse('incomplete', { missing })
    const isFirst = await insertOwnAnswer(tx, {
      juror_id: seat.jurorId,
      essay_id: essay.id,
      scores: JSON.stringify(Object.fromEntries(scores.map(({ criterion_id, score }) => [criterion_id, score]))),
      answered_at: ctx.now,
    })
    if (isFirst)
      audit({ action: 'training.answer', subjectKind: 'juror', subjectId: seat.jurorId, details: { essay: essay.id } })
    return ok(null)
  })
}
