import type { LinearProblem } from './reduced-system.ts'
import { essayOnes, jurorForm, type RestrictedLikelihood } from './restricted-likelihood.ts'

/** Predictions in the unit of the totals, less the constant that was taken off them. */
export type LinearPrediction = {
  /** per component its mean, and the standard error of that */
  readonly mean: Float64Array
  readonly meanSe: Float64Array
  /** best linear unbiased predictor of u_e, how much better than its component's mean an essay is */
  readonly essay: Float64Array
  /**
   * √Var(u_e − û_e | μ): the standard deviation of the essay's conditional distribution given the mean, with the joint
   * covariance of its jurors' severities (lme4's `condVar`). The mean is common to all who are compared.
   */
  readonly essaySe: Float64Array
  /** √Var(μ + u_e − μ̂ − û_e), with the mean's own uncertainty */
  readonly essayTotalSe: Float64Array
  /** v_j (positive: gives more), and its standard error given the mean */
  readonly juror: Float64Array
  readonly jurorSe: Float64Array
  /** per row y − Xμ̂ − Zû − Zv̂ */
  readonly residual: Float64Array
  /**
   * Per row the exact standardised leave-one-review-out residual: the review's total against its prediction from all
   * other reviews, over the standard deviation of that difference; NaN where the others say nothing of it.
   */
  readonly leftOut: Float64Array
  /** per row the share of its residual's variance that is its own, P_nn in (0, 1] */
  readonly leverage: Float64Array
}

/**
 * Best linear unbiased predictions with exact prediction standard errors, at given variance ratios.
 *
 *   Var(u_e − û_e | μ) = σ² γ_e (c_e + γ_e c_e² z_eᵀ G z_e),  Var(v − v̂ | μ) = σ² G,  c_e = 1/(1 + γ_e z_eᵀz_e),
 *   and with the mean: + σ² (1 − γ_e 1_eᵀV⁻¹1)² / (1ᵀV⁻¹1).
 *   Left out: y_n − ŷ_n(−n) = (Py)_n / P_nn with variance σ² / P_nn, without a refit (Cook and Weisberg, 1982; for
 *   mixed models Haslett and Dillane, 2004), the variances being those of all reviews.
 * Sources: Henderson (1975); Robinson, Statistical Science 6 (1991). O(Σ n_e²) after the inverse is there.
 */
export function predict(problem: LinearProblem, fit: RestrictedLikelihood): LinearPrediction {
  const { crossing, loading, y } = problem
  const { essays, jurors, components, start, juror, componentOfEssay } = crossing
  const { system, projection, residualVariance } = fit
  const { gammaEssay, gammaJuror, shrink, inverse, information } = system
  const ones = essayOnes(problem, system)
  const essay = new Float64Array(essays)
  const essaySe = new Float64Array(essays)
  const essayTotalSe = new Float64Array(essays)
  for (let e = 0; e < essays; e += 1) {
    const c = shrink[e] as number
    essay[e] = gammaEssay * (projection.essay[e] as number)
    const given = gammaEssay * c * (1 + gammaEssay * c * jurorForm(problem, system, e))
    const a = information[componentOfEssay[e] as number] as number
    essaySe[e] = Math.sqrt(residualVariance * given)
    essayTotalSe[e] = Math.sqrt(residualVariance * (given + (1 - gammaEssay * (ones[e] as number)) ** 2 / a))
  }
  const severity = projection.juror.map((value) => gammaJuror * value)
  const jurorSe = new Float64Array(jurors)
  for (let j = 0; j < jurors; j += 1) {
    jurorSe[j] = Math.sqrt(residualVariance * gammaJuror * (inverse[j * jurors + j] as number))
  }
  const residual = new Float64Array(crossing.rows)
  const leftOut = new Float64Array(crossing.rows)
  const leverage = new Float64Array(crossing.rows)
  for (let e = 0; e < essays; e += 1) {
    const from = start[e] as number
    const to = start[e + 1] as number
    const w = gammaEssay * (shrink[e] as number)
    const component = componentOfEssay[e] as number
    const mu = projection.mean[component] as number
    const a = information[component] as number
    const form = jurorForm(problem, system, e)
    for (let row = from; row < to; row += 1) {
      const j = juror[row] as number
      const z = loading[row] as number
      // (Py)_n is the residual in units of the residual variance.
      const py = (y[row] as number) - mu - z * (essay[e] as number) - (severity[j] as number)
      let mixed = 0
      for (let other = from; other < to; other += 1) {
        mixed += (loading[other] as number) * (inverse[j * jurors + (juror[other] as number)] as number)
      }
      const wz = w * z
      const own = gammaJuror * (inverse[j * jurors + j] as number) - 2 * wz * gammaJuror * mixed + wz * wz * form
      const t = 1 - gammaEssay * z * (ones[e] as number) - gammaJuror * (system.jurorOnes[j] as number)
      const p = 1 - wz * z - own - (t * t) / a
      residual[row] = py
      leverage[row] = Math.max(0, p)
      leftOut[row] = p > 1e-9 ? py / Math.sqrt(p * residualVariance) : Number.NaN
    }
  }
  return {
    mean: projection.mean,
    meanSe: Float64Array.from({ length: components }, (_, c) =>
      Math.sqrt(residualVariance / (information[c] as number)),
    ),
    essay,
    essaySe,
    essayTotalSe,
    juror: severity,
    jurorSe,
    residual,
    leftOut,
    leverage,
  }
}
