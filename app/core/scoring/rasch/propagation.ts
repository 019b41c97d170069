import { invertSymmetric } from '../../numeric/invert-symmetric.ts'
import type { ResponseTables } from './response-tables.ts'
import type { Responses } from './responses.ts'

/** Variances of theta (essays), lambda (severity) and h (essay × juror). */
export type Spread = { readonly essay: number; readonly juror: number; readonly halo: number }

/** The Gaussian approximation of the posterior: per review a factor exp(b u − t u²/2) in u = theta − lambda + h. */
export type Sites = { readonly t: Float64Array; readonly b: Float64Array }

export type Posterior = {
  readonly theta: Float64Array
  readonly thetaVariance: Float64Array
  readonly lambda: Float64Array
  readonly lambdaVariance: Float64Array
  /** per review mean and variance of u as all other reviews have it, halo included */
  readonly cavityMean: Float64Array
  readonly cavityVariance: Float64Array
  /** per review mean and variance of u, and E(h²) */
  readonly u: Float64Array
  readonly uVariance: Float64Array
  readonly haloSquare: Float64Array
}

export type Sweep = {
  readonly posterior: Posterior
  /** per pattern how much posterior weight lies on each point of the grid */
  readonly weight: readonly Float64Array[]
  /** log marginal likelihood of the approximation (without terms of κ at the given scores) */
  readonly logLikelihood: number
  /** largest change of a mean of u, in its standard deviations */
  readonly moved: number
  readonly smallestSd: number
}

/** The inverse that the last sweep used, to be used again while the factors hardly move. */
export type Covariance = { inverse: Float64Array | null; drift: Float64Array | null }

/**
 * One round of expectation propagation over all reviews at once, the factors replaced in place.
 *
 * Each review's likelihood exp(S u − A(u)), S its sum of categories, stands for a Gaussian factor chosen so that the
 * mean and variance of u are those of its exact one-dimensional posterior given all other factors (the "cavity"),
 * by the trapezoidal rule on a grid of at most two thirds of the smallest standard deviation, where its error is below
 * 1e-12. h is integrated exactly: the factor's effect on eta = theta − lambda has precision W = t / (1 + t σ_h²).
 * The joint Gaussian of theta and lambda is solved with the essays eliminated first, as in the linear model.
 * Sources: Minka (2001); Rasmussen and Williams, "Gaussian Processes for Machine Learning" (2006), chapter 3.6, for the
 * marginal likelihood. Log-concave likelihoods give positive precisions (Seeger, 2008).
 * O(reviews · 30 points + jurors³/2), the last only when the covariance is renewed.
 */
export function sweep(
  responses: Responses,
  tables: ResponseTables,
  spread: Spread,
  sites: Sites,
  covariance: Covariance,
  options: { renew: boolean; damping: number },
): Sweep {
  const { crossing } = responses
  const { essays, jurors, rows, start, juror } = crossing
  const { t, b } = sites
  const w = new Float64Array(rows)
  const c = new Float64Array(rows)
  let logLikelihood = 0
  for (let r = 0; r < rows; r += 1) {
    const shrink = 1 / (1 + (t[r] as number) * spread.halo)
    w[r] = (t[r] as number) * shrink
    c[r] = (b[r] as number) * shrink
    logLikelihood += 0.5 * Math.log(shrink) + 0.5 * (b[r] as number) * (c[r] as number) * spread.halo
  }
  const total = new Float64Array(essays)
  const linear = new Float64Array(essays)
  const diagonal = new Float64Array(jurors).fill(1 / spread.juror)
  const right = new Float64Array(jurors)
  for (let e = 0; e < essays; e += 1) {
    let [d, l] = [1 / spread.essay, 0]
    const to = start[e + 1] as number
    for (let r = start[e] as number; r < to; r += 1) {
      d += w[r] as number
      l += c[r] as number
    }
    total[e] = d
    linear[e] = l
    logLikelihood -= 0.5 * Math.log(d * spread.essay)
    for (let r = start[e] as number; r < to; r += 1) {
      const j = juror[r] as number
      diagonal[j] = (diagonal[j] as number) + (w[r] as number)
      right[j] = (right[j] as number) - (c[r] as number) + ((w[r] as number) * l) / d
    }
  }
  const system = { w, total, diagonal }
  if (options.renew || covariance.inverse === null) {
    covariance.inverse = null
    const matrix = schur(responses, system)
    const logDeterminant = invertSymmetric(matrix, jurors)
    if (logDeterminant === null) throw new Error('the posterior precision of severities is not positive definite')
    logLikelihood -= 0.5 * (logDeterminant + jurors * Math.log(spread.juror))
    covariance.inverse = matrix
    covariance.drift = w
  } else {
    logLikelihood = Number.NaN
  }
  const inverse = covariance.inverse
  const lambda = solve(responses, system, inverse, right)
  const theta = new Float64Array(essays)
  const thetaVariance = new Float64Array(essays)
  const lambdaVariance = Float64Array.from({ length: jurors }, (_, j) => inverse[j * jurors + j] as number)

  const { grid, logNormal } = tables
  const weight = logNormal.map(() => new Float64Array(grid.size))
  const u = new Float64Array(rows)
  const uVariance = new Float64Array(rows)
  const haloSquare = new Float64Array(rows)
  const cavityMeans = new Float64Array(rows)
  const cavityVariances = new Float64Array(rows)
  const buffer = new Float64Array(grid.size)
  const cross = new Float64Array(jurors)
  let [moved, smallest] = [0, Number.POSITIVE_INFINITY]
  let quadratic = 0
  for (let j = 0; j < jurors; j += 1) quadratic += (right[j] as number) * (lambda[j] as number)
  for (let e = 0; e < essays; e += 1) {
    const from = start[e] as number
    const to = start[e + 1] as number
    const d = total[e] as number
    let mean = linear[e] as number
    let form = 0
    for (let r = from; r < to; r += 1) {
      mean += (w[r] as number) * (lambda[juror[r] as number] as number)
      const at = (juror[r] as number) * jurors
      let inner = 0
      for (let o = from; o < to; o += 1) inner += (w[o] as number) * (inverse[at + (juror[o] as number)] as number)
      cross[r - from] = inner
      form += (w[r] as number) * inner
    }
    mean /= d
    theta[e] = mean
    thetaVariance[e] = 1 / d + form / (d * d)
    quadratic += (linear[e] as number) ** 2 / d
    for (let r = from; r < to; r += 1) {
      const j = juror[r] as number
      const etaMean = mean - (lambda[j] as number)
      const etaVariance =
        (thetaVariance[e] as number) + (lambdaVariance[j] as number) - (2 * (cross[r - from] as number)) / d
      // The cavity: the posterior of eta without this review, and of u with its own halo added.
      const cavityPrecision = Math.max(1e-8, 1 / etaVariance - (w[r] as number))
      const cavityMean = (etaMean / etaVariance - (c[r] as number)) / cavityPrecision
      const variance = 1 / cavityPrecision + spread.halo
      const precision = 1 / variance
      cavityMeans[r] = cavityMean
      cavityVariances[r] = variance
      const whole = precision + (t[r] as number)
      const guess = (cavityMean * precision + (b[r] as number)) / whole
      const half = 7 / Math.sqrt(whole)
      const first = Math.max(0, Math.floor((guess - half - grid.low) / grid.step))
      const last = Math.min(grid.size - 1, Math.ceil((guess + half - grid.low) / grid.step))
      const table = logNormal[responses.pattern[r] as number] as Float64Array
      const sum = responses.sum[r] as number
      const middle = Math.min(last, Math.max(first, Math.round((guess - grid.low) / grid.step)))
      const uMiddle = grid.low + middle * grid.step
      const height =
        sum * uMiddle - (table[middle] as number) - 0.5 * precision * (uMiddle - cavityMean) * (uMiddle - cavityMean)
      let [mass, one, two] = [0, 0, 0]
      for (let g = first; g <= last; g += 1) {
        const x = (g - middle) * grid.step
        const away = uMiddle + x - cavityMean
        const p = Math.exp(sum * (uMiddle + x) - (table[g] as number) - 0.5 * precision * away * away - height)
        buffer[g] = p
        mass += p
        one += p * x
        two += p * x * x
      }
      const shift = one / mass
      const tilted = uMiddle + shift
      const tiltedVariance = Math.max(1e-10, two / mass - shift * shift)
      const own = weight[responses.pattern[r] as number] as Float64Array
      for (let g = first; g <= last; g += 1) own[g] = (own[g] as number) + (buffer[g] as number) / mass
      u[r] = tilted
      uVariance[r] = tiltedVariance
      const share = spread.halo * precision
      haloSquare[r] = share * share * ((tilted - cavityMean) ** 2 + tiltedVariance) + spread.halo * (1 - share)
      // log ∫ cavity × likelihood over log ∫ cavity × factor.
      const ratio = 1 + (t[r] as number) * variance
      const factor =
        -0.5 * Math.log(ratio) +
        ((b[r] as number) * cavityMean +
          0.5 * (b[r] as number) ** 2 * variance -
          0.5 * (t[r] as number) * cavityMean ** 2) /
          ratio
      logLikelihood += height + Math.log(mass * grid.step) - 0.5 * Math.log(2 * Math.PI * variance) - factor
      const t1 = Math.max(1e-9, 1 / tiltedVariance - precision)
      const b1 = tilted * (precision + t1) - cavityMean * precision
      moved = Math.max(moved, Math.abs(tilted - guess) / Math.sqrt(tiltedVariance))
      smallest = Math.min(smallest, tiltedVariance)
      t[r] = (t[r] as number) + options.damping * (t1 - (t[r] as number))
      b[r] = (b[r] as number) + options.damping * (b1 - (b[r] as number))
    }
  }
  return {
    posterior: {
      theta,
      thetaVariance,
      lambda,
      lambdaVariance,
      cavityMean: cavityMeans,
      cavityVariance: cavityVariances,
      u,
      uVariance,
      haloSquare,
    },
    weight,
    logLikelihood: logLikelihood + 0.5 * quadratic,
    moved,
    smallestSd: Math.sqrt(smallest),
  }
}

type System = { w: Float64Array; total: Float64Array; diagonal: Float64Array }

/** diag(1/σ_λ² + Σ w) − Σ_e w_e w_eᵀ / d_e, lower triangle. */
function schur({ crossing }: Responses, { w, total, diagonal }: System): Float64Array {
  const { essays, jurors, start, juror } = crossing
  const matrix = new Float64Array(jurors * jurors)
  for (let j = 0; j < jurors; j += 1) matrix[j * jurors + j] = diagonal[j] as number
  for (let e = 0; e < essays; e += 1) {
    const d = total[e] as number
    for (let r = start[e] as number; r < (start[e + 1] as number); r += 1) {
      const row = (juror[r] as number) * jurors
      const scaled = (w[r] as number) / d
      for (let o = start[e] as number; o <= r; o += 1) {
        const at = row + (juror[o] as number)
        matrix[at] = (matrix[at] as number) - scaled * (w[o] as number)
      }
    }
  }
  return matrix
}

/**
 * Solves the system of severities. The inverse may be that of a slightly earlier system: it then serves as the
 * preconditioner of conjugate gradients, which end after one step when it is the system's own.
 */
function solve({ crossing }: Responses, system: System, inverse: Float64Array, right: Float64Array): Float64Array {
  const { essays, jurors, start, juror } = crossing
  const { w, total, diagonal } = system
  const times = (x: Float64Array) => {
    const product = x.map((value, j) => value * (diagonal[j] as number))
    for (let e = 0; e < essays; e += 1) {
      let inner = 0
      const to = start[e + 1] as number
      for (let r = start[e] as number; r < to; r += 1) inner += (w[r] as number) * (x[juror[r] as number] as number)
      inner /= total[e] as number
      for (let r = start[e] as number; r < to; r += 1) {
        const j = juror[r] as number
        product[j] = (product[j] as number) - (w[r] as number) * inner
      }
    }
    return product
  }
  const precondition = (x: Float64Array) => {
    const product = new Float64Array(jurors)
    for (let i = 0; i < jurors; i += 1) {
      let sum = 0
      for (let j = 0, at = i * jurors; j < jurors; j += 1, at += 1) sum += (inverse[at] as number) * (x[j] as number)
      product[i] = sum
    }
    return product
  }
  const dot = (x: Float64Array, y: Float64Array) => x.reduce((sum, value, at) => sum + value * (y[at] as number), 0)
  const x = new Float64Array(jurors)
  const residual = Float64Array.from(right)
  let z = precondition(residual)
  const direction = Float64Array.from(z)
  let energy = dot(residual, z)
  const enough = 1e-20 * energy
  for (let step = 0; step < 30 && energy > enough; step += 1) {
    const product = times(direction)
    const along = energy / dot(direction, product)
    for (let j = 0; j < jurors; j += 1) {
      x[j] = (x[j] as number) + along * (direction[j] as number)
      residual[j] = (residual[j] as number) - along * (product[j] as number)
    }
    z = precondition(residual)
    const next = dot(residual, z)
    const keep = next / energy
    energy = next
    for (let j = 0; j < jurors; j += 1) direction[j] = (z[j] as number) + keep * (direction[j] as number)
  }
  return x
}
