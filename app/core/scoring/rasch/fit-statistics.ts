import type { RaschFit } from './fit.ts'
import { tabulate } from './response-tables.ts'
import type { Responses } from './responses.ts'
import type { Steps } from './steps.ts'

export type MeanSquares = { readonly infit: Float64Array; readonly outfit: Float64Array }

const fine = 0.05

/**
 * Infit and outfit mean squares of essays, jurors and criteria: squared differences between scores (as categories) and
 * what the essay's and the juror's measures let expect, over their expected variance, weighted by it (infit,
 * Σ r² / Σ v) or not (outfit, the mean of r²/v). Source: Wright and Masters, "Rating Scale Analysis" (1982).
 *
 * With halo, expectation and variance are those over h ~ N(0, σ_h²): a whole review that is better or worse than
 * expected is no misfit, as the model knows of it; erratic scores are. Probabilities come from a table on the logit
 * scale in steps of 0.05, linear in between. NaN for who has no score of an item. O(scores).
 */
export function fitStatistics(responses: Responses, steps: Steps, fit: RaschFit) {
  const { crossing, category } = responses
  const items = steps.tops.length
  const tables = expectations(responses, steps, fit)
  const essays = createSums(crossing.essays)
  const jurors = createSums(crossing.jurors)
  const criteria = createSums(items)
  for (let r = 0; r < crossing.rows; r += 1) {
    const e = crossing.essay[r] as number
    const j = crossing.juror[r] as number
    const eta = (fit.theta[e] as number) - (fit.lambda[j] as number)
    const place = Math.min(tables.size - 1.001, Math.max(0, (eta - tables.low) / fine))
    const at = Math.floor(place)
    const share = place - at
    for (let item = 0; item < items; item += 1) {
      const x = category[r * items + item] as number
      if (x < 0) continue
      const mean = between(tables.mean[item] as Float64Array, at, share)
      const variance = between(tables.variance[item] as Float64Array, at, share)
      const square = (x - mean) ** 2
      essays.add(e, square, variance)
      jurors.add(j, square, variance)
      criteria.add(item, square, variance)
    }
  }
  return { essays: essays.meanSquares(), jurors: jurors.meanSquares(), criteria: criteria.meanSquares() }
}

function between(table: Float64Array, at: number, share: number): number {
  return (table[at] as number) * (1 - share) + (table[at + 1] as number) * share
}

function createSums(n: number) {
  const squares = new Float64Array(n)
  const variances = new Float64Array(n)
  const ratios = new Float64Array(n)
  const count = new Float64Array(n)
  return {
    add(at: number, square: number, variance: number): void {
      squares[at] = (squares[at] as number) + square
      variances[at] = (variances[at] as number) + variance
      ratios[at] = (ratios[at] as number) + square / variance
      count[at] = (count[at] as number) + 1
    },
    meanSquares: (): MeanSquares => ({
      infit: squares.map((sum, at) => sum / (variances[at] as number)),
      outfit: ratios.map((sum, at) => sum / (count[at] as number)),
    }),
  }
}

/** Per item mean and variance of the category at each point, over the halo. */
function expectations(responses: Responses, steps: Steps, fit: RaschFit) {
  const sd = Math.sqrt(fit.spread.halo)
  const reach = Math.ceil((5 * sd) / fine)
  const weights = Array.from({ length: 2 * reach + 1 }, (_, m) =>
    sd === 0 ? 1 : Math.exp(-0.5 * (((m - reach) * fine) / sd) ** 2),
  )
  const mass = weights.reduce((sum, weight) => sum + weight, 0)
  let [least, most] = [0, 0]
  for (const theta of fit.theta) [least, most] = [Math.min(least, theta), Math.max(most, theta)]
  let [soft, harsh] = [0, 0]
  for (const lambda of fit.lambda) [soft, harsh] = [Math.min(soft, lambda), Math.max(harsh, lambda)]
  const low = least - harsh - 2 * fine
  const size = Math.ceil((most - soft - low) / fine) + 3
  const wide = { low: low - reach * fine, step: fine, size: size + 2 * reach }
  const { probability } = tabulate(responses, steps, steps.kappa(fit.parameters), wide)
  const mean: Float64Array[] = []
  const variance: Float64Array[] = []
  probability.forEach((table, item) => {
    const top = steps.tops[item] as number
    const first = new Float64Array(wide.size)
    const second = new Float64Array(wide.size)
    for (let g = 0; g < wide.size; g += 1) {
      for (let k = 1; k <= top; k += 1) {
        const p = table[g * top + k - 1] as number
        first[g] = (first[g] as number) + k * p
        second[g] = (second[g] as number) + k * k * p
      }
    }
    const smooth = (values: Float64Array) =>
      Float64Array.from(
        { length: size },
        (_, g) => weights.reduce((sum, weight, m) => sum + weight * (values[g + m] as number), 0) / mass,
      )
    const m = smooth(first)
    mean.push(m)
    variance.push(smooth(second).map((value, g) => Math.max(1e-9, value - (m[g] as number) ** 2)))
  })
  return { low, size, mean, variance }
}
