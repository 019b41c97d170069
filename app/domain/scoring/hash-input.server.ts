import type { Kysely } from 'kysely'
import { listScales } from '#db/queries/scoring.server.ts'
import { digestReviews } from '#db/queries/scoring-run.server.ts'
import type { Database } from '#db/schema.ts'
import { adjudicatedReviews } from '../adjudication/adjudicated-reviews.server.ts'
import { digestOf } from '../digest.server.ts'

/** The models that a run computes; another choice is another input. */
export const runOptions = {
  ranking: 'linear',
  secondOpinion: { model: 'rasch', halo: true, thresholds: 'rating-scale' },
}

/**
 * Names what a run would be computed from as things stand: SHA-256 of the canonical JSON of models, rubric and the digest
 * of every review that counts, with what adjudicators decided. Cheap for the process that asks: the reviews stay in the database.
 */
export async function hashInput(db: Kysely<Database>, contestId: string): Promise<{ hash: string; reviews: number }> {
  const criteria = (await listScales(db, contestId)).map(({ id, weight, min, max }) => ({ id, weight, min, max }))
  const { digest, reviews } = await digestReviews(db, contestId)
  const { worth, reviews: decided } = await adjudicatedReviews(db, contestId)
  const adjudicated = decided.map(({ essay, juror, scores }) => ({ essay, juror, scores }))
  const input = { format: 'qarmaq-scoring/2', options: runOptions, criteria, reviews: digest }
  return { hash: digestOf(decided.length === 0 ? input : { ...input, worth, adjudicated }), reviews }
}

/** Whether reviews or rubric have changed since the run. */
export async function isScoringStale(
  db: Kysely<Database>,
  run: { contest_id: string; input_hash: string },
): Promise<boolean> {
  return (await hashInput(db, run.contest_id)).hash !== run.input_hash
}
