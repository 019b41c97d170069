import type { Random } from './random.ts'
import { tridiagonalEigenvalue } from './tridiagonal.ts'

/** y ← A·x for a symmetric matrix A. */
export type Operator = (x: Float64Array, y: Float64Array) => void

export function dot(x: Float64Array, y: Float64Array): number {
  let sum = 0
  for (let i = 0; i < x.length; i += 1) sum += (x[i] as number) * (y[i] as number)
  return sum
}

/** y ← y + factor·x */
export function addTo(y: Float64Array, factor: number, x: Float64Array): void {
  for (let i = 0; i < y.length; i += 1) y[i] = (y[i] as number) + factor * (x[i] as number)
}

export type Extreme = { value: number; steps: number; converged: boolean }

/**
 * The smallest (or largest) eigenvalue of a symmetric operator on the vectors that are orthogonal to the constant one.
 *
 * Lanczos's method with full reorthogonalisation (Parlett, "The Symmetric Eigenvalue Problem", 1998, chapter 13), from a
 * random vector. It stops when the residual |β·s| of the Ritz pair, which bounds the distance to an eigenvalue, falls
 * below the tolerance, or when the space is exhausted. Not converging within `mostSteps` is a result.
 * O(steps · (operator + steps · n)).
 */
export function extremeEigenvalue(
  n: number,
  operator: Operator,
  which: 'smallest' | 'largest',
  random: Random,
  { mostSteps, tolerance }: { mostSteps: number; tolerance: number },
): Extreme {
  const constant = new Float64Array(n).fill(1 / Math.sqrt(n))
  const basis: Float64Array[] = []
  const diagonal: number[] = []
  const beside: number[] = []
  let q: Float64Array = Float64Array.from({ length: n }, () => random.unit() - 0.5)
  addTo(q, -dot(q, constant), constant)
  scale(q)
  const most = Math.min(mostSteps, n - 1)
  let value = Number.NaN
  for (let step = 1; step <= most; step += 1) {
    basis.push(q)
    const w = new Float64Array(n)
    operator(q, w)
    diagonal.push(dot(w, q))
    // Twice is enough (Kahan and Parlett).
    for (let again = 0; again < 2; again += 1) {
      addTo(w, -dot(w, constant), constant)
      for (const known of basis) addTo(w, -dot(w, known), known)
    }
    const beta = Math.sqrt(dot(w, w))
    const last = step === most || beta < 1e-13 * Math.abs(diagonal[0] as number)
    if (last || step % 8 === 0) {
      value = tridiagonalEigenvalue(diagonal, beside, which === 'smallest' ? 0 : step - 1, step)
      const residual = beta * lastComponent(diagonal, beside, value)
      if (residual <= tolerance * Math.max(Math.abs(value), 1e-300) || beta < 1e-13 * Math.abs(diagonal[0] as number)) {
        return { value, steps: step, converged: true }
      }
    }
    beside.push(beta)
    scale(w)
    q = w
  }
  return { value, steps: most, converged: most === n - 1 }
}

function scale(x: Float64Array): void {
  const norm = Math.sqrt(dot(x, x))
  for (let i = 0; i < x.length; i += 1) x[i] = (x[i] as number) / norm
}

/** |last component| of the unit eigenvector of the tridiagonal matrix to an eigenvalue: two steps of inverse iteration. */
function lastComponent(diagonal: readonly number[], beside: readonly number[], value: number): number {
  const n = diagonal.length
  let x: Float64Array = new Float64Array(n).fill(1)
  const shift = value + Math.abs(value) * 1e-14 + 1e-300
  for (let round = 0; round < 3; round += 1) {
    x = solveTridiagonal(diagonal, beside, shift, x)
    scale(x)
  }
  return Math.abs(x[n - 1] as number)
}

/** Solves (T − shift·I)·x = b by elimination with row exchanges. */
function solveTridiagonal(
  diagonal: readonly number[],
  beside: readonly number[],
  shift: number,
  b: Float64Array,
): Float64Array {
  const n = diagonal.length
  const x = Float64Array.from(b)
  // Row i holds main[i], up[i], up2[i] after elimination.
  const main = Float64Array.from(diagonal, (d) => d - shift)
  const up = Float64Array.from({ length: n }, (_, i) => beside[i] ?? 0)
  const up2 = new Float64Array(n)
  for (let i = 0; i < n - 1; i += 1) {
    const low = beside[i] as number
    if (Math.abs(main[i] as number) < Math.abs(low)) {
      const [m, u, r] = [main[i] as number, up[i] as number, x[i] as number]
      main[i] = low
      up[i] = main[i + 1] as number
      up2[i] = i + 1 < n - 1 ? (up[i + 1] as number) : 0
      x[i] = x[i + 1] as number
      const factor = m / low
      main[i + 1] = u - factor * (up[i] as number)
      up[i + 1] = -factor * (up2[i] as number)
      x[i + 1] = r - factor * (x[i] as number)
    } else {
      const factor = main[i] === 0 ? 0 : low / (main[i] as number)
      main[i + 1] = (main[i + 1] as number) - factor * (up[i] as number)
      x[i + 1] = (x[i + 1] as number) - factor * (x[i] as number)
    }
  }
  for (let i = n - 1; i >= 0; i -= 1) {
    const above = (up[i] as number) * (x[i + 1] ?? 0) + (up2[i] as number) * (x[i + 2] ?? 0)
    const pivot = main[i] as number
    x[i] = ((x[i] as number) - above) / (pivot === 0 ? 1e-300 : pivot)
  }
  return x
}
