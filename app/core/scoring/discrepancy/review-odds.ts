import type { RaschFit } from '../rasch/fit.ts'
import { tabulate } from '../rasch/response-tables.ts'
import type { Responses } from '../rasch/responses.ts'
import type { Steps } from '../rasch/steps.ts'

/** What a review may be instead of sincere, and how often that is expected. */
export type Alternatives = {
  /** everything that many logits lower than the juror's usual severity */
  readonly lower: { readonly by: number; readonly share: number }
  readonly higher: { readonly by: number; readonly share: number }
  /** scores that have nothing to do with the essay: every category equally likely */
  readonly careless: { readonly share: number }
}

export const usualAlternatives: Alternatives = {
  lower: { by: 1.5, share: 0.02 },
  higher: { by: 1.5, share: 0.005 },
  careless: { share: 0.03 },
}

/**
 * Per review the log odds that it is one of the alternatives rather than sincere, given all other reviews.
 *
 * The other reviews predict u = theta − lambda + h ~ N(m, v) (the cavity of expectation propagation, so that nothing is
 * refitted). With S the sum and x the pattern of the scores,
 *   p(x) = exp(−κ_x) ∫ N(u; m + shift, v) exp(S u − A(u)) du,  shift 0 if sincere, −by, +by;  careless: Π 1/(K_i + 1),
 * and the odds are Σ share · p over p(sincere) (Neyman and Pearson, 1933: no other statistic of the review orders the
 * reviews better, as far as the alternatives are what they are taken for). The total and the pattern within the review
 * both speak. O(reviews · 60).
 */
export function reviewLogOdds(
  responses: Responses,
  steps: Steps,
  fit: RaschFit,
  alternatives: Alternatives,
): Float64Array {
  const { crossing, patterns, category } = responses
  const { cavity } = fit
  const odds = new Float64Array(crossing.rows).fill(Number.NaN)
  if (cavity === null) return odds
  const kappa = steps.kappa(fit.parameters)
  const offsets = steps.tops.map((_, i) => steps.tops.slice(0, i).reduce((sum, top) => sum + top, 0))
  let [low, high, widest] = [0, 0, 0]
  for (let r = 0; r < crossing.rows; r += 1) {
    low = Math.min(low, cavity.mean[r] as number)
    high = Math.max(high, cavity.mean[r] as number)
    widest = Math.max(widest, cavity.variance[r] as number)
  }
  const reach = 7 * Math.sqrt(widest) + Math.max(alternatives.lower.by, alternatives.higher.by)
  const step = 0.1
  const grid = { low: low - reach, step, size: Math.ceil((high - low + 2 * reach) / step) + 1 }
  const { logNormal } = tabulate(responses, steps, kappa, grid)
  const careless = patterns.map((items) =>
    items.reduce(
      (sum, item) => sum - Math.log((steps.tops[item] as number) + 1),
      Math.log(alternatives.careless.share),
    ),
  )
  const width = steps.tops.length
  for (let r = 0; r < crossing.rows; r += 1) {
    const pattern = responses.pattern[r] as number
    const table = logNormal[pattern] as Float64Array
    const [mean, variance] = [cavity.mean[r] as number, cavity.variance[r] as number]
    let given = 0
    for (const item of patterns[pattern] ?? []) {
      const k = category[r * width + item] as number
      if (k > 0) given -= kappa[(offsets[item] as number) + k - 1] as number
    }
    const marginal = (shift: number) =>
      given + logIntegral(table, grid, responses.sum[r] as number, mean + shift, variance)
    const sincere = marginal(0)
    const parts = [
      Math.log(alternatives.lower.share) + marginal(-alternatives.lower.by),
      Math.log(alternatives.higher.share) + marginal(alternatives.higher.by),
      careless[pattern] as number,
    ]
    const most = Math.max(...parts)
    odds[r] = most + Math.log(parts.reduce((sum, part) => sum + Math.exp(part - most), 0)) - sincere
  }
  return odds
}

/** log ∫ N(u; mean, variance) exp(sum · u − A(u)) du by the trapezoidal rule over ±6.5 deviations of the prior. */
function logIntegral(
  table: Float64Array,
  grid: { low: number; step: number; size: number },
  sum: number,
  mean: number,
  variance: number,
): number {
  const half = 6.5 * Math.sqrt(variance)
  const first = Math.max(0, Math.floor((mean - half - grid.low) / grid.step))
  const last = Math.min(grid.size - 1, Math.ceil((mean + half - grid.low) / grid.step))
  const log = (g: number) => {
    const u = grid.low + g * grid.step
    return sum * u - (table[g] as number) - (0.5 * (u - mean) ** 2) / variance
  }
  let most = Number.NEGATIVE_INFINITY
  for (let g = first; g <= last; g += 1) most = Math.max(most, log(g))
  let mass = 0
  for (let g = first; g <= last; g += 1) mass += Math.exp(log(g) - most)
  return most + Math.log(mass * grid.step) - 0.5 * Math.log(2 * Math.PI * variance)
}
