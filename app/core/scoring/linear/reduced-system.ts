import { invertSymmetric } from '../../numeric/invert-symmetric.ts'
import type { Crossing } from '../crossing.ts'
import { type KnownInverse, updateInverse } from './update-inverse.ts'

/**
 * The crossed random-effects model y = Xμ + Z_e u + Z_j v + ε with one mean per connected component, in the scale of
 * the residual variance: u ~ N(0, σ²γ_e), v ~ N(0, σ²γ_j), ε ~ N(0, σ²).
 */
export type LinearProblem = {
  readonly crossing: Crossing
  /** the weighted totals in the order of the crossing's rows; best centred */
  readonly y: Float64Array
  /** how strongly each row answers to its essay (the juror's slope); 1 everywhere in the plain model */
  readonly loading: Float64Array
}

/** What the essays leave behind once they are eliminated; everything is as large as the jurors, or a sum per essay. */
export type ReducedSystem = {
  readonly gammaEssay: number
  readonly gammaJuror: number
  /** per essay Σ z², Σ z, 1/(1 + γ_e Σ z²) */
  readonly square: Float64Array
  readonly sum: Float64Array
  readonly shrink: Float64Array
  /** H⁻¹ with H = I + γ_j K, K = Z_jᵀ V_e⁻¹ Z_j, V_e = I + γ_e Z_e Z_eᵀ; jurors × jurors */
  readonly inverse: Float64Array
  /** the same with what it belongs to, for the next fit of nearly the same reviews; null for many jurors */
  readonly known: KnownInverse | null
  readonly traceOfK: number
  /** log det of V = V_e + γ_j Z_j Z_jᵀ */
  readonly logDeterminant: number
  /** H⁻¹ Z_jᵀ V_e⁻¹ 1 = Z_jᵀ V⁻¹ 1 */
  readonly jurorOnes: Float64Array
  /** Z_jᵀ V_e⁻¹ 1 */
  readonly jurorOnesReduced: Float64Array
  /** per component 1ᵀ V⁻¹ 1, the information on its mean */
  readonly information: Float64Array
}

/** Above so many jurors the second matrix is not worth its memory. */
const mostKept = 1000

/**
 * Eliminates the essays from Henderson's mixed model equations (Henderson, 1975; Schur complement), so that the only
 * dense matrix is jurors × jurors. By Woodbury, within an essay V_e⁻¹ = I − w z zᵀ with w = γ_e / (1 + γ_e zᵀz), hence
 *   K = diag(n_j) − Σ_e w_e z_e z_eᵀ,  V⁻¹ = V_e⁻¹ − V_e⁻¹ Z_j G Z_jᵀ V_e⁻¹,  G = γ_j H⁻¹,
 *   log|V| = Σ_e log(1 + γ_e z_eᵀz_e) + log|H|.
 * Both ratios may be zero. O(Σ_e n_e² + jurors³/2). Null when H is not positive definite to the machine.
 * @param known the inverse of a nearly equal system, which is then updated instead of computed
 */
export function reduce(
  problem: LinearProblem,
  gammaEssay: number,
  gammaJuror: number,
  known?: KnownInverse,
): ReducedSystem | null {
  const { crossing } = problem
  const { jurors } = crossing
  const { square, sum, shrink, logDeterminant } = essayTerms(problem, gammaEssay)
  const { ones, information } = jurorTerms(problem, gammaEssay, sum, shrink)
  const k = new Float64Array(jurors * jurors)
  const traceOfK = fillK(problem, gammaEssay, shrink, k)
  const kept = jurors <= mostKept ? Float64Array.from(k) : null
  const inverted = (known && updateInverse(k, jurors, gammaJuror, known)) ?? invertShifted(k, jurors, gammaJuror)
  if (inverted === null) return null
  const { inverse } = inverted
  const jurorOnes = timesSymmetric(inverse, ones)
  for (let j = 0; j < jurors; j += 1) {
    const component = crossing.componentOfJuror[j] as number
    information[component] =
      (information[component] as number) - gammaJuror * (ones[j] as number) * (jurorOnes[j] as number)
  }
  return {
    gammaEssay,
    gammaJuror,
    square,
    sum,
    shrink,
    inverse,
    known: kept && { k: kept, inverse, gamma: gammaJuror, logDeterminant: inverted.logDeterminant },
    traceOfK,
    logDeterminant: logDeterminant + inverted.logDeterminant,
    jurorOnes,
    jurorOnesReduced: ones,
    information,
  }
}

/** Per essay Σ z², Σ z and 1/(1 + γ_e Σ z²), and log det of V_e. */
function essayTerms({ crossing, loading }: LinearProblem, gammaEssay: number) {
  const { essays, start } = crossing
  const square = new Float64Array(essays)
  const sum = new Float64Array(essays)
  const shrink = new Float64Array(essays)
  let logDeterminant = 0
  for (let e = 0; e < essays; e += 1) {
    const to = start[e + 1] as number
    let s = 0
    let t = 0
    for (let row = start[e] as number; row < to; row += 1) {
      const z = loading[row] as number
      s += z * z
      t += z
    }
    const c = 1 / (1 + gammaEssay * s)
    square[e] = s
    sum[e] = t
    shrink[e] = c
    logDeterminant -= Math.log(c)
  }
  return { square, sum, shrink, logDeterminant }
}

/** Z_jᵀ V_e⁻¹ 1, and per component 1ᵀ V_e⁻¹ 1. */
function jurorTerms({ crossing, loading }: LinearProblem, gammaEssay: number, sum: Float64Array, shrink: Float64Array) {
  const { rows, essays, essay, juror, start, componentOfEssay } = crossing
  const ones = new Float64Array(crossing.jurors)
  const information = new Float64Array(crossing.components)
  for (let row = 0; row < rows; row += 1) {
    const e = essay[row] as number
    const j = juror[row] as number
    const w = gammaEssay * (shrink[e] as number)
    ones[j] = (ones[j] as number) + 1 - w * (loading[row] as number) * (sum[e] as number)
  }
  for (let e = 0; e < essays; e += 1) {
    const c = componentOfEssay[e] as number
    const n = (start[e + 1] as number) - (start[e] as number)
    const t = sum[e] as number
    information[c] = (information[c] as number) + n - gammaEssay * (shrink[e] as number) * t * t
  }
  return { ones, information }
}

/** The lower triangle of K = diag(n_j) − Σ_e w_e z_e z_eᵀ into zeros; its trace. */
function fillK(
  { crossing, loading }: LinearProblem,
  gammaEssay: number,
  shrink: Float64Array,
  k: Float64Array,
): number {
  const { essays, jurors, start, juror, perJuror } = crossing
  for (let e = 0; e < essays; e += 1) {
    const from = start[e] as number
    const to = start[e + 1] as number
    const w = gammaEssay * (shrink[e] as number)
    for (let row = from; row < to; row += 1) {
      const at = (juror[row] as number) * jurors
      const wz = w * (loading[row] as number)
      // Within an essay jurors ascend, so that this fills the lower triangle.
      for (let other = from; other <= row; other += 1) {
        const cell = at + (juror[other] as number)
        k[cell] = (k[cell] as number) - wz * (loading[other] as number)
      }
    }
  }
  let trace = 0
  for (let j = 0; j < jurors; j += 1) {
    const at = j * jurors + j
    k[at] = (k[at] as number) + (perJuror[j] as number)
    trace += k[at] as number
  }
  return trace
}

/** (I + γ K)⁻¹ in place of K, and log det of I + γ K. */
function invertShifted(k: Float64Array, n: number, gamma: number) {
  if (gamma === 0) {
    k.fill(0)
    for (let i = 0; i < n; i += 1) k[i * n + i] = 1
    return { inverse: k, logDeterminant: 0 }
  }
  for (let i = 0; i < n; i += 1) {
    const end = i * n + i
    for (let at = i * n; at <= end; at += 1) k[at] = gamma * (k[at] as number)
    k[end] = (k[end] as number) + 1
  }
  const logDeterminant = invertSymmetric(k, n)
  return logDeterminant === null ? null : { inverse: k, logDeterminant }
}

/** The product of a full square matrix and a vector. */
export function timesSymmetric(matrix: Float64Array, x: Float64Array): Float64Array {
  const n = x.length
  const product = new Float64Array(n)
  for (let i = 0; i < n; i += 1) {
    let sum = 0
    const row = i * n
    for (let j = 0; j < n; j += 1) sum += (matrix[row + j] as number) * (x[j] as number)
    product[i] = sum
  }
  return product
}

/** What P = V⁻¹ − V⁻¹X(XᵀV⁻¹X)⁻¹XᵀV⁻¹ makes of a vector x of rows. */
export type Projection = {
  /** per component the generalised least-squares mean of x */
  readonly mean: Float64Array
  /** per juror Z_jᵀ P x; γ_j times it is the best linear unbiased predictor of v */
  readonly juror: Float64Array
  /** per essay Z_eᵀ P x; γ_e times it is the best linear unbiased predictor of u */
  readonly essay: Float64Array
  /** xᵀ P x */
  readonly form: number
}

/** Applies P to x without forming it. O(rows + jurors²). */
export function project(problem: LinearProblem, system: ReducedSystem, x: Float64Array): Projection {
  const { crossing, loading } = problem
  const { essays, jurors, start, juror, components } = crossing
  const { gammaEssay, gammaJuror, shrink, sum } = system
  const q = new Float64Array(jurors)
  const total = new Float64Array(essays)
  const mean = new Float64Array(components)
  let form = 0
  for (let e = 0; e < essays; e += 1) {
    const from = start[e] as number
    const to = start[e + 1] as number
    let loaded = 0
    let plain = 0
    for (let row = from; row < to; row += 1) {
      const value = x[row] as number
      loaded += (loading[row] as number) * value
      plain += value
      form += value * value
    }
    total[e] = loaded
    const w = gammaEssay * (shrink[e] as number) * loaded
    form -= w * loaded
    const component = crossing.componentOfEssay[e] as number
    mean[component] = (mean[component] as number) + plain - w * (sum[e] as number)
    for (let row = from; row < to; row += 1) {
      const j = juror[row] as number
      q[j] = (q[j] as number) + (x[row] as number) - w * (loading[row] as number)
    }
  }
  const hq = timesSymmetric(system.inverse, q)
  for (let j = 0; j < jurors; j += 1) {
    const component = crossing.componentOfJuror[j] as number
    form -= gammaJuror * (q[j] as number) * (hq[j] as number)
    mean[component] = (mean[component] as number) - gammaJuror * (q[j] as number) * (system.jurorOnes[j] as number)
  }
  for (let c = 0; c < components; c += 1) {
    const information = system.information[c] as number
    if (information <= 0) continue
    const b = mean[c] as number
    form -= (b * b) / information
    mean[c] = b / information
  }
  for (let j = 0; j < jurors; j += 1) {
    const mu = mean[crossing.componentOfJuror[j] as number] as number
    hq[j] = (hq[j] as number) - mu * (system.jurorOnes[j] as number)
  }
  const essay = new Float64Array(essays)
  for (let e = 0; e < essays; e += 1) {
    let value = (total[e] as number) - (mean[crossing.componentOfEssay[e] as number] as number) * (sum[e] as number)
    for (let row = start[e] as number; row < (start[e + 1] as number); row += 1) {
      value -= gammaJuror * (loading[row] as number) * (hq[juror[row] as number] as number)
    }
    essay[e] = (shrink[e] as number) * value
  }
  return { mean, juror: hq, essay, form }
}
