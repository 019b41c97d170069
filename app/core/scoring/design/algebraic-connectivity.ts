import type { Crossing } from '../crossing.ts'

export type Connectivity = {
  /** second smallest eigenvalue of the normalised Laplacian, 0 (two parts) to above 1 (everybody reads with everybody) */
  readonly value: number
  /** per juror the side of the weakest cut: the sign of the eigenvector */
  readonly side: Int8Array
}

const mostSteps = 200

/**
 * How well the jurors hang together by the essays that they read in common: the algebraic connectivity of the juror
 * graph, whose edges weigh Σ_e 1/(n_e − 1) over the essays e that two jurors share.
 *
 * L = I − D^{−1/2} W D^{−1/2} (Fiedler, 1973; Chung, 1997, for the normalised form, which does not grow with the number
 * of essays). The variance of the difference of severities across the weakest cut grows like 1 / value (Cheeger). Found
 * by Lanczos' method with full reorthogonalisation in the complement of the first eigenvector. Jurors who share no essay
 * with anybody are left out; 0 when no two jurors share one. O(steps · (reviews · readings + steps · jurors)).
 */
export function algebraicConnectivity(crossing: Crossing): Connectivity {
  const { jurors, essays, start, juror } = crossing
  const degree = new Float64Array(jurors)
  for (let e = 0; e < essays; e += 1) {
    const n = (start[e + 1] as number) - (start[e] as number)
    if (n < 2) continue
    for (let r = start[e] as number; r < (start[e + 1] as number); r += 1) {
      const j = juror[r] as number
      degree[j] = (degree[j] as number) + 1
    }
  }
  const members = degree.reduce((count, d) => count + (d > 0 ? 1 : 0), 0)
  if (members < 2) return { value: 0, side: new Int8Array(jurors) }
  const root = degree.map(Math.sqrt)
  const first = normalised(root)

  /** D^{−1/2} W D^{−1/2} x: by essays, Σ of the others over n − 1. */
  function times(x: Float64Array): Float64Array {
    const product = new Float64Array(jurors)
    for (let e = 0; e < essays; e += 1) {
      const from = start[e] as number
      const to = start[e + 1] as number
      if (to - from < 2) continue
      let sum = 0
      for (let r = from; r < to; r += 1) sum += (x[juror[r] as number] as number) / (root[juror[r] as number] as number)
      for (let r = from; r < to; r += 1) {
        const j = juror[r] as number
        const others = (sum - (x[j] as number) / (root[j] as number)) / (to - from - 1)
        product[j] = (product[j] as number) + others / (root[j] as number)
      }
    }
    return product
  }

  const basis: Float64Array[] = [first]
  const diagonal: number[] = []
  const beside: number[] = []
  // A start without symmetry, the same for the same design.
  let vector = Float64Array.from({ length: jurors }, (_, j) => (degree[j] ? Math.sin(1 + 2.3 * j * j) : 0))
  vector = clearedOf(basis, vector)
  for (let step = 0; step < Math.min(mostSteps, members - 1); step += 1) {
    const length = norm(vector)
    if (length < 1e-10) break
    if (step > 0) beside.push(length)
    const unit = vector.map((value) => value / length)
    basis.push(unit)
    const product = times(unit)
    diagonal.push(dot(unit, product))
    vector = clearedOf(basis, product)
  }
  const { value, vector: weights } = largestEigen(diagonal, beside)
  const fiedler = new Float64Array(jurors)
  weights.forEach((weight, k) => {
    const unit = basis[k + 1] as Float64Array
    for (let j = 0; j < jurors; j += 1) fiedler[j] = (fiedler[j] as number) + weight * (unit[j] as number)
  })
  const least = 1 - value
  return {
    value: least < 1e-9 ? 0 : least,
    side: Int8Array.from(fiedler, (x, j) => (degree[j] ? (x < 0 ? -1 : 1) : 0)),
  }
}

/** Twice, since once leaves rounding behind. */
function clearedOf(basis: readonly Float64Array[], x: Float64Array): Float64Array<ArrayBuffer> {
  const cleared = Float64Array.from(x)
  for (let round = 0; round < 2; round += 1) {
    for (const unit of basis) {
      const along = dot(unit, cleared)
      for (let j = 0; j < cleared.length; j += 1) cleared[j] = (cleared[j] as number) - along * (unit[j] as number)
    }
  }
  return cleared
}

/** Largest eigenvalue of a symmetric tridiagonal matrix by Sturm bisection, its vector by recurrence from the end. */
function largestEigen(diagonal: readonly number[], beside: readonly number[]): { value: number; vector: number[] } {
  const n = diagonal.length
  const bound = diagonal.reduce(
    (most, d, i) => Math.max(most, Math.abs(d) + Math.abs(beside[i] ?? 0) + Math.abs(beside[i - 1] ?? 0)),
    0,
  )
  let [low, high] = [-bound, bound]
  for (let step = 0; step < 100 && high - low > 1e-14 * (1 + bound); step += 1) {
    const middle = (low + high) / 2
    let pivot = 1
    let above = false
    for (let i = 0; i < n; i += 1) {
      const off = i === 0 ? 0 : (beside[i - 1] as number) ** 2
      pivot = middle - (diagonal[i] as number) - off / (pivot === 0 ? 1e-300 : pivot)
      if (pivot < 0) {
        above = true
        break
      }
    }
    if (above) low = middle
    else high = middle
  }
  const value = (low + high) / 2
  // Inverse iteration on T − (value + ε) I, whose elimination is stable as the matrix is definite.
  const shift = value + 1e-10 * (1 + bound)
  let vector = diagonal.map((_, i) => 1 / (1 + i))
  for (let round = 0; round < 3; round += 1) {
    const pivots: number[] = []
    const right: number[] = []
    for (let i = 0; i < n; i += 1) {
      const off = i === 0 ? 0 : (beside[i - 1] as number)
      const ratio = i === 0 ? 0 : off / (pivots[i - 1] as number)
      pivots.push(shift - (diagonal[i] as number) - ratio * off)
      right.push((vector[i] as number) + ratio * (right[i - 1] ?? 0))
    }
    const next = Array<number>(n).fill(0)
    for (let i = n - 1; i >= 0; i -= 1) {
      next[i] = ((right[i] as number) + (beside[i] ?? 0) * (next[i + 1] ?? 0)) / (pivots[i] as number)
    }
    const length = Math.hypot(...next)
    vector = next.map((x) => x / length)
  }
  return { value, vector }
}

function dot(x: Float64Array, y: Float64Array): number {
  let sum = 0
  for (let i = 0; i < x.length; i += 1) sum += (x[i] as number) * (y[i] as number)
  return sum
}

const norm = (x: Float64Array) => Math.sqrt(dot(x, x))

function normalised(x: Float64Array): Float64Array {
  const length = norm(x)
  return x.map((value) => value / length)
}
