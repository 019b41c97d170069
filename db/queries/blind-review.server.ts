import type { Kysely, Transaction } from 'kysely'
import type { BlindDatabase } from '#db/schema.ts'

/* A juror's own reviews. Whether a version is the next one was checked under the assignment's lock. */

export function findOwnReview(db: Kysely<BlindDatabase>, assignmentId: string) {
  return db
    .selectFrom('writing.review as r')
    .leftJoin('writing.review_comment as c', 'c.assignment_id', 'r.assignment_id')
    .select(['r.state', 'r.note', 'r.version', 'r.writer', 'r.writer_step', 'r.updated_at', 'c.body as comment'])
    .where('r.assignment_id', '=', assignmentId)
    .executeTakeFirst()
}

export function listOwnScores(db: Kysely<BlindDatabase>, assignmentId: string) {
  return db
    .selectFrom('writing.review_score')
    .select(['criterion_id', 'score'])
    .where('assignment_id', '=', assignmentId)
    .execute()
}

export async function updateOwnReview(
  tx: Transaction<BlindDatabase>,
  assignmentId: string,
  review: {
    state: 'draft' | 'submitted'
    note: string
    version: number
    updated_at: Date
    submitted_at: Date | null
    writer: string | null
    writer_step: number | null
  },
): Promise<void> {
  await tx
    .insertInto('writing.review')
    .values({ ...review, assignment_id: assignmentId })
    .onConflict((conflict) => conflict.column('assignment_id').doUpdateSet(review))
    .execute()
}

export async function updateOwnScores(
  tx: Transaction<BlindDatabase>,
  assignmentId: string,
  scores: readonly { criterion_id: string; score: number }[],
): Promise<void> {
  await tx.deleteFrom('writing.review_score').where('assignment_id', '=', assignmentId).execute()
  if (scores.length === 0) return
  await tx
    .insertInto('writing.review_score')
    .values(scores.map((score) => ({ ...score, assignment_id: assignmentId })))
    .execute()
}

/** The database takes an approval back when the words change. */
export async function upsertOwnComment(
  tx: Transaction<BlindDatabase>,
  assignmentId: string,
  body: string,
): Promise<void> {
  await tx
    .insertInto('writing.review_comment')
    .values({ assignment_id: assignmentId, body })
    .onConflict((conflict) => conflict.column('assignment_id').doUpdateSet({ body }))
    .execute()
}

/** Keeps a state of a review for good; one that is kept already stays as it is. */
export async function insertOwnVersion(
  tx: Transaction<BlindDatabase>,
  row: {
    assignment_id: string
    version: number
    state: 'draft' | 'submitted'
    scores: string
    note: string
    comment: string
    saved_at: Date
  },
): Promise<void> {
  await tx
    .insertInto('writing.review_version')
    .values(row)
    .onConflict((conflict) => conflict.columns(['assignment_id', 'version']).doNothing())
    .execute()
}

export function listOwnVersions(db: Kysely<BlindDatabase>, assignmentId: string, limit: number) {
  return db
    .selectFrom('writing.review_version')
    .select(['version', 'state', 'scores', 'note', 'comment', 'saved_at'])
    .where('assignment_id', '=', assignmentId)
    .orderBy('version', 'desc')
    .limit(limit)
    .execute()
}

export function findOwnReadingTime(db: Kysely<BlindDatabase>, assignmentId: string) {
  return db
    .selectFrom('writing.reading_time')
    .select(['minutes', 'counted_at'])
    .where('assignment_id', '=', assignmentId)
    .executeTakeFirst()
}

export async function upsertOwnReadingTime(
  tx: Transaction<BlindDatabase>,
  assignmentId: string,
  time: { minutes: number; counted_at: Date },
): Promise<void> {
  await tx
    .insertInto('writing.reading_time')
    .values({ ...time, assignment_id: assignmentId })
    .onConflict((conflict) => conflict.column('assignment_id').doUpdateSet(time))
    .execute()
}
