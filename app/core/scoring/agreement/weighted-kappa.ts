import type { Units } from './units.ts'

/**
 * Cohen's kappa with quadratic weights by value, pooled over pairs of jurors; NaN when there is no pair, or no
 * difference to be expected.
 *
 *   κ = 1 − Σ (x_j − x_k)² / Σ E_jk,  E_jk = s_j² + s_k² + (m_j − m_k)²,
 * both sums over every essay and every two jurors who scored it; m and s² are a juror's mean and (population) variance
 * over the essays scored by somebody else too. With two jurors this is exactly Cohen's weighted kappa (Cohen, 1968)
 * with weights (x − y)² of the values themselves, never of the places of sorted labels; with several who all scored
 * everything it pools the pairs' observed and expected disagreement. O(Σ_u m_u).
 * @param times how often each unit counts, for the bootstrap
 */
export function quadraticWeightedKappa({ start, juror, value, jurors }: Units, times?: Int32Array): number {
  const count = new Float64Array(jurors)
  const sum = new Float64Array(jurors)
  const square = new Float64Array(jurors)
  const centre = value[0] ?? 0
  const add = (array: Float64Array, at: number, by: number) => {
    array[at] = (array[at] as number) + by
  }
  const eachUnit = (visit: (from: number, to: number, weight: number) => void) => {
    for (let u = 0; u + 1 < start.length; u += 1) {
      const weight = times ? (times[u] as number) : 1
      const [from, to] = [start[u] as number, start[u + 1] as number]
      if (weight > 0 && to - from > 1) visit(from, to, weight)
    }
  }
  eachUnit((from, to, weight) => {
    for (let at = from; at < to; at += 1) {
      const j = juror[at] as number
      const x = (value[at] as number) - centre
      add(count, j, weight)
      add(sum, j, weight * x)
      add(square, j, weight * x * x)
    }
  })
  let [observed, expected] = [0, 0]
  eachUnit((from, to, weight) => {
    const m = to - from
    // Σ_{j<k} of squared differences is m Σ x² − (Σ x)², and of variances (m − 1) Σ s².
    let [x1, x2, mean1, mean2, spread] = [0, 0, 0, 0, 0]
    for (let at = from; at < to; at += 1) {
      const j = juror[at] as number
      const x = (value[at] as number) - centre
      const n = count[j] as number
      const mean = (sum[j] as number) / n
      x1 += x
      x2 += x * x
      mean1 += mean
      mean2 += mean * mean
      spread += (square[j] as number) / n - mean * mean
    }
    observed += weight * (m * x2 - x1 * x1)
    expected += weight * ((m - 1) * spread + m * mean2 - mean1 * mean1)
  })
  return expected > 1e-12 * (1 + observed) ? 1 - observed / expected : Number.NaN
}
