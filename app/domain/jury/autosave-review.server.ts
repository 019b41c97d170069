import { findOwnReadingTime, upsertOwnReadingTime } from '#db/queries/blind-review.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import type { Obstacle } from '../training/gate.server.ts'
import { inBlindTransaction } from '../transaction.server.ts'
import { holdOwnReview, isSameContent, readRubricScores, storeReview } from './own-review.server.ts'
import { minutesAfter } from './reading-time.ts'

export type AutosaveReviewInput = {
  contestId: string
  code: string
  version: number
  /** the window that saves, and how many times it has */
  writer: { id: string; step: number }
  scores: ReadonlyMap<number, number>
  note: string
  comment: string
  /** whole minutes that the juror was reading since the last time */
  minutes: number
}

/**
 * Keeps as a draft what a window holds. It never replaces what another window has written since (`changed`), nor
 * changes what was handed in (`submitted`): only the button does. Repeating a request changes nothing.
 */
export async function autosaveReview(
  ctx: Context,
  input: AutosaveReviewInput,
): Promise<
  Outcome<{ version: number }, 'not-found' | 'profile' | Obstacle | 'closed' | 'level' | 'changed' | 'submitted'>
> {
  return inBlindTransaction(ctx, async ({ tx, audit }) => {
    const opened = await holdOwnReview(tx, input)
    if (!opened.ok) return opened
    const held = opened.value
    const { assignment, version } = held
    const own = held.writer === input.writer.id
    if (own && (held.writerStep ?? 0) >= input.writer.step) return ok({ version })
    if (held.submitted) return refuse('submitted')
    const given = await readRubricScores(tx, held.seat.contestId, input.scores)
    if (!given.ok) return given
    const content = { scores: given.value.scores, note: input.note, comment: input.comment }
    const same = isSameContent(held, content)
    if (!same && !own && version !== input.version) return refuse('changed')

    if (input.minutes > 0) {
      const minutes = minutesAfter(await findOwnReadingTime(tx, assignment.id), input.minutes, ctx.now)
      await upsertOwnReadingTime(tx, assignment.id, { minutes, counted_at: ctx.now })
    }
    if (same) return ok({ version })
    // One entry for a sitting, not one for every few seconds.
    if (!own) audit({ action: 'review.save', subjectKind: 'assignment', subjectId: assignment.id })
    return ok({ version: await storeReview(tx, held, { ...content, submitted: false, writer: input.writer }, ctx.now) })
  })
}
