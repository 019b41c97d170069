import { exactSum } from '../numeric/exact-sum.ts'

/** A criterion of the rubric; its scale runs from the lowest to the highest of its levels. */
export type Criterion = { readonly id: string; readonly weight: number; readonly min: number; readonly max: number }

/** One juror's scores of one essay, by criterion. */
export type Review = { readonly essay: string; readonly scores: Readonly<Record<string, number>> }

export type EssayMean = {
  readonly essay: string
  /** 0 (lowest level everywhere) to 100 (highest level everywhere) */
  readonly points: number
  /** how many reviews the mean is of */
  readonly reviews: number
}

/**
 * The weighted total of one review in points from 0 to 100, or null when a score is missing.
 *
 * points = 100 · Σ w_c · (s_c − min_c) / (max_c − min_c) / Σ w_c. Criteria whose scale has a single level tell nothing
 * apart and are left out of both sums. Sums are exact, so that the order of criteria cannot matter.
 */
export function reviewPoints(criteria: readonly Criterion[], scores: Readonly<Record<string, number>>): number | null {
  const telling = criteria.filter(({ min, max, weight }) => max > min && weight > 0)
  if (telling.length === 0) return null
  const shares: number[] = []
  for (const { id, weight, min, max } of telling) {
    const score = scores[id]
    if (score === undefined) return null
    shares.push((weight * (score - min)) / (max - min))
  }
  return (100 * exactSum(shares)) / exactSum(telling.map(({ weight }) => weight))
}

/**
 * Per essay the plain mean of its reviews' weighted totals: every review counts the same, whoever gave it, and the
 * severity of jurors is not corrected.
 *
 * mean_e = Σ_r points_r / n_e. A review that lacks a score of a criterion is not counted; an essay without a counted
 * review does not appear. Sums are exact (exactSum), so neither the order of rows nor ids change a bit.
 * O(reviews · criteria). Essays come sorted by id.
 */
export function weightedMeans(criteria: readonly Criterion[], reviews: Iterable<Review>): EssayMean[] {
  const byEssay = new Map<string, number[]>()
  for (const { essay, scores } of reviews) {
    const points = reviewPoints(criteria, scores)
    if (points === null) continue
    const known = byEssay.get(essay)
    if (known) known.push(points)
    else byEssay.set(essay, [points])
  }
  return [...byEssay]
    .map(([essay, points]) => ({ essay, points: exactSum(points) / points.length, reviews: points.length }))
    .sort((a, b) => (a.essay < b.essay ? -1 : 1))
}
