import { invertSymmetric } from '../../numeric/invert-symmetric.ts'
import { createAnderson } from './anderson.ts'
import type { RaschFit } from './fit.ts'
import { centred, createFixedLikelihood, type Quadrature } from './fixed-likelihood.ts'
import type { Responses, Thresholds } from './responses.ts'
import { type Steps, startSteps } from './steps.ts'

const mostIterations = 300
const tolerance = 1e-7

/**
 * Fits the many-facet Rasch model without halo by maximum marginal likelihood as TAM does: theta ~ N(0, σ²) is
 * integrated on a grid, severities are fixed effects with sum zero.
 *
 * EM (Bock and Aitkin, 1981) with one Newton step of each block as its maximisation, sped up by Anderson's method.
 * Standard errors from the inverse of the whole observed information (Louis, 1982), severities and steps together.
 * Scores of one juror's criteria are taken for independent, which they are not where there is halo: the errors are then
 * far too small. For comparison with other programs. A juror with nothing but extreme scores is given 0.3 of a category
 * back, since the estimate would be infinite.
 */
export function fitFixed(
  responses: Responses,
  steps: Steps,
  thresholds: Thresholds,
  quadrature: Quadrature = 'tam',
): RaschFit {
  const { jurors } = responses.crossing
  const { free } = steps
  const likelihood = createFixedLikelihood(responses, steps, quadrature)
  let point: Float64Array = Float64Array.from([
    ...startSteps(responses, thresholds, steps),
    ...new Float64Array(jurors),
    0,
  ])
  const next = createAnderson(8, 0.7)
  let converged = false
  let iterations = 0
  while (iterations < mostIterations && !converged) {
    const image = likelihood.step(point)
    iterations += 1
    converged = point.every((value, p) => Math.abs((image[p] as number) - value) < tolerance)
    point = converged || iterations < 3 ? image : centred(next(point, image), steps, jurors)
  }
  const { mean, sd, logLikelihood } = likelihood.posterior(point)
  const matrix = likelihood.information(point)
  const definite = invertSymmetric(matrix, point.length) !== null
  const entry = (p: number, q: number) => matrix[p * point.length + q] as number
  const covariance = new Float64Array(free * free)
  for (let p = 0; p < free; p += 1) for (let q = 0; q < free; q += 1) covariance[p * free + q] = entry(p, q)
  const last = free + jurors
  return {
    theta: mean,
    thetaSe: sd,
    lambda: point.slice(free, last),
    lambdaSe: Float64Array.from({ length: jurors }, (_, j) =>
      definite ? Math.sqrt(entry(free + j, free + j)) : Number.NaN,
    ),
    parameters: point.slice(0, free),
    covariance: definite ? covariance : null,
    spread: { essay: Math.exp(point[last] as number), juror: Number.NaN, halo: 0 },
    logSpreadSe: [definite ? Math.sqrt(entry(last, last)) : Number.NaN, Number.NaN, Number.NaN],
    cavity: null,
    haloSquare: null,
    logLikelihood,
    converged,
    iterations,
  }
}
