import type { Kysely } from 'kysely'
import { listScales } from '#db/queries/scoring.server.ts'
import { digestReviews } from '#db/queries/scoring-run.server.ts'
import type { Database } from '#db/schema.ts'
import { digestOf } from '../digest.server.ts'

/** The models that a run computes; another choice is another input. */
export const runOptions = {
  ranking: 'linear',
  secondOpinion: { model: 'rasch', halo: true, thresholds: 'rating-scale' },
}

/**
 * Names what a run would be computed from as things stand: SHA-256 of the canonical JSON of models, rubric and the digest
 * of every review that counts. Cheap for the process that asks: the reviews stay in the database.
 */
export async function hashInput(db: Kysely<Database>, contestId: string): Promise<{ hash: string; reviews: number }> {
  const criteria = (await listScales(db, contestId)).map(({ id, weight, min, max }) => ({ id, weight, min, max }))
  const { digest, reviews } = await digestReviews(db, contestId)
  return { hash: digestOf({ format: 'qarmaq-scoring/2', options: runOptions, criteria, reviews: digest }), reviews }
}

/** Whether reviews or rubric have changed since the run. */
export async function isScoringStale(
  db: Kysely<Database>,
  run: { contest_id: string; input_hash: string },
): Promise<boolean> {
  return (await hashInput(db, run.contest_id)).hash !== run.input_hash
}
