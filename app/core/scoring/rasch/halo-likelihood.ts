import { type Covariance, type Posterior, type Sites, type Spread, type Sweep, sweep } from './propagation.ts'
import { expectedCounts, type Grid, tabulate } from './response-tables.ts'
import type { Responses } from './responses.ts'
import { type Steps, scaleGradient } from './steps.ts'

/** Below this variance an effect is taken to be absent. */
export const leastVariance = 1e-4

/** Where the marginal likelihood is looked at: free step parameters, then log variances of essay, juror and halo. */
export type Point = Float64Array

export type Look = {
  readonly posterior: Posterior
  /** the next point of the EM algorithm */
  readonly image: Point
  /** derivatives of the log marginal likelihood */
  readonly gradient: Float64Array
  readonly logLikelihood: number
  readonly moved: number
}

/** The evaluation of one data set, with the factors of the last evaluation to start from. */
export type HaloLikelihood = {
  look(point: Point, options: { sweeps: number; renew: boolean }): Look
  /** how often the factors went round */
  readonly sweeps: () => number
  readonly covariance: Covariance
}

/**
 * The log marginal likelihood of the many-facet Rasch model with halo by expectation propagation, its gradient and the
 * EM step. At the factors' fixed point the derivative in a parameter is the expectation of the complete data's
 * derivative under each review's exact one-dimensional posterior (Opper and Winther, 2005; Seeger, 2008), since the
 * approximation is stationary in its factors.
 *
 * The EM step carries means of theta and lambda over into the criteria (parameter expansion; Liu, Rubin and Wu, 1998),
 * without which the overall level would move by the jurors' shrinkage only.
 */
export function createHaloLikelihood(responses: Responses, steps: Steps, start: Point): HaloLikelihood {
  const { rows } = responses.crossing
  const { free } = steps
  const sites: Sites = startSites(responses, steps, start)
  const covariance: Covariance = { inverse: null, drift: null }
  let level = meanLevel(steps, start)
  let step = 0.25
  let sweeps = 0

  function look(point: Point, { sweeps: rounds, renew }: { sweeps: number; renew: boolean }): Look {
    const spread: Spread = {
      essay: Math.exp(point[free] as number),
      juror: Math.exp(point[free + 1] as number),
      halo: Math.exp(point[free + 2] as number),
    }
    const here = meanLevel(steps, point)
    for (let r = 0; r < rows; r += 1) sites.b[r] = (sites.b[r] as number) + (sites.t[r] as number) * (here - level)
    level = here
    const reach = 8 + 5 * Math.sqrt(spread.essay + spread.juror + spread.halo)
    const grid: Grid = { low: level - reach, step, size: Math.ceil((2 * reach) / step) + 1 }
    const kappa = steps.kappa(point)
    const tables = tabulate(responses, steps, kappa, grid)
    let result: Sweep | null = null
    for (let round = 0; round < rounds; round += 1) {
      result = sweep(responses, tables, spread, sites, covariance, { renew, damping: 1 })
      sweeps += 1
    }
    if (result === null) throw new Error('a look takes at least one sweep')
    // The trapezoidal rule is exact to rounding while the step is below two thirds of the smallest deviation.
    step = Math.min(0.25, Math.max(0.02, result.smallestSd / 1.6))
    return { ...presented(point, result, tables, kappa, spread), moved: result.moved }
  }

  function presented(
    point: Point,
    { posterior, weight, logLikelihood }: Sweep,
    tables: ReturnType<typeof tabulate>,
    kappa: Float64Array,
    spread: Spread,
  ) {
    const { gradient: ofKappa, information } = expectedCounts(responses, steps, tables, weight)
    const ofSteps = steps.gradient(ofKappa)
    const move = scaleGradient(steps, information, ofSteps)
    const shift = mean(posterior.lambda) - mean(posterior.theta)
    const image = Float64Array.from(point)
    const gradient = new Float64Array(point.length)
    for (let p = 0; p < free; p += 1) {
      gradient[p] = ofSteps[p] as number
      image[p] = (point[p] as number) + (move[p] as number) + shift * (steps.levelWeight[p] as number)
    }
    const halo = mean(posterior.haloSquare)
    const squares = [
      {
        n: responses.crossing.essays,
        variance: spread.essay,
        found: meanSquare(posterior.theta, posterior.thetaVariance),
      },
      {
        n: responses.crossing.jurors,
        variance: spread.juror,
        found: meanSquare(posterior.lambda, posterior.lambdaVariance),
      },
      { n: rows, variance: spread.halo, found: halo },
    ]
    squares.forEach(({ n, variance, found }, i) => {
      gradient[free + i] = (n / 2) * (found / variance - 1)
      image[free + i] = Math.log(Math.max(leastVariance, found))
    })
    let given = 0
    let at = 0
    for (const count of responses.counts) {
      for (let k = 1; k < count.length; k += 1, at += 1) given += (count[k] as number) * (kappa[at] as number)
    }
    return { posterior, image, gradient, logLikelihood: logLikelihood - given }
  }

  return { look, sweeps: () => sweeps, covariance }
}

/** Gaussian factors as the likelihood of each sum alone would have them, sums at the ends drawn in. */
function startSites(responses: Responses, steps: Steps, start: Point): Sites {
  const { rows } = responses.crossing
  const level = meanLevel(steps, start)
  const t = new Float64Array(rows)
  const b = new Float64Array(rows)
  for (let r = 0; r < rows; r += 1) {
    const items = responses.patterns[responses.pattern[r] as number] ?? []
    const top = items.reduce((sum, item) => sum + (steps.tops[item] as number), 0)
    if (top === 0) continue
    const share = ((responses.sum[r] as number) + 0.5) / (top + 1)
    t[r] = Math.max(0.1, 0.5 * top * share * (1 - share))
    b[r] = (t[r] as number) * (level + 1.2 * Math.log(share / (1 - share)))
  }
  return { t, b }
}

function meanLevel(steps: Steps, point: Point): number {
  let sum = 0
  for (let p = 0; p < steps.free; p += 1) sum += (steps.levelWeight[p] as number) * (point[p] as number)
  return sum / steps.levelWeight.reduce((total, weight) => total + weight, 0)
}

function mean(x: Float64Array): number {
  let sum = 0
  for (let i = 0; i < x.length; i += 1) sum += x[i] as number
  return sum / x.length
}

function meanSquare(x: Float64Array, variance: Float64Array): number {
  let sum = 0
  for (let i = 0; i < x.length; i += 1) sum += (x[i] as number) ** 2 + (variance[i] as number)
  return sum / x.length
}
