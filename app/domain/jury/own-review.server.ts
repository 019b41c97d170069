import type { Transaction } from 'kysely'
import {
  listCriteriaForReading,
  listLevelsForReading,
  lockOpenScoring,
  lockOwnAssignment,
} from '#db/queries/blind-desk.server.ts'
import {
  findOwnReview,
  insertOwnVersion,
  listOwnScores,
  updateOwnReview,
  updateOwnScores,
  upsertOwnComment,
} from '#db/queries/blind-review.server.ts'
import type { BlindDatabase } from '#db/schema.ts'
import { type Outcome, ok, refuse } from '../context.ts'
import { type Obstacle, obstacleOf, readPreparation } from '../training/gate.server.ts'
import { findSeat, type Seat } from './desk.server.ts'

type Score = { criterion_id: string; score: number }

/** What a juror gives to one essay. */
export type ReviewContent = { scores: readonly Score[]; note: string; comment: string }

export type HeldReview = ReviewContent & {
  seat: Seat
  assignment: { id: string; state: 'open' | 'done' | 'recused' }
  /** 0 before the first save */
  version: number
  submitted: boolean
  writer: string | null
  writerStep: number | null
  updatedAt: Date | null
}

/** The viewer's own review of an essay while scores may be given, held until the transaction ends. */
export async function holdOwnReview(
  tx: Transaction<BlindDatabase>,
  input: { contestId: string; code: string },
): Promise<Outcome<HeldReview, 'not-found' | 'profile' | 'closed' | Obstacle>> {
  const seat = await findSeat(tx, input.contestId)
  if (!seat) return refuse('not-found')
  if (!seat.declared) return refuse('profile')
  const open = await lockOpenScoring(tx, seat.contestId)
  const assignment = await lockOwnAssignment(tx, seat.jurorId, input.code)
  if (!assignment) return refuse('not-found')
  if (!open) return refuse('closed')
  const known = await findOwnReview(tx, assignment.id)
  const obstacle = known ? null : obstacleOf(await readPreparation(tx, seat))
  if (obstacle) return refuse(obstacle)
  return ok({
    seat,
    assignment,
    version: known?.version ?? 0,
    submitted: known?.state === 'submitted',
    note: known?.note ?? '',
    comment: known?.comment ?? '',
    writer: known?.writer ?? null,
    writerStep: known?.writer_step ?? null,
    updatedAt: known?.updated_at ?? null,
    scores: await listOwnScores(tx, assignment.id),
  })
}

/** Levels by the criterion's number, from 1, as rows of the rubric; `missing` are the numbers without one. */
export async function readRubricScores(
  tx: Transaction<BlindDatabase>,
  contestId: string,
  given: ReadonlyMap<number, number>,
): Promise<Outcome<{ scores: Score[]; missing: number[] }, 'level'>> {
  const criteria = await listCriteriaForReading(tx, contestId)
  const levels = await listLevelsForReading(tx, contestId)
  const scores: Score[] = []
  for (const [number, score] of given) {
    const criterion = criteria[number - 1]
    const exists = levels.some((level) => level.criterion_id === criterion?.id && level.score === score)
    if (!criterion || !exists) return refuse('level')
    scores.push({ criterion_id: criterion.id, score })
  }
  const missing = criteria.flatMap((_, index) => (given.has(index + 1) ? [] : [index + 1]))
  return ok({ scores, missing })
}

export function isSameContent(a: ReviewContent, b: ReviewContent): boolean {
  return (
    a.note === b.note &&
    a.comment === b.comment &&
    a.scores.length === b.scores.length &&
    a.scores.every(({ criterion_id, score }) =>
      b.scores.some((other) => other.criterion_id === criterion_id && other.score === score),
    )
  )
}

/**
 * Writes what comes after a held review. What was handed in is kept for good each time, and so is a draft of another
 * window before it is replaced.
 * @param writer the window that saves by itself; null for the button
 */
export async function storeReview(
  tx: Transaction<BlindDatabase>,
  held: HeldReview,
  next: ReviewContent & { submitted: boolean; writer: { id: string; step: number } | null },
  now: Date,
): Promise<number> {
  const { id } = held.assignment
  const version = held.version + 1
  const another = held.writer === null || held.writer !== next.writer?.id
  if (held.updatedAt && (held.submitted || another) && !isEmpty(held) && !isSameContent(held, next)) {
    await insertOwnVersion(tx, rowOf(id, held.version, held.submitted ? 'submitted' : 'draft', held, held.updatedAt))
  }
  await updateOwnReview(tx, id, {
    state: next.submitted ? 'submitted' : 'draft',
    note: next.note,
    version,
    updated_at: now,
    submitted_at: next.submitted ? now : null,
    writer: next.writer?.id ?? null,
    writer_step: next.writer?.step ?? null,
  })
  await updateOwnScores(tx, id, next.scores)
  if (next.comment !== held.comment) await upsertOwnComment(tx, id, next.comment)
  if (next.submitted) await insertOwnVersion(tx, rowOf(id, version, 'submitted', next, now))
  return version
}

const isEmpty = ({ scores, note, comment }: ReviewContent) => scores.length === 0 && note === '' && comment === ''

function rowOf(assignmentId: string, version: number, state: 'draft' | 'submitted', kept: ReviewContent, at: Date) {
  const { note, comment } = kept
  const scores = JSON.stringify(Object.fromEntries(kept.scores.map((one) => [one.criterion_id, one.score])))
  return { assignment_id: assignmentId, version, state, scores, note, comment, saved_at: at }
}
