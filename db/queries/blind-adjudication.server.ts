import { type Kysely, sql, type Transaction } from 'kysely'
import type { BlindDatabase } from '#db/schema.ts'

/* What an adjudicator's requests may ask: row-level security shows the own adjudications alone. */

/** The juror's own adjudications, the open ones first, in the order of their codes, which says nothing. */
export function listOwnAdjudications(db: Kysely<BlindDatabase>, jurorId: string) {
  return db
    .selectFrom('writing.adjudication as a')
    .leftJoin('writing.anonymous_text as t', 't.essay_id', 'a.essay_id')
    .select(['a.id', 'a.code', 'a.state', 'a.reason', 'a.version', 't.language', 't.body'])
    .where('a.juror_id', '=', jurorId)
    .where('a.state', '<>', 'returned')
    .orderBy(sql`a.state = 'done'`)
    .orderBy('a.code')
    .execute()
}

/** Holds one of them, so that two windows decide one after the other. */
export function lockOwnAdjudication(tx: Transaction<BlindDatabase>, jurorId: string, code: string) {
  return tx
    .selectFrom('writing.adjudication')
    .select(['id', 'state', 'reason', 'version'])
    .where('juror_id', '=', jurorId)
    .where('code', '=', code)
    .where('state', '<>', 'returned')
    .forUpdate()
    .executeTakeFirst()
}

export async function updateOwnAdjudication(
  tx: Transaction<BlindDatabase>,
  id: string,
  values: { state: 'done' | 'returned'; reason: string; version: number; decided_at: Date },
): Promise<void> {
  await tx.updateTable('writing.adjudication').set(values).where('id', '=', id).execute()
}

export function listOwnAdjudicationScores(db: Kysely<BlindDatabase>, id: string) {
  return db
    .selectFrom('writing.adjudication_score')
    .select(['criterion_id', 'score'])
    .where('adjudication_id', '=', id)
    .execute()
}

export async function updateOwnAdjudicationScores(
  tx: Transaction<BlindDatabase>,
  id: string,
  scores: readonly { criterion_id: string; score: number }[],
): Promise<void> {
  await tx.deleteFrom('writing.adjudication_score').where('adjudication_id', '=', id).execute()
  if (scores.length === 0) return
  await tx
    .insertInto('writing.adjudication_score')
    .values(scores.map((score) => ({ ...score, adjudication_id: id })))
    .execute()
}

/** The scores of the readings under their letters (1 is A). */
export async function listAdjudicatedReadings(db: Kysely<BlindDatabase>, id: string) {
  const { rows } = await sql<{ label: number; criterion_id: string; score: number }>`
    select label, criterion_id, score from writing.adjudicated_readings(${id}::uuid) order by label`.execute(db)
  return rows
}
