import { type Crossing, cross } from '../crossing.ts'
import { fitVariances, type VarianceFit, type VarianceStart } from './fit-variances.ts'
import { type LinearPrediction, predict } from './predict.ts'
import type { LinearProblem } from './reduced-system.ts'
import { startVariances } from './start-variances.ts'

/** What the reader of a calibration must be told. */
export type LinearNote =
  /** essays and jurors fall into parts that no review joins: each part has a mean of its own, nothing is corrected across */
  | 'disconnected'
  /** no essay has a second reading: differences between essays and chance cannot be told apart */
  | 'single-readings'
  /** every part has one juror, or no juror has a second essay: severity cannot be told and is not corrected */
  | 'severity-unknown'
  /** all totals are alike, or there is nothing left to estimate a variance from */
  | 'no-differences'
  /** essays and jurors explain the totals completely */
  | 'exact-fit'
  /** essays differ by no more than chance: all have the same measure but for the parts' means */
  | 'no-essay-variance'
  | 'not-converged'

export type LinearCalibration = {
  readonly crossing: Crossing
  readonly converged: boolean
  readonly iterations: number
  readonly notes: readonly LinearNote[]
  /** in squared units of the totals; null when they cannot be told */
  readonly variance: { readonly essay: number; readonly juror: number; readonly residual: number } | null
  /** the mean total of every connected component */
  readonly mean: Float64Array
  readonly essays: {
    /** plain mean of the essay's totals */
    readonly raw: Float64Array
    /** points added to the raw mean for the severity of its jurors */
    readonly correction: Float64Array
    /** how far the corrected mean is believed, 0 to 1: measure = mean + trust · (raw + correction − mean) */
    readonly trust: Float64Array
    readonly measure: Float64Array
    /** standard deviation of the essay's true level given the mean (lme4's condVar); NaN when it cannot be told */
    readonly se: Float64Array
    /** the same with the uncertainty of the mean */
    readonly totalSe: Float64Array
    readonly reviews: Int32Array
  }
  readonly jurors: {
    /** points that a juror takes off, compared with the jurors of the same component; positive = harsher */
    readonly severity: Float64Array
    readonly se: Float64Array
    /** residual mean squares over their expectation, weighted by information and plain; 1 = as expected */
    readonly infit: Float64Array
    readonly outfit: Float64Array
    readonly reviews: Int32Array
  }
  /** per review, in the order handed in: exact standardised leave-one-review-out residual; NaN where unknown */
  readonly leftOut: Float64Array
  /** 1 − mean(se²) / σ_e², and √(reliability / (1 − reliability)); null when they cannot be told */
  readonly reliability: number | null
  readonly separation: number | null
  /** where to start the next calibration of nearly the same reviews */
  readonly start: VarianceStart | null
  /** the problem and its fit, for what is computed from the joint distribution afterwards */
  readonly fitted: { readonly problem: LinearProblem; readonly fit: VarianceFit; readonly shift: number } | null
}

export type LinearInput = {
  readonly essays: number
  readonly jurors: number
  readonly essay: Int32Array
  readonly juror: Int32Array
  /** the weighted total of each review, finite */
  readonly total: Float64Array
  /** a calibration of nearly the same reviews to start from */
  readonly start?: VarianceStart | undefined
}

/**
 * Calibrates weighted totals by the linear model total = mean + essay + juror + error with crossed random effects.
 *
 * Variances by REML (Patterson and Thompson, 1971), essays and jurors by best linear unbiased prediction (Henderson,
 * 1975); equal to lme4's `lmer(total ~ 1 + (1 | essay) + (1 | juror))` when the design is connected. When it is not,
 * every component has a mean of its own (`total ~ 0 + component + …`): the difference between components is left to
 * the essays as it was scored, since nobody read on both sides. Assumes that essays were given to jurors without
 * regard to their quality, and one review per pair. Time O(reviews · readings per essay) + a few times jurors³/2;
 * memory 24 jurors² bytes and O(reviews).
 */
export function calibrateLinear(input: LinearInput): LinearCalibration {
  const { essays, jurors, essay, juror, total } = input
  const crossing = cross(essays, jurors, essay, juror)
  const shift = total.reduce((sum, value) => sum + value, 0) / total.length
  const y = new Float64Array(total.length)
  total.forEach((value, at) => {
    y[crossing.place[at] as number] = value - shift
  })
  const problem: LinearProblem = { crossing, y, loading: new Float64Array(y.length).fill(1) }
  const notes: LinearNote[] = []
  const repeated = crossing.rows > essays
  const several = jurors > crossing.components && crossing.rows > jurors
  if (crossing.components > 1) notes.push('disconnected')
  if (!several) notes.push('severity-unknown')
  if (!repeated) return unfitted(problem, shift, [...notes, 'single-readings'])
  const first = input.start ?? startVariances(problem)
  const start = { ...first, gammaEssay: first.gammaEssay || 0.02, gammaJuror: several ? first.gammaJuror || 0.02 : 0 }
  const alike = y.every((value) => Math.abs(value - (y[0] as number)) < 1e-12 * (1 + Math.abs(shift)))
  const fit = alike ? null : fitVariances(problem, start, { essay: true, juror: several })
  if (fit === null) return unfitted(problem, shift, [...notes, 'no-differences'])
  if (fit.exact) notes.push('exact-fit')
  if (fit.at.system.gammaEssay === 0) notes.push('no-essay-variance')
  if (!fit.converged) notes.push('not-converged')
  return fitted(problem, shift, fit, notes)
}

function fitted(problem: LinearProblem, shift: number, fit: VarianceFit, notes: LinearNote[]): LinearCalibration {
  const { crossing } = problem
  const { system, residualVariance } = fit.at
  const prediction = predict(problem, fit.at)
  const raw = rawMeans(problem, shift)
  const reviews = reviewsPerEssay(crossing)
  const mean = prediction.mean.map((value) => value + shift)
  const measure = prediction.essay.map((u, e) => u + (mean[crossing.componentOfEssay[e] as number] as number))
  const essayVariance = system.gammaEssay * residualVariance
  const meanSquare = prediction.essaySe.reduce((sum, se) => sum + se * se, 0) / crossing.essays
  const reliability = essayVariance > 0 ? Math.max(0, 1 - meanSquare / essayVariance) : 0
  return {
    crossing,
    converged: fit.converged,
    iterations: fit.iterations,
    notes,
    variance: { essay: essayVariance, juror: system.gammaJuror * residualVariance, residual: residualVariance },
    mean,
    essays: {
      raw,
      correction: corrections(problem, prediction),
      trust: system.shrink.map((c) => 1 - c),
      measure,
      se: prediction.essaySe,
      totalSe: prediction.essayTotalSe,
      reviews,
    },
    jurors: {
      severity: prediction.juror.map((v) => -v),
      se: prediction.jurorSe,
      ...jurorFit(problem, prediction, residualVariance),
      reviews: crossing.perJuror,
    },
    leftOut: crossing.place.reduce((out, at, from) => {
      out[from] = prediction.leftOut[at] as number
      return out
    }, new Float64Array(crossing.rows)),
    reliability,
    separation: reliability < 1 ? Math.sqrt(reliability / (1 - reliability)) : null,
    start: { gammaEssay: system.gammaEssay, gammaJuror: system.gammaJuror, hessian: fit.hessian, known: system.known },
    fitted: { problem, fit, shift },
  }
}

/** Without variances: the raw means as they are, and no uncertainty claimed. */
function unfitted(problem: LinearProblem, shift: number, notes: LinearNote[]): LinearCalibration {
  const { crossing } = problem
  const raw = rawMeans(problem, shift)
  const unknown = (n: number) => new Float64Array(n).fill(Number.NaN)
  const mean = new Float64Array(crossing.components)
  const counts = new Float64Array(crossing.components)
  for (let row = 0; row < crossing.rows; row += 1) {
    const c = crossing.componentOfEssay[crossing.essay[row] as number] as number
    mean[c] = (mean[c] as number) + (problem.y[row] as number)
    counts[c] = (counts[c] as number) + 1
  }
  return {
    crossing,
    converged: true,
    iterations: 0,
    notes,
    variance: null,
    mean: mean.map((sum, c) => shift + sum / (counts[c] as number)),
    essays: {
      raw,
      correction: new Float64Array(crossing.essays),
      trust: new Float64Array(crossing.essays).fill(1),
      measure: raw,
      se: unknown(crossing.essays),
      totalSe: unknown(crossing.essays),
      reviews: reviewsPerEssay(crossing),
    },
    jurors: {
      severity: new Float64Array(crossing.jurors),
      se: unknown(crossing.jurors),
      infit: unknown(crossing.jurors),
      outfit: unknown(crossing.jurors),
      reviews: crossing.perJuror,
    },
    leftOut: unknown(crossing.rows),
    reliability: null,
    separation: null,
    start: null,
    fitted: null,
  }
}

function reviewsPerEssay({ essays, start }: Crossing): Int32Array {
  return Int32Array.from({ length: essays }, (_, e) => (start[e + 1] as number) - (start[e] as number))
}

function rawMeans({ crossing, y }: LinearProblem, shift: number): Float64Array {
  return perEssayMean(crossing, (row) => y[row] as number).map((value) => value + shift)
}

function corrections({ crossing }: LinearProblem, { juror }: LinearPrediction): Float64Array {
  return perEssayMean(crossing, (row) => -(juror[crossing.juror[row] as number] as number))
}

function perEssayMean({ essays, start }: Crossing, value: (row: number) => number): Float64Array {
  return Float64Array.from({ length: essays }, (_, e) => {
    const from = start[e] as number
    const to = start[e + 1] as number
    let sum = 0
    for (let row = from; row < to; row += 1) sum += value(row)
    return sum / (to - from)
  })
}

/**
 * Outfit: the mean square of a juror's standardised leave-one-out residuals. Infit: Σ r² / Σ Var(r) over the juror's
 * fitted residuals r, Var(r_n) = σ² P_nn. Both have expectation 1 under the model.
 */
function jurorFit({ crossing }: LinearProblem, prediction: LinearPrediction, residualVariance: number) {
  const squares = new Float64Array(crossing.jurors)
  const expected = new Float64Array(crossing.jurors)
  const standardised = new Float64Array(crossing.jurors)
  const counted = new Float64Array(crossing.jurors)
  for (let row = 0; row < crossing.rows; row += 1) {
    const z = prediction.leftOut[row] as number
    if (Number.isNaN(z)) continue
    const j = crossing.juror[row] as number
    squares[j] = (squares[j] as number) + (prediction.residual[row] as number) ** 2
    expected[j] = (expected[j] as number) + residualVariance * (prediction.leverage[row] as number)
    standardised[j] = (standardised[j] as number) + z * z
    counted[j] = (counted[j] as number) + 1
  }
  return {
    infit: squares.map((sum, j) => sum / (expected[j] as number)),
    outfit: standardised.map((sum, j) => sum / (counted[j] as number)),
  }
}
