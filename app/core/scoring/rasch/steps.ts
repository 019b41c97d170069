import { solveSmall } from '../../numeric/solve-small.ts'
import type { Responses, Thresholds } from './responses.ts'

/**
 * The fixed parameters of the criteria as a free vector, and their way to cumulative difficulties κ: with κ_i0 = 0,
 *   log P(X_i = k | u) = k u − κ_ik − log Σ_l exp(l u − κ_il).
 * rating-scale: κ_ik = k δ_i + Σ_{l≤k} τ_l with δ_1 … δ_I and τ_1 … τ_{K−1} free, Σ τ = 0 (Andrich, 1978).
 * partial-credit: κ_ik = Σ_{l≤k} δ_il with all δ_il free (Masters, 1982).
 */
export type Steps = {
  readonly free: number
  /** per item the number of categories less one */
  readonly tops: readonly number[]
  /** κ of all items one after another, k = 1 … top */
  kappa(parameters: ArrayLike<number>): Float64Array
  /** transposed: a gradient in κ to one in the free parameters */
  gradient(ofKappa: ArrayLike<number>): Float64Array
  /** 1 for parameters that move with the level of all criteria, 0 for the others */
  readonly levelWeight: readonly number[]
  /** parameter × κ, the derivative of κ */
  readonly jacobian: readonly Float64Array[]
}

export function stepsOf(responses: Responses, thresholds: Thresholds): Steps {
  const tops = responses.categories.map((scores) => scores.length - 1)
  const size = tops.reduce((sum, top) => sum + top, 0)
  const offsets = tops.map((_, i) => tops.slice(0, i).reduce((sum, top) => sum + top, 0))
  const jacobian: Float64Array[] = []
  const row = (fill: (item: number, k: number) => number) => {
    const made = new Float64Array(size)
    tops.forEach((top, item) => {
      for (let k = 1; k <= top; k += 1) made[(offsets[item] as number) + k - 1] = fill(item, k)
    })
    jacobian.push(made)
  }
  if (thresholds === 'rating-scale') {
    const top = tops[0] ?? 0
    for (let i = 0; i < tops.length; i += 1) row((item, k) => (item === i ? k : 0))
    for (let l = 1; l < top; l += 1) row((_, k) => (k >= l ? 1 : 0) - (k >= top ? 1 : 0))
  } else {
    tops.forEach((top, i) => {
      for (let l = 1; l <= top; l += 1) row((item, k) => (item === i && k >= l ? 1 : 0))
    })
  }
  return {
    free: jacobian.length,
    tops,
    jacobian,
    levelWeight: jacobian.map((_, p) => (thresholds === 'partial-credit' || p < tops.length ? 1 : 0)),
    kappa(parameters) {
      const kappa = new Float64Array(size)
      jacobian.forEach((made, p) => {
        const value = parameters[p] as number
        for (let at = 0; at < size; at += 1) kappa[at] = (kappa[at] as number) + value * (made[at] as number)
      })
      return kappa
    },
    gradient: (ofKappa) =>
      Float64Array.from(jacobian, (made) => made.reduce((sum, by, at) => sum + by * (ofKappa[at] as number), 0)),
  }
}

/** First values: adjacent log ratios of the counts, stretched a little for the spread of essays and jurors. */
export function startSteps(responses: Responses, thresholds: Thresholds, steps: Steps): Float64Array {
  const stretch = 1.3
  const ratio = (count: ArrayLike<number>, k: number) =>
    stretch * Math.log(((count[k - 1] as number) + 0.5) / ((count[k] as number) + 0.5))
  if (thresholds === 'partial-credit') {
    return Float64Array.from(
      responses.counts.flatMap((count, item) =>
        Array.from({ length: steps.tops[item] as number }, (_, k) => ratio(count, k + 1)),
      ),
    )
  }
  const top = steps.tops[0] ?? 0
  const pooled = Array.from({ length: top + 1 }, (_, k) =>
    responses.counts.reduce((sum, count) => sum + (count[k] as number), 0),
  )
  const tau = Array.from({ length: top }, (_, k) => ratio(pooled, k + 1))
  const middle = tau.reduce((sum, t) => sum + t, 0) / top
  const level = (count: ArrayLike<number>) => {
    const n = Array.from(count).reduce((sum, c) => sum + c, 0)
    const share = (Array.from(count).reduce((sum, c, k) => sum + k * c, 0) / n + 0.01) / (top + 0.02)
    return Math.log((1 - share) / share)
  }
  const delta = responses.counts.map(level)
  return Float64Array.from([...delta, ...tau.slice(0, -1).map((t) => t - middle)])
}

/** −∂²/∂κ∂κ of the expected complete log likelihood, carried to the free parameters, to scale a step with. */
export function scaleGradient(
  steps: Steps,
  information: readonly Float64Array[],
  gradient: Float64Array,
): Float64Array {
  const n = steps.free
  const matrix = new Float64Array(n * n)
  let offset = 0
  information.forEach((block, item) => {
    const top = steps.tops[item] as number
    for (let p = 0; p < n; p += 1) {
      for (let q = 0; q <= p; q += 1) {
        let sum = 0
        for (let k = 0; k < top; k += 1) {
          const left = steps.jacobian[p]?.[offset + k] as number
          if (left === 0) continue
          for (let l = 0; l < top; l += 1) {
            sum += left * (block[k * top + l] as number) * (steps.jacobian[q]?.[offset + l] as number)
          }
        }
        matrix[p * n + q] = (matrix[p * n + q] as number) + sum
        if (p !== q) matrix[q * n + p] = (matrix[q * n + p] as number) + sum
      }
    }
    offset += top
  })
  return solveSmall(matrix, gradient) ?? gradient.map(() => 0)
}
