import { solveSmall } from '../../numeric/solve-small.ts'
import { type LinearProblem, type ReducedSystem, reduce, timesSymmetric } from './reduced-system.ts'

export type FixedEffects = {
  readonly estimate: Float64Array
  /** covariance of the estimates, row by row */
  readonly covariance: Float64Array
}

/**
 * Fixed effects of a crossed model at given variances by generalised least squares:
 *   β̂ = (XᵀV⁻¹X)⁻¹ XᵀV⁻¹y,  Var β̂ = σ² (XᵀV⁻¹X)⁻¹.
 * V⁻¹x is applied without forming V (see `reduce`). Null when the columns cannot be told apart. O(columns · (rows +
 * jurors²) + jurors³/2).
 * @param columns each as long as the rows of the crossing
 */
export function generalisedLeastSquares(
  problem: LinearProblem,
  columns: readonly Float64Array[],
  variance: { gammaEssay: number; gammaJuror: number; residual: number },
): FixedEffects | null {
  const system = reduce(problem, variance.gammaEssay, variance.gammaJuror)
  if (system === null) return null
  const p = columns.length
  const weighted = columns.map((column) => inverseTimes(problem, system, column))
  const normal = new Float64Array(p * p)
  const right = new Float64Array(p)
  weighted.forEach((vx, a) => {
    right[a] = dot(vx, problem.y)
    columns.forEach((x, b) => {
      normal[a * p + b] = dot(vx, x)
    })
  })
  const largest = columns.reduce((most, _, a) => Math.max(most, normal[a * p + a] as number), 0)
  const covariance = new Float64Array(p * p)
  for (let b = 0; b < p; b += 1) {
    const unit = new Float64Array(p)
    unit[b] = 1
    const solved = solveSmall(normal, unit)
    if (solved === null || !solved.every(Number.isFinite)) return null
    if ((solved[b] as number) * largest > 1e8) return null
    solved.forEach((value, a) => {
      covariance[a * p + b] = value * variance.residual
    })
  }
  const estimate = solveSmall(normal, right)
  return estimate === null ? null : { estimate, covariance }
}

/** V⁻¹x = x − γ_e Z_e Z_eᵀV⁻¹x − γ_j Z_j Z_jᵀV⁻¹x. */
function inverseTimes({ crossing, loading }: LinearProblem, system: ReducedSystem, x: Float64Array): Float64Array {
  const { essays, jurors, start, juror } = crossing
  const { gammaEssay, gammaJuror, shrink } = system
  const q = new Float64Array(jurors)
  const total = new Float64Array(essays)
  for (let e = 0; e < essays; e += 1) {
    let sum = 0
    for (let r = start[e] as number; r < (start[e + 1] as number); r += 1)
      sum += (loading[r] as number) * (x[r] as number)
    total[e] = sum
    const w = gammaEssay * (shrink[e] as number) * sum
    for (let r = start[e] as number; r < (start[e + 1] as number); r += 1) {
      const j = juror[r] as number
      q[j] = (q[j] as number) + (x[r] as number) - w * (loading[r] as number)
    }
  }
  const severity = timesSymmetric(system.inverse, q)
  const result = new Float64Array(x.length)
  for (let e = 0; e < essays; e += 1) {
    let own = total[e] as number
    for (let r = start[e] as number; r < (start[e + 1] as number); r += 1) {
      own -= gammaJuror * (loading[r] as number) * (severity[juror[r] as number] as number)
    }
    own *= gammaEssay * (shrink[e] as number)
    for (let r = start[e] as number; r < (start[e + 1] as number); r += 1) {
      result[r] =
        (x[r] as number) - (loading[r] as number) * own - gammaJuror * (severity[juror[r] as number] as number)
    }
  }
  return result
}

function dot(x: Float64Array, y: Float64Array): number {
  let sum = 0
  for (let i = 0; i < x.length; i += 1) sum += (x[i] as number) * (y[i] as number)
  return sum
}
