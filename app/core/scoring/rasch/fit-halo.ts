import { invertSymmetric } from '../../numeric/invert-symmetric.ts'
import { createAnderson } from './anderson.ts'
import type { RaschFit } from './fit.ts'
import { createHaloLikelihood, type HaloLikelihood, type Look, leastVariance, type Point } from './halo-likelihood.ts'
import type { Responses, Thresholds } from './responses.ts'
import { createSmallVariance } from './small-variance.ts'
import { type Steps, startSteps } from './steps.ts'

const mostIterations = 80
const tolerance = 3e-6
/** A standard deviation of 10 logits: only separable scores run there. */
const largestLogVariance = Math.log(100)
/** Up to this many jurors every sweep has its own inverse; above, an inverse serves while the factors hardly move. */
const alwaysRenewed = 600

/**
 * Fits the many-facet Rasch model with a halo term by maximum marginal likelihood:
 *   log P(X = k) / P(X = k − 1) = theta_e + h_ej − lambda_j − δ_i − τ_k,
 *   theta ~ N(0, σ_θ²), h ~ N(0, σ_h²), lambda ~ N(0, σ_λ²), δ and τ fixed.
 *
 * The integral over theta, h and lambda is taken by expectation propagation, which is closer to the exact one than
 * Laplace's method (Kuss and Rasmussen, 2005) and whose gradient is exact at its fixed point. EM steps, two sweeps each,
 * sped up by Anderson's method, until no parameter moves by more than 3e-6; the observed information by differences of
 * the gradient. Thetas and lambdas come with posterior means and standard deviations at the estimated parameters, the
 * joint covariance of jurors included. A variance that runs below 1e-4 stays there and counts as none.
 * Linear in the reviews but for jurors³/2 per renewed inverse.
 */
export function fitHalo(responses: Responses, steps: Steps, thresholds: Thresholds): RaschFit {
  const start: Point = Float64Array.from([...startSteps(responses, thresholds, steps), 0, Math.log(0.3), Math.log(0.4)])
  const likelihood = createHaloLikelihood(responses, steps, start)
  const large = responses.crossing.jurors > alwaysRenewed
  let next = createAnderson(6, 0.7)
  const small: SmallVariances = [null, null, null]
  likelihood.look(start, { sweeps: 2, renew: true })
  let point = start
  let converged = false
  let iterations = 0
  let lastStep = Number.POSITIVE_INFINITY
  let renewedAt = Number.POSITIVE_INFINITY
  while (iterations < mostIterations && !converged) {
    // While parameters move, an inverse is taken anew whenever the step has shrunk by ten since the last one.
    const renew = !large || iterations < 2 || lastStep < renewedAt / 10
    if (renew) renewedAt = Math.max(lastStep, 1e-9)
    const look = likelihood.look(point, { sweeps: 2, renew })
    iterations += 1
    if (watchSmall(small, point, look, steps, iterations)) next = createAnderson(6, 0.7)
    lastStep = largestStep(point, look.image, steps, small)
    converged = lastStep < tolerance
    if (converged) continue
    const jump = iterations < 2 ? look.image : next(point, look.image)
    point = held(jump, steps).map((value, p) => (small[p - steps.free] ? (look.image[p] as number) : value))
  }
  const look = likelihood.look(point, { sweeps: 1, renew: true })
  return presented(look, point, steps, {
    converged,
    iterations,
    information: observedInformation(likelihood, point, look, steps, !large),
  })
}

type SmallVariances = (ReturnType<typeof createSmallVariance> | null)[]

/** Hands a variance that is small and falling to its own search; true when that changed. */
function watchSmall(small: SmallVariances, point: Point, look: Look, steps: Steps, iterations: number): boolean {
  let changed = false
  small.forEach((search, i) => {
    const p = steps.free + i
    const value = point[p] as number
    if (search === null && iterations > 6 && value < Math.log(0.02) && (look.image[p] as number) < value) {
      small[i] = createSmallVariance(Math.log(leastVariance))
      changed = true
    }
    const own = small[i]
    if (own) look.image[p] = own(value, look.gradient[p] as number)
  })
  return changed
}

/** Log variances stay within their bounds. */
function held(point: Point, steps: Steps): Point {
  return point.map((value, p) =>
    p < steps.free ? value : Math.min(largestLogVariance, Math.max(Math.log(leastVariance), value)),
  )
}

/** A thousandth of a small variance's relative change counts, since it changes nothing else. */
function largestStep(from: Point, to: Point, steps: Steps, small: SmallVariances): number {
  return from.reduce((most, value, p) => {
    const step = Math.abs((to[p] as number) - value)
    return Math.max(most, small[p - steps.free] ? step / 1000 : step)
  }, 0)
}

/** −∂² log L by one-sided differences of the gradient, made symmetric; rows of variances at their bound are left out. */
function observedInformation(
  likelihood: HaloLikelihood,
  point: Point,
  at: Look,
  steps: Steps,
  renew: boolean,
): { matrix: Float64Array; open: number[] } {
  const open = Array.from(point.keys()).filter(
    (p) => p < steps.free || (point[p] as number) > Math.log(leastVariance) + 1e-6,
  )
  const by = 2e-3
  const n = open.length
  const matrix = new Float64Array(n * n)
  open.forEach((p, column) => {
    const moved = Float64Array.from(point)
    moved[p] = (moved[p] as number) + by
    const { gradient } = likelihood.look(moved, { sweeps: 2, renew })
    open.forEach((q, row) => {
      const change = ((at.gradient[q] as number) - (gradient[q] as number)) / by
      matrix[row * n + column] = (matrix[row * n + column] as number) + change / 2
      matrix[column * n + row] = (matrix[column * n + row] as number) + change / 2
    })
  })
  return { matrix, open }
}

function presented(
  look: Look,
  point: Point,
  steps: Steps,
  found: { converged: boolean; iterations: number; information: { matrix: Float64Array; open: number[] } },
): RaschFit {
  const { posterior } = look
  const { matrix, open } = found.information
  const definite = invertSymmetric(matrix, open.length) !== null
  const { free } = steps
  const entry = (p: number, q: number) => matrix[p * open.length + q] as number
  const covariance = new Float64Array(free * free)
  for (let p = 0; p < free; p += 1) for (let q = 0; q < free; q += 1) covariance[p * free + q] = entry(p, q)
  const se = (offset: number) => {
    const at = open.indexOf(free + offset)
    return at === -1 || !definite ? Number.NaN : Math.sqrt(entry(at, at))
  }
  const variance = (offset: number) => {
    const value = Math.exp(point[free + offset] as number)
    return value < leastVariance * (1 + 1e-6) ? 0 : value
  }
  return {
    theta: posterior.theta,
    thetaSe: posterior.thetaVariance.map(Math.sqrt),
    lambda: posterior.lambda,
    lambdaSe: posterior.lambdaVariance.map(Math.sqrt),
    parameters: point.slice(0, free),
    covariance: definite ? covariance : null,
    spread: { essay: variance(0), juror: variance(1), halo: variance(2) },
    logSpreadSe: [se(0), se(1), se(2)],
    cavity: { mean: posterior.cavityMean, variance: posterior.cavityVariance },
    haloSquare: posterior.haloSquare,
    logLikelihood: look.logLikelihood,
    converged: found.converged,
    iterations: found.iterations,
  }
}
