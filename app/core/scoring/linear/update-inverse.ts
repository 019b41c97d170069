import { solveSmall } from '../../numeric/solve-small.ts'

/** The inverse of I + γ K, with the K that it belongs to (lower triangle) and the logarithm of its determinant. */
export type KnownInverse = {
  readonly k: Float64Array
  readonly inverse: Float64Array
  readonly gamma: number
  readonly logDeterminant: number
}

const mostRows = 24

/**
 * The inverse of I + γ K' from that of I + γ K when K' differs in the rows and columns of a few jurors alone, as it does
 * when a review is added, changed or taken back; null when more than 24 differ or γ is another.
 *
 * With T the jurors concerned, M = (K' − K) on T and X the known inverse (Woodbury, 1950),
 *   X' = X − γ X_T M (I + γ X_TT M)⁻¹ X_Tᵀ,  log det' = log det + log det(I + γ X_TT M).
 * O(jurors² · |T|) instead of jurors³/2; rounding stays at that of X, since M is small beside K.
 */
export function updateInverse(
  k: Float64Array,
  n: number,
  gamma: number,
  known: KnownInverse,
): { inverse: Float64Array; logDeterminant: number } | null {
  if (known.gamma !== gamma || known.k.length !== k.length) return null
  const rows = changedRows(k, known.k, n)
  if (rows === null) return null
  const t = rows.length
  const inverse = Float64Array.from(known.inverse)
  if (t === 0) return { inverse, logDeterminant: known.logDeterminant }
  const change = new Float64Array(t * t)
  const core = new Float64Array(t * t)
  rows.forEach((i, a) => {
    rows.forEach((j, b) => {
      const at = i >= j ? i * n + j : j * n + i
      change[a * t + b] = (k[at] as number) - (known.k[at] as number)
    })
  })
  for (let a = 0; a < t; a += 1) {
    for (let b = 0; b < t; b += 1) {
      let sum = a === b ? 1 : 0
      for (let c = 0; c < t; c += 1) {
        const x = known.inverse[(rows[a] as number) * n + (rows[c] as number)] as number
        sum += gamma * x * (change[c * t + b] as number)
      }
      core[a * t + b] = sum
    }
  }
  const determinant = determinantOf(core, t)
  if (!(determinant > 1e-8)) return null
  // W = γ M (I + γ X_TT M)⁻¹, column by column: coreᵀ w = (row of γ M)ᵀ.
  const transposed = core.map((_, at) => core[(at % t) * t + Math.floor(at / t)] as number)
  const middle: Float64Array[] = []
  for (let a = 0; a < t; a += 1) {
    const solved = solveSmall(transposed, change.subarray(a * t, (a + 1) * t))
    if (solved === null) return null
    middle.push(solved)
  }
  const columns = rows.map((row) => known.inverse.subarray(row * n, (row + 1) * n))
  for (let i = 0; i < n; i += 1) {
    for (let b = 0; b < t; b += 1) {
      let factor = 0
      for (let a = 0; a < t; a += 1) factor += (columns[a]?.[i] as number) * (middle[a]?.[b] as number)
      factor *= gamma
      const column = columns[b] as Float64Array
      const row = i * n
      for (let j = 0; j < n; j += 1) inverse[row + j] = (inverse[row + j] as number) - factor * (column[j] as number)
    }
  }
  return { inverse, logDeterminant: known.logDeterminant + Math.log(determinant) }
}

/** Jurors whose row of the lower triangle, or whose column in it, holds a difference that others do not explain. */
function changedRows(k: Float64Array, before: Float64Array, n: number): number[] | null {
  const changed = new Set<number>()
  for (let i = 0; i < n; i += 1) {
    for (let at = i * n; at <= i * n + i; at += 1) {
      if (k[at] === before[at]) continue
      changed.add(i)
      changed.add(at - i * n)
      if (changed.size > mostRows) return null
    }
  }
  return [...changed].sort((a, b) => a - b)
}

function determinantOf(matrix: Float64Array, n: number): number {
  const m = Float64Array.from(matrix)
  let determinant = 1
  for (let c = 0; c < n; c += 1) {
    let pivot = c
    for (let i = c + 1; i < n; i += 1) {
      if (Math.abs(m[i * n + c] as number) > Math.abs(m[pivot * n + c] as number)) pivot = i
    }
    const value = m[pivot * n + c] as number
    if (value === 0) return 0
    determinant *= pivot === c ? value : -value
    for (let j = 0; j < n && pivot !== c; j += 1) {
      const kept = m[c * n + j] as number
      m[c * n + j] = m[pivot * n + j] as number
      m[pivot * n + j] = kept
    }
    for (let i = c + 1; i < n; i += 1) {
      const factor = (m[i * n + c] as number) / value
      for (let j = c; j < n; j += 1) m[i * n + j] = (m[i * n + j] as number) - factor * (m[c * n + j] as number)
    }
  }
  return determinant
}
