import {
  type LinearProblem,
  type Projection,
  project,
  type ReducedSystem,
  reduce,
  timesSymmetric,
} from './reduced-system.ts'
import type { KnownInverse } from './update-inverse.ts'

/** The profiled REML criterion at one pair of variance ratios, with what its derivatives need. */
export type RestrictedLikelihood = {
  readonly system: ReducedSystem
  readonly projection: Projection
  /** −2 log restricted likelihood without its constants */
  readonly value: number
  readonly residualVariance: number
  readonly degrees: number
  /** derivatives in (γ_e, γ_j) */
  readonly gradient: readonly [number, number]
}

/**
 * The REML criterion with σ² profiled out and its exact gradient in the variance ratios:
 *   f = log|V| + log|XᵀV⁻¹X| + (n − p) log(yᵀPy),
 *   ∂f/∂γ_i = tr(Z_iᵀ P Z_i) − ‖Z_iᵀ P y‖² / σ²,  σ² = yᵀPy / (n − p).
 * Sources: Patterson and Thompson (1971); Harville, JASA 72 (1977); the profile as in Bates, Mächler, Bolker and
 * Walker (2015), whose criterion it equals up to a constant. Null where the system cannot be factorised.
 */
export function restrictedLikelihood(
  problem: LinearProblem,
  gammaEssay: number,
  gammaJuror: number,
  known?: KnownInverse,
): RestrictedLikelihood | null {
  const system = reduce(problem, gammaEssay, gammaJuror, known)
  if (system === null) return null
  const projection = project(problem, system, problem.y)
  const informed = system.information.filter((information) => information > 0)
  const degrees = problem.crossing.rows - informed.length
  if (degrees < 1 || !(projection.form > 0)) return null
  const residualVariance = projection.form / degrees
  const logInformation = informed.reduce((total, information) => total + Math.log(information), 0)
  const [essayTrace, jurorTrace] = traces(problem, system)
  return {
    system,
    projection,
    value: system.logDeterminant + logInformation + degrees * Math.log(projection.form),
    residualVariance,
    degrees,
    gradient: [
      essayTrace - squaredNorm(projection.essay) / residualVariance,
      jurorTrace - squaredNorm(projection.juror) / residualVariance,
    ],
  }
}

/** tr(Z_eᵀ P Z_e) and tr(Z_jᵀ P Z_j). */
function traces(problem: LinearProblem, system: ReducedSystem): [number, number] {
  const { crossing } = problem
  const { shrink, square, gammaJuror } = system
  let essay = 0
  for (let e = 0; e < crossing.essays; e += 1) {
    const c = shrink[e] as number
    essay += c * ((square[e] as number) - c * jurorForm(problem, system, e))
  }
  const juror = gammaJuror === 0 ? system.traceOfK : traceOfComplement(system.inverse, crossing.jurors) / gammaJuror
  const ones = essayOnes(problem, system)
  const lostEssay = perComponent(crossing.components, crossing.componentOfEssay, (e) => (ones[e] as number) ** 2)
  const lostJuror = perComponent(
    crossing.components,
    crossing.componentOfJuror,
    (j) => (system.jurorOnes[j] as number) ** 2,
  )
  return [essay - overInformation(system, lostEssay), juror - overInformation(system, lostJuror)]
}

/** N_e G N_eᵀ, the essay's quadratic form in the covariance of its jurors' severities (over σ²). */
export function jurorForm(problem: LinearProblem, system: ReducedSystem, e: number): number {
  const { crossing, loading } = problem
  const { start, juror, jurors } = crossing
  const from = start[e] as number
  const to = start[e + 1] as number
  let form = 0
  for (let row = from; row < to; row += 1) {
    const at = (juror[row] as number) * jurors
    let inner = 0
    for (let other = from; other < to; other += 1) {
      inner += (loading[other] as number) * (system.inverse[at + (juror[other] as number)] as number)
    }
    form += (loading[row] as number) * inner
  }
  return system.gammaJuror * form
}

/** Z_eᵀ V⁻¹ 1 per essay. */
export function essayOnes(problem: LinearProblem, system: ReducedSystem): Float64Array {
  const { start, juror, essays } = problem.crossing
  const ones = new Float64Array(essays)
  for (let e = 0; e < essays; e += 1) {
    let value = system.sum[e] as number
    for (let row = start[e] as number; row < (start[e + 1] as number); row += 1) {
      const severity = system.jurorOnes[juror[row] as number] as number
      value -= system.gammaJuror * (problem.loading[row] as number) * severity
    }
    ones[e] = (system.shrink[e] as number) * value
  }
  return ones
}

/**
 * The exact Hessian of the criterion in (γ_e, γ_j), as [ee, ej, jj]:
 *   ∂²f = −tr(P V_i P V_k) + (n − p) (2 yᵀP V_i P V_k P y / yᵀPy − ‖Z_iᵀPy‖² ‖Z_kᵀPy‖² / (yᵀPy)²),  V_i = Z_i Z_iᵀ.
 *
 * The traces are squared Frobenius norms of Z_iᵀ P Z_k; with Q = Σ_e c_e² z_e z_eᵀ over the jurors and B = Q H⁻¹,
 *   ‖Z_eᵀV⁻¹Z_j‖² = ⟨B, H⁻¹⟩,  ‖Z_eᵀV⁻¹Z_e‖² = Σ s²c² − 2 Σ s c³ z_eᵀG z_e + γ_j² Σ_ij B_ij B_ji,
 * the last being why nothing as large as the essays is needed. O(jurors · pairs of co-readers). With γ_j = 0 the
 * entries of the jurors are not computed and stand as [·, 0, 1].
 */
export function hessian(problem: LinearProblem, at: RestrictedLikelihood): [number, number, number] {
  const { system, projection, degrees } = at
  const { crossing } = problem
  const { gammaJuror, square, shrink, information } = system
  const { essays, jurors, components, componentOfEssay, componentOfJuror } = crossing
  const ones = essayOnes(problem, system)
  const essayOnesSquared = perComponent(components, componentOfEssay, (e) => (ones[e] as number) ** 2)

  let ee = 0
  for (let e = 0; e < essays; e += 1) {
    const c = shrink[e] as number
    const s = square[e] as number
    ee += s * c * c * (s - 2 * c * jurorForm(problem, system, e))
  }
  // zᵀ-sums of the essays' own τ = Z_eᵀV⁻¹1, for τᵀ Z_eᵀV⁻¹Z_e τ.
  const carried = new Float64Array(jurors)
  for (let row = 0; row < crossing.rows; row += 1) {
    const e = crossing.essay[row] as number
    const j = crossing.juror[row] as number
    carried[j] = (carried[j] as number) + (shrink[e] as number) * (problem.loading[row] as number) * (ones[e] as number)
  }
  const hCarried = timesSymmetric(system.inverse, carried)
  const own = perComponent(
    components,
    componentOfEssay,
    (e) => (square[e] as number) * (shrink[e] as number) * (ones[e] as number) ** 2,
  )
  const shared = perComponent(
    components,
    componentOfJuror,
    (j) => gammaJuror * (carried[j] as number) * (hCarried[j] as number),
  )
  for (let c = 0; c < components; c += 1) {
    const a = information[c] as number
    if (a <= 0) continue
    const norm = essayOnesSquared[c] as number
    ee += (norm / a) ** 2 - (2 * ((own[c] as number) - (shared[c] as number))) / a
  }

  const toEssays = spread(crossing.essay, projection.essay, problem.loading)
  const essaysAgain = project(problem, system, toEssays)
  const essayNorm = squaredNorm(projection.essay)
  const curve = (trace: number, cross: number, left: number, right: number) =>
    -trace + degrees * ((2 * cross) / projection.form - (left * right) / projection.form ** 2)

  if (gammaJuror === 0) {
    return [curve(ee, dot(projection.essay, essaysAgain.essay), essayNorm, essayNorm), 0, 1]
  }

  const products = coreadingProducts(problem, system)
  ee += gammaJuror ** 2 * products.own
  let ej = products.crossed
  const complement = traceOfComplement(system.inverse, jurors)
  let jj = (2 * complement - jurors + squaredNorm(system.inverse)) / gammaJuror ** 2
  const again = timesSymmetric(system.inverse, system.jurorOnes)
  const jurorOnesSquared = perComponent(components, componentOfJuror, (j) => (system.jurorOnes[j] as number) ** 2)
  const bent = perComponent(
    components,
    componentOfJuror,
    (j) => ((system.jurorOnes[j] as number) * ((system.jurorOnes[j] as number) - (again[j] as number))) / gammaJuror,
  )
  const met = perComponent(components, componentOfJuror, (j) => (carried[j] as number) * (again[j] as number))
  for (let c = 0; c < components; c += 1) {
    const a = information[c] as number
    if (a <= 0) continue
    const norm = jurorOnesSquared[c] as number
    jj += (norm / a) ** 2 - (2 * (bent[c] as number)) / a
    ej += ((essayOnesSquared[c] as number) * norm) / a ** 2 - (2 * (met[c] as number)) / a
  }
  const toJurors = spread(crossing.juror, projection.juror)
  const jurorsAgain = project(problem, system, toJurors)
  const jurorNorm = squaredNorm(projection.juror)
  return [
    curve(ee, dot(projection.essay, essaysAgain.essay), essayNorm, essayNorm),
    curve(ej, dot(projection.juror, essaysAgain.juror), essayNorm, jurorNorm),
    curve(jj, dot(projection.juror, jurorsAgain.juror), jurorNorm, jurorNorm),
  ]
}

/**
 * With B = Q H⁻¹, Q = Σ_e c_e² z_e z_eᵀ: ⟨B, H⁻¹⟩ and Σ_ij B_ij B_ji.
 *
 * Most essays have the same number of readings, and with c that of those, w_e = γ_e c_e,
 *   Q = (c/γ_e) (diag(n_j) − K) + Σ_e c_e (c_e − c) z_e z_eᵀ,  K H⁻¹ = (I − H⁻¹) / γ_j,
 * so that only the other essays need a product with H⁻¹; rows hold a juror's co-readers alone, zeros are skipped.
 */
function coreadingProducts(problem: LinearProblem, system: ReducedSystem): { crossed: number; own: number } {
  const { crossing, loading } = problem
  const { essays, jurors, start, juror } = crossing
  const { inverse, gammaEssay, gammaJuror } = system
  const usual = gammaEssay > 0 ? mostFrequent(system.shrink) : 0
  const rest = new Float64Array(jurors * jurors)
  for (let e = 0; e < essays; e += 1) {
    const c = system.shrink[e] as number
    const weight = c * (c - usual)
    if (weight === 0) continue
    const to = start[e + 1] as number
    for (let row = start[e] as number; row < to; row += 1) {
      const wz = weight * (loading[row] as number)
      const at = (juror[row] as number) * jurors
      for (let other = start[e] as number; other < to; other += 1) {
        const cell = at + (juror[other] as number)
        rest[cell] = (rest[cell] as number) + wz * (loading[other] as number)
      }
    }
  }
  const scale = usual === 0 ? 0 : usual / gammaEssay
  const line = new Float64Array(jurors)
  let crossed = 0
  for (let i = 0; i < jurors; i += 1) {
    const row = i * jurors
    const ofRow = scale * ((crossing.perJuror[i] as number) + 1 / gammaJuror)
    for (let j = 0; j < jurors; j += 1) line[j] = ofRow * (inverse[row + j] as number)
    line[i] = (line[i] as number) - scale / gammaJuror
    for (let m = 0; m < jurors; m += 1) {
      const factor = rest[row + m] as number
      if (factor === 0) continue
      const from = m * jurors
      for (let j = 0; j < jurors; j += 1) line[j] = (line[j] as number) + factor * (inverse[from + j] as number)
    }
    for (let j = 0; j < jurors; j += 1) crossed += (line[j] as number) * (inverse[row + j] as number)
    rest.set(line, row)
  }
  let own = 0
  for (let i = 0; i < jurors; i += 1) {
    own += (rest[i * jurors + i] as number) ** 2
    for (let j = 0; j < i; j += 1) own += 2 * (rest[i * jurors + j] as number) * (rest[j * jurors + i] as number)
  }
  return { crossed, own }
}

function mostFrequent(values: Float64Array): number {
  const counts = new Map<number, number>()
  let [best, most] = [values[0] ?? 0, 0]
  for (const value of values) {
    const count = (counts.get(value) ?? 0) + 1
    counts.set(value, count)
    if (count > most) [best, most] = [value, count]
  }
  return best
}

/** Z x: every row gets the value of its essay or juror. */
function spread(index: Int32Array, values: Float64Array, loading?: Float64Array): Float64Array {
  const rows = new Float64Array(index.length)
  for (let row = 0; row < index.length; row += 1) {
    const value = values[index[row] as number] as number
    rows[row] = loading ? (loading[row] as number) * value : value
  }
  return rows
}

function traceOfComplement(inverse: Float64Array, n: number): number {
  let trace = 0
  for (let i = 0; i < n; i += 1) trace += 1 - (inverse[i * n + i] as number)
  return trace
}

function perComponent(components: number, componentOf: Int32Array, value: (index: number) => number): Float64Array {
  const sums = new Float64Array(components)
  for (let i = 0; i < componentOf.length; i += 1) {
    const c = componentOf[i] as number
    sums[c] = (sums[c] as number) + value(i)
  }
  return sums
}

function overInformation(system: ReducedSystem, sums: Float64Array): number {
  let total = 0
  for (let c = 0; c < sums.length; c += 1) {
    const information = system.information[c] as number
    if (information > 0) total += (sums[c] as number) / information
  }
  return total
}

function squaredNorm(x: Float64Array): number {
  return dot(x, x)
}

function dot(x: Float64Array, y: Float64Array): number {
  let sum = 0
  for (let i = 0; i < x.length; i += 1) sum += (x[i] as number) * (y[i] as number)
  return sum
}
