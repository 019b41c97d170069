import { tridiagonalEigenvalue } from './tridiagonal.ts'

/**
 * The eigenvalue of rank k (0 the smallest) of a dense symmetric matrix, given by rows; the matrix is overwritten.
 *
 * Householder's reduction to tridiagonal form (Wilkinson, "Householder's method for symmetric matrices", 1962), then
 * bisection. 4/3·n³ operations.
 */
export function denseEigenvalue(matrix: Float64Array, n: number, k: number): number {
  const diagonal = new Float64Array(n)
  const beside = new Float64Array(Math.max(0, n - 1))
  const v = new Float64Array(n)
  const p = new Float64Array(n)
  const a = (i: number, j: number) => matrix[i * n + j] as number
  for (let step = 0; step < n - 2; step += 1) {
    let norm = 0
    for (let i = step + 1; i < n; i += 1) norm += a(i, step) ** 2
    norm = Math.sqrt(norm)
    diagonal[step] = a(step, step)
    const head = a(step + 1, step)
    if (norm === 0) {
      beside[step] = 0
      continue
    }
    const alpha = head > 0 ? -norm : norm
    beside[step] = alpha
    // v = x − α·e, H = I − v·vᵀ/h
    for (let i = step + 1; i < n; i += 1) v[i] = a(i, step)
    v[step + 1] = head - alpha
    const h = norm * norm - alpha * head
    let dot = 0
    for (let i = step + 1; i < n; i += 1) {
      let sum = 0
      for (let j = step + 1; j < n; j += 1) sum += (matrix[i * n + j] as number) * (v[j] as number)
      p[i] = sum / h
      dot += (p[i] as number) * (v[i] as number)
    }
    const half = dot / (2 * h)
    for (let i = step + 1; i < n; i += 1) p[i] = (p[i] as number) - half * (v[i] as number)
    for (let i = step + 1; i < n; i += 1) {
      const vi = v[i] as number
      const pi = p[i] as number
      for (let j = step + 1; j < n; j += 1) {
        matrix[i * n + j] = (matrix[i * n + j] as number) - vi * (p[j] as number) - pi * (v[j] as number)
      }
    }
  }
  for (let i = Math.max(0, n - 2); i < n; i += 1) diagonal[i] = a(i, i)
  if (n > 1) beside[n - 2] = a(n - 1, n - 2)
  return tridiagonalEigenvalue(diagonal, beside, k)
}
