/**
 * Solves A x = b for a small dense matrix (row-major) by Gaussian elimination with partial pivoting; null when A is
 * singular to the machine. O(n³); neither argument is changed.
 */
export function solveSmall(a: Float64Array, b: ArrayLike<number>): Float64Array | null {
  const n = b.length
  const m = Float64Array.from(a)
  const x = Float64Array.from(b)
  const at = (i: number, j: number) => m[i * n + j] as number
  for (let k = 0; k < n; k += 1) {
    let pivot = k
    for (let i = k + 1; i < n; i += 1) if (Math.abs(at(i, k)) > Math.abs(at(pivot, k))) pivot = i
    if (!(Math.abs(at(pivot, k)) > 1e-300)) return null
    if (pivot !== k) {
      for (let j = 0; j < n; j += 1) {
        const kept = at(k, j)
        m[k * n + j] = at(pivot, j)
        m[pivot * n + j] = kept
      }
      const kept = x[k] as number
      x[k] = x[pivot] as number
      x[pivot] = kept
    }
    for (let i = k + 1; i < n; i += 1) {
      const factor = at(i, k) / at(k, k)
      if (factor === 0) continue
      for (let j = k; j < n; j += 1) m[i * n + j] = at(i, j) - factor * at(k, j)
      x[i] = (x[i] as number) - factor * (x[k] as number)
    }
  }
  for (let i = n - 1; i >= 0; i -= 1) {
    let sum = x[i] as number
    for (let j = i + 1; j < n; j += 1) sum -= at(i, j) * (x[j] as number)
    x[i] = sum / at(i, i)
  }
  return x
}
