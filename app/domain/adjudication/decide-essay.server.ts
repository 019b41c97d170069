import {
  listOwnAdjudicationScores,
  lockOwnAdjudication,
  updateOwnAdjudication,
  updateOwnAdjudicationScores,
} from '#db/queries/blind-adjudication.server.ts'
import { lockOpenScoring } from '#db/queries/blind-desk.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { findSeat } from '../jury/desk.server.ts'
import { readRubricScores } from '../jury/own-review.server.ts'
import { inBlindTransaction } from '../transaction.server.ts'

export type DecisionInput = {
  contestId: string
  code: string
  version: number
  /** criterion's number from 1 -> level */
  scores: ReadonlyMap<number, number>
  reason: string
}

/**
 * The adjudicator's own scores of an essay, with the reason; they can be changed until scoring closes. The same content
 * sent twice is accepted as already saved.
 */
export async function decideEssay(
  ctx: Context,
  input: DecisionInput,
): Promise<Outcome<null, 'not-found' | 'closed' | 'level' | 'incomplete' | 'changed', { missing: number[] }>> {
  return inBlindTransaction(ctx, async ({ tx, audit }) => {
    const seat = await findSeat(tx, input.contestId)
    if (!seat) return refuse('not-found')
    const open = await lockOpenScoring(tx, seat.contestId)
    const held = await lockOwnAdjudication(tx, seat.jurorId, input.code)
    if (!held) return refuse('not-found')
    if (!open) return refuse('closed')
    const given = await readRubricScores(tx, seat.contestId, input.scores)
    if (!given.ok) return given
    const { scores, missing } = given.value
    if (missing.length > 0) return refuse('incomplete', { missing })
    if (held.version !== input.version) {
      const before = await listOwnAdjudicationScores(tx, held.id)
      const same =
        held.state === 'done' &&
        held.reason === input.reason &&
        scores.every(({ criterion_id, score }) =>
          before.some((other) => other.criterion_id === criterion_id && other.score === score),
        )
      return same ? ok(null) : refuse('changed')
    }
    await updateOwnAdjudication(tx, held.id, {
      state: 'done',
      reason: input.reason,
      version: held.version + 1,
      decided_at: ctx.now,
    })
    await updateOwnAdjudicationScores(tx, held.id, scores)
    audit({
      action: held.state === 'done' ? 'adjudication.change' : 'adjudication.decide',
      subjectKind: 'adjudication',
      subjectId: held.id,
    })
    return ok(null)
  })
}
