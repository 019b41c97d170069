import type { Responses } from '../rasch/responses.ts'
import type { Steps } from '../rasch/steps.ts'

/**
 * How unlikely the pattern of a review's scores is given their sum: −log P(x | S) less its expectation, in its standard
 * deviations; positive = stranger than usual, NaN for reviews with fewer than two scores or an extreme sum.
 *
 * Given the sum the essay, the juror and the halo drop out of the Rasch model:
 *   P(x | S) = exp(−Σ_i κ_i,x_i) / γ_S,  γ_S = Σ over all patterns with sum S,
 * and γ with the first two moments of the exponent follow criterion by criterion from generating functions. Source: the
 * conditional person fit of Molenaar and Hoijtink, Psychometrika 55 (1990). A careless reader's scores show here even
 * when their sum is ordinary. O(reviews · criteria + patterns · criteria · sum · categories).
 */
export function patternMisfit(responses: Responses, steps: Steps, kappa: Float64Array): Float64Array {
  const offsets = steps.tops.map((_, i) => steps.tops.slice(0, i).reduce((sum, top) => sum + top, 0))
  const cost = (item: number, k: number) => (k === 0 ? 0 : (kappa[(offsets[item] as number) + k - 1] as number))
  const moments = responses.patterns.map((items) => momentsBySum(items, steps, cost))
  const width = steps.tops.length
  return Float64Array.from({ length: responses.crossing.rows }, (_, r) => {
    const pattern = responses.pattern[r] as number
    const sum = responses.sum[r] as number
    const own = moments[pattern]?.[sum]
    if (!own || own.variance < 1e-9) return Number.NaN
    let total = 0
    for (const item of responses.patterns[pattern] ?? []) {
      total += cost(item, responses.category[r * width + item] as number)
    }
    return (total - own.mean) / Math.sqrt(own.variance)
  })
}

/** Mean and variance of Σ κ over patterns with each sum, weighted by exp(−Σ κ). */
function momentsBySum(items: readonly number[], steps: Steps, cost: (item: number, k: number) => number) {
  let weight = [1]
  let first = [0]
  let second = [0]
  for (const item of items) {
    const top = steps.tops[item] as number
    const size = weight.length + top
    const [w, f, s] = [0, 0, 0].map(() => Array<number>(size).fill(0)) as [number[], number[], number[]]
    for (let k = 0; k <= top; k += 1) {
      const c = cost(item, k)
      const p = Math.exp(-c)
      weight.forEach((mass, sum) => {
        const [m1, m2] = [first[sum] as number, second[sum] as number]
        const at = sum + k
        w[at] = (w[at] as number) + p * mass
        f[at] = (f[at] as number) + p * (m1 + c * mass)
        s[at] = (s[at] as number) + p * (m2 + 2 * c * m1 + c * c * mass)
      })
    }
    // Only ratios matter: keep the numbers in range for many criteria.
    const most = Math.max(...w)
    ;[weight, first, second] = [w.map((x) => x / most), f.map((x) => x / most), s.map((x) => x / most)]
  }
  return weight.map((mass, sum) => {
    const mean = (first[sum] as number) / mass
    return { mean, variance: items.length < 2 ? 0 : (second[sum] as number) / mass - mean * mean }
  })
}
