import type { Ratings } from './ratings.ts'

export type CriterionLevel = {
  /** mean of all criteria less the mean of this one: positive = harder */
  readonly difficulty: number
  readonly se: number | null
  readonly mean: number
}

/**
 * The weighted total of every review, on the scale of one criterion; NaN where a review has no score at all.
 *
 *   y_r = Σ_c w_c m_c / Σ_c w_c + Σ_{c scored} w_c (s_rc − m_c) / Σ_{c scored} w_c,  m_c the criterion's mean.
 * With all scores there this is the weighted mean Σ w_c s_c / Σ w_c. A missing score is taken to lie as far from its
 * criterion's mean as the review's other scores do, so that leaving out a hard criterion gains nothing.
 */
export function weightedTotals(ratings: Ratings, weights: readonly number[]): Float64Array {
  const width = ratings.criteria.length
  const means = criterionMeans(ratings)
  const full = weights.reduce((sum, weight) => sum + weight, 0)
  const base = weights.reduce((sum, weight, c) => sum + weight * (means[c] as number), 0) / full
  return Float64Array.from({ length: ratings.essay.length }, (_, r) => {
    let [sum, level, weight] = [0, 0, 0]
    for (let c = 0; c < width; c += 1) {
      const score = ratings.scores[r * width + c] as number
      const w = weights[c] as number
      if (Number.isNaN(score) || w === 0) continue
      sum += w * score
      level += w * (means[c] as number)
      weight += w
    }
    if (weight === full) return sum / full
    return weight === 0 ? Number.NaN : base + (sum - level) / weight
  })
}

function criterionMeans({ criteria, scores }: Ratings): Float64Array {
  const width = criteria.length
  const sums = new Float64Array(width)
  const counts = new Float64Array(width)
  scores.forEach((score, at) => {
    if (Number.isNaN(score)) return
    const c = at % width
    sums[c] = (sums[c] as number) + score
    counts[c] = (counts[c] as number) + 1
  })
  return sums.map((sum, c) => (counts[c] ? sum / (counts[c] as number) : 0))
}

/**
 * How much lower than the others each criterion is scored, from complete reviews: the mean over reviews of the
 * review's mean score less its score of the criterion, with the standard error of that mean over reviews.
 */
export function criterionLevels(ratings: Ratings): CriterionLevel[] {
  const width = ratings.criteria.length
  const means = criterionMeans(ratings)
  const sums = new Float64Array(width)
  const squares = new Float64Array(width)
  let n = 0
  for (let r = 0; r < ratings.essay.length; r += 1) {
    const row = ratings.scores.subarray(r * width, (r + 1) * width)
    if (row.some(Number.isNaN)) continue
    n += 1
    const mean = row.reduce((sum, score) => sum + score, 0) / width
    row.forEach((score, c) => {
      const difference = mean - score
      sums[c] = (sums[c] as number) + difference
      squares[c] = (squares[c] as number) + difference * difference
    })
  }
  const overall = means.reduce((sum, mean) => sum + mean, 0) / width
  return Array.from({ length: width }, (_, c) => {
    const mean = means[c] as number
    if (n < 2) return { difficulty: overall - mean, se: null, mean }
    const difficulty = (sums[c] as number) / n
    const variance = Math.max(0, (squares[c] as number) / n - difficulty * difficulty)
    return { difficulty, se: Math.sqrt(variance / (n - 1)), mean }
  })
}
