import type { Spread } from './propagation.ts'

/** What every estimator of the many-facet Rasch model comes to. */
export type RaschFit = {
  /** posterior mean of theta, and its standard deviation */
  readonly theta: Float64Array
  readonly thetaSe: Float64Array
  /** severity in logits, positive = harsher, and its standard error */
  readonly lambda: Float64Array
  readonly lambdaSe: Float64Array
  /** free step parameters and their covariance; null when the information was not positive definite */
  readonly parameters: Float64Array
  readonly covariance: Float64Array | null
  readonly spread: Spread
  /** standard errors of the logarithms of the three variances; NaN where a variance is fixed or at its bound */
  readonly logSpreadSe: readonly [number, number, number]
  /** per review mean and variance of u = theta − lambda + h as all other reviews have it; null without halo */
  readonly cavity: { readonly mean: Float64Array; readonly variance: Float64Array } | null
  /** per review E(h²), the square of the halo that the scores show; null without halo */
  readonly haloSquare: Float64Array | null
  readonly logLikelihood: number
  readonly converged: boolean
  readonly iterations: number
}
