import type { Kysely } from 'kysely'
import { listAdjudicatedScores } from '#db/queries/adjudication.server.ts'
import type { Database } from '#db/schema.ts'
import { readRule } from '../discrepancy/read-rule.server.ts'

export type AdjudicatedReview = {
  essay: string
  juror: string
  language: string
  decidedAt: Date
  /** by criterion */
  scores: Record<string, number>
}

export type AdjudicatedReviews = {
  /** whether what was decided stands for the essay, or is one more review of it */
  worth: 'replaces' | 'counts'
  reviews: AdjudicatedReview[]
}

/** What adjudicators decided in a contest, one review an essay, sorted by essay, and what it is worth by its rule. */
export async function adjudicatedReviews(db: Kysely<Database>, contestId: string): Promise<AdjudicatedReviews> {
  const rule = await readRule(db, contestId)
  const byEssay = new Map<string, AdjudicatedReview>()
  for (const row of await listAdjudicatedScores(db, contestId)) {
    const review = byEssay.get(row.essay_id) ?? {
      essay: row.essay_id,
      juror: row.juror_id,
      language: row.language,
      decidedAt: row.decided_at ?? new Date(0),
      scores: {},
    }
    review.scores[row.criterion_id] = row.score
    byEssay.set(row.essay_id, review)
  }
  return { worth: rule?.adjudicated ?? 'replaces', reviews: [...byEssay.values()] }
}
