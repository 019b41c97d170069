import { invertSymmetric } from '../../numeric/invert-symmetric.ts'
import type { Crossing } from '../crossing.ts'

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

/**
 * Eliminates the essays from Henderson's mixed model equations (Henderson, 1975; Schur complement), so that the only
 * dense matrix is jurors × jurors. By Woodbury, within an essay V_e⁻¹ = I − w z zᵀ with w = γ_e / (1 + γ_e zᵀz), hence
 *   K = diag(n_j) − Σ_e w_e z_e z_eᵀ,  V⁻¹ = V_e⁻¹ − V_e⁻¹ Z_j G Z_jᵀ V_e⁻¹,  G = γ_j H⁻¹,
 *   log|V| = Σ_e log(1 + γ_e z_eᵀz_e) + log|H|.
 * Both ratios may be zero. O(Σ_e n_e² + jurors³/2). Null when H is not positive definite to the machine.
 */
export function reduce(problem: LinearProblem, gammaEssay: number, gammaJuror: number): ReducedSystem | null {
  const { crossing, loading } = problem
  const { essays, jurors, start, juror } = crossing
  const square = new Float64Array(essays)
  const sum = new Float64Array(essays)
  const shrink = new Float64Array(essays)
  const matrix = new Float64Array(jurors * jurors)
  const ones = new Float64Array(jurors)
  const information = new Float64Array(crossing.components)
  let logDeterminant = 0
  for (let e = 0; e < essays; e += 1) {
    const from = start[e] as number
    const to = start[e + 1] as number
    let s = 0
    let t = 0
    for (let row = from; row < to; row += 1) {
      const z = loading[row] as number
      s += z * z
      t += z
    }
    const c = 1 / (1 + gammaEssay * s)
    const w = gammaEssay * c
    square[e] = s
    sum[e] = t
    shrink[e] = c
    logDeterminant -= Math.log(c)
    const component = crossing.componentOfEssay[e] as number
    information[component] = (information[component] as number) + (to - from - w * t * t)
    for (let row = from; row < to; row += 1) {
      const j = juror[row] as number
      const wz = w * (loading[row] as number)
      ones[j] = (ones[j] as number) + 1 - wz * t
      // Within an essay jurors ascend, so that this fills the lower triangle.
      for (let other = from; other <= row; other += 1) {
        const at = j * jurors + (juror[other] as number)
        matrix[at] = (matrix[at] as number) - wz * (loading[other] as number)
      }
    }
  }
  let traceOfK = 0
  for (let j = 0; j < jurors; j += 1) {
    const at = j * jurors + j
    matrix[at] = (matrix[at] as number) + (crossing.perJuror[j] as number)
    traceOfK += matrix[at] as number
  }
  for (let i = 0; i < jurors; i += 1) {
    for (let at = i * jurors; at <= i * jurors + i; at += 1) matrix[at] = (matrix[at] as number) * gammaJuror
    matrix[i * jurors + i] = (matrix[i * jurors + i] as number) + 1
  }
  const logH = gammaJuror === 0 ? unit(matrix, jurors) : invertSymmetric(matrix, jurors)
  if (logH === null) return null
  const jurorOnes = timesSymmetric(matrix, ones)
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
    inverse: matrix,
    traceOfK,
    logDeterminant: logDeterminant + logH,
    jurorOnes,
    jurorOnesReduced: ones,
    information,
  }
}

function unit(matrix: Float64Array, n: number): number {
  matrix.fill(0)
  for (let i = 0; i < n; i += 1) matrix[i * n + i] = 1
  return 0
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
