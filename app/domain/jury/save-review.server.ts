import {
  findOwnReview,
  listCriteriaForReading,
  listLevelsForReading,
  listOwnAssignments,
  listOwnScores,
  lockOpenScoring,
  lockOwnAssignment,
  updateOwnAssignment,
  updateOwnReview,
  updateOwnScores,
} from '#db/queries/blind-desk.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { inBlindTransaction } from '../transaction.server.ts'
import { findSeat } from './desk.server.ts'
import { nextCode } from './queue.ts'

export type ReviewInput = {
  contestId: string
  code: string
  /** of the review that the juror saw; 0 when there was none */
  version: number
  /** criterion's number from 1 -> level */
  scores: ReadonlyMap<number, number>
  note: string
  submit: boolean
}

/**
 * Keeps a review as a draft or hands it in; a handed-in one stays so and can be changed until scoring closes.
 * The same content sent twice (a double click) is accepted as already saved.
 */
export async function saveReview(
  ctx: Context,
  input: ReviewInput,
): Promise<
  Outcome<
    { submitted: boolean; next: string | null },
    'not-found' | 'profile' | 'closed' | 'level' | 'incomplete' | 'changed',
    { missing: number[] }
  >
> {
  return inBlindTransaction(ctx, async ({ tx, audit }) => {
    const seat = await findSeat(tx, input.contestId)
    if (!seat) return refuse('not-found')
    if (!seat.declared) return refuse('profile')
    const open = await lockOpenScoring(tx, seat.contestId)
    const assignment = await lockOwnAssignment(tx, seat.jurorId, input.code)
    if (!assignment) return refuse('not-found')
    if (!open) return refuse('closed')

    const criteria = await listCriteriaForReading(tx, seat.contestId)
    const levels = await listLevelsForReading(tx, seat.contestId)
    const scores: { criterion_id: string; score: number }[] = []
    for (const [number, score] of input.scores) {
      const criterion = criteria[number - 1]
      const exists = levels.some((level) => level.criterion_id === criterion?.id && level.score === score)
      if (!criterion || !exists) return refuse('level')
      scores.push({ criterion_id: criterion.id, score })
    }

    const known = await findOwnReview(tx, assignment.id)
    const submitted = input.submit || known?.state === 'submitted'
    const missing = criteria.flatMap((_, index) => (input.scores.has(index + 1) ? [] : [index + 1]))
    if (submitted && missing.length > 0) return refuse('incomplete', { missing })

    const next = nextCode(await listOwnAssignments(tx, seat.jurorId), input.code)
    const state = submitted ? ('submitted' as const) : ('draft' as const)
    if ((known?.version ?? 0) !== input.version) {
      const before = await listOwnScores(tx, assignment.id)
      const same =
        known?.state === state &&
        known.note === input.note &&
        before.length === scores.length &&
        scores.every(({ criterion_id, score }) =>
          before.some((other) => other.criterion_id === criterion_id && other.score === score),
        )
      return same ? ok({ submitted, next }) : refuse('changed')
    }

    await updateOwnReview(tx, assignment.id, {
      state,
      note: input.note,
      version: input.version + 1,
      updated_at: ctx.now,
      submitted_at: submitted ? ctx.now : null,
    })
    await updateOwnScores(tx, assignment.id, scores)
    if (submitted && assignment.state !== 'done') await updateOwnAssignment(tx, assignment.id, { state: 'done' })
    const action = !submitted ? 'review.save' : known?.state === 'submitted' ? 'review.change' : 'review.submit'
    audit({ action, subjectKind: 'assignment', subjectId: assignment.id })
    return ok({ submitted, next })
  })
}
