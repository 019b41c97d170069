/**
 * The lower factor L of a symmetric positive semidefinite matrix, A = L Lᵀ, row by row; the upper triangle is zero.
 *
 * Cholesky–Banachiewicz (Golub and Van Loan, 2013, §4.2), only the lower triangle of the row-major n × n matrix is
 * read. A pivot that is zero or negative by rounding alone gives a column of zeros, so that a direction without
 * variance stays without. n³/3 operations.
 */
export function choleskyFactor(a: Float64Array, n: number): Float64Array {
  const l = new Float64Array(n * n)
  for (let i = 0; i < n; i += 1) {
    const row = i * n
    for (let j = 0; j <= i; j += 1) {
      const other = j * n
      let sum = a[row + j] as number
      for (let k = 0; k < j; k += 1) sum -= (l[row + k] as number) * (l[other + k] as number)
      if (i === j) {
        l[row + i] = sum > 1e-12 * Math.abs(a[row + i] as number) ? Math.sqrt(sum) : 0
      } else {
        const pivot = l[other + j] as number
        l[row + j] = pivot > 0 ? sum / pivot : 0
      }
    }
  }
  return l
}
