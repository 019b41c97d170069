import { findContacts } from '#app/core/blinding/contact-patterns.ts'
import { listOwnAssignments, updateOwnAssignment } from '#db/queries/blind-desk.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import type { Obstacle } from '../training/gate.server.ts'
import { inBlindTransaction } from '../transaction.server.ts'
import { holdOwnReview, isSameContent, readRubricScores, storeReview } from './own-review.server.ts'
import { nextCode } from './queue.ts'

export type ReviewInput = {
  contestId: string
  code: string
  /** of the review that the juror saw; 0 when there was none */
  version: number
  /** criterion's number from 1 -> level */
  scores: ReadonlyMap<number, number>
  /** for the juror alone */
  note: string
  /** to the child, once an organiser has approved it */
  comment: string
  submit: boolean
}

/**
 * Keeps a review as a draft or hands it in; a handed-in one stays so and can be changed until scoring closes.
 * The same content sent twice (a double click) is accepted as already saved. `contacts`: words to a child may not tell
 * how to reach anybody.
 */
export async function saveReview(
  ctx: Context,
  input: ReviewInput,
): Promise<
  Outcome<
    { submitted: boolean; next: string | null },
    'not-found' | 'profile' | Obstacle | 'closed' | 'level' | 'incomplete' | 'contacts' | 'changed',
    { missing: number[] }
  >
> {
  return inBlindTransaction(ctx, async ({ tx, audit }) => {
    const opened = await holdOwnReview(tx, input)
    if (!opened.ok) return opened
    const held = opened.value
    const { seat, assignment } = held
    const given = await readRubricScores(tx, seat.contestId, input.scores)
    if (!given.ok) return given
    const { scores, missing } = given.value
    const submitted = input.submit || held.submitted
    if (submitted && missing.length > 0) return refuse('incomplete', { missing })
    if (submitted && findContacts(input.comment).length > 0) return refuse('contacts')

    const next = nextCode(await listOwnAssignments(tx, seat.jurorId), input.code)
    const content = { scores, note: input.note, comment: input.comment }
    if (held.version !== input.version) {
      return held.submitted === submitted && isSameContent(held, content) ? ok({ submitted, next }) : refuse('changed')
    }

    await storeReview(tx, held, { ...content, submitted, writer: null }, ctx.now)
    if (submitted && assignment.state !== 'done') await updateOwnAssignment(tx, assignment.id, { state: 'done' })
    const action = !submitted ? 'review.save' : held.submitted ? 'review.change' : 'review.submit'
    audit({ action, subjectKind: 'assignment', subjectId: assignment.id })
    return ok({ submitted, next })
  })
}
