import type { Kysely } from 'kysely'
import type { Criterion, Review } from '#app/core/scoring/weighted-mean.ts'
import { listSubmittedScores } from '#db/queries/review.server.ts'
import { listScales } from '#db/queries/scoring.server.ts'
import type { Database } from '#db/schema.ts'
import { digestOf } from '../digest.server.ts'

export type ScoringInput = {
  criteria: Criterion[]
  reviews: Review[]
  /** SHA-256 of the canonical JSON of method, rubric and reviews */
  hash: string
}

/** What a scoring run is computed from: the rubric's scales and every submitted review, in a fixed order. */
export async function gatherScores(db: Kysely<Database>, contestId: string): Promise<ScoringInput> {
  const criteria = (await listScales(db, contestId)).map(({ id, weight, min, max }) => ({ id, weight, min, max }))
  const byReview = new Map<string, { essay: string; scores: Record<string, number> }>()
  for (const row of await listSubmittedScores(db, contestId)) {
    const key = `${row.essay_id}/${row.juror_id}`
    const review = byReview.get(key) ?? { essay: row.essay_id, scores: {} }
    review.scores[row.criterion_id] = row.score
    byReview.set(key, review)
  }
  const keyed = [...byReview].sort(([a], [b]) => (a < b ? -1 : 1))
  const reviews = keyed.map(([, review]) => review)
  const hash = digestOf({
    method: 'weighted-mean',
    criteria,
    reviews: keyed.map(([key, { scores }]) => ({ review: key, scores })),
  })
  return { criteria, reviews, hash }
}
