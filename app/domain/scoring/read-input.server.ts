import type { Transaction } from 'kysely'
import { listScales } from '#db/queries/scoring.server.ts'
import { listScoredReviews } from '#db/queries/scoring-run.server.ts'
import type { Database } from '#db/schema.ts'
import { type AdjudicatedReviews, adjudicatedReviews } from '../adjudication/adjudicated-reviews.server.ts'
import type { CalibrationInput } from './calibrate-scores.ts'
import { hashInput } from './hash-input.server.ts'

export type ContestInput = Omit<CalibrationInput, 'seed'> & { hash: string; adjudicated: AdjudicatedReviews }

/** All that a run is computed from, with the hash that names it; in one snapshot, so that what is hashed is what is read. */
export async function readInput(tx: Transaction<Database>, contestId: string): Promise<ContestInput> {
  return {
    hash: (await hashInput(tx, contestId)).hash,
    criteria: (await listScales(tx, contestId)).map(({ id, weight, min, max }) => ({ id, weight, min, max })),
    reviews: await listScoredReviews(tx, contestId),
    adjudicated: await adjudicatedReviews(tx, contestId),
  }
}
