/**
 * How many eigenvalues of a symmetric tridiagonal matrix are smaller than x: the number of negative pivots of
 * T − x·I (Sturm's theorem; Barth, Martin and Wilkinson, "Calculation of the eigenvalues of a symmetric tridiagonal
 * matrix by the method of bisection", 1967). O(n).
 */
function countBelow(diagonal: ArrayLike<number>, beside: ArrayLike<number>, n: number, x: number): number {
  let count = 0
  let pivot = 1
  for (let i = 0; i < n; i += 1) {
    const off = i === 0 ? 0 : (beside[i - 1] as number)
    pivot = (diagonal[i] as number) - x - (off === 0 ? 0 : (off * off) / pivot)
    if (pivot === 0) pivot = Number.MIN_VALUE * 2 ** 60
    if (pivot < 0) count += 1
  }
  return count
}

/**
 * The eigenvalue of rank k (0 the smallest) of the symmetric tridiagonal matrix with this diagonal and `beside` it, by
 * bisection to full double precision relative to the matrix's norm. O(n) for each of some sixty steps.
 */
export function tridiagonalEigenvalue(
  diagonal: ArrayLike<number>,
  beside: ArrayLike<number>,
  k: number,
  n = diagonal.length,
): number {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (let i = 0; i < n; i += 1) {
    const radius = (i > 0 ? Math.abs(beside[i - 1] as number) : 0) + (i < n - 1 ? Math.abs(beside[i] as number) : 0)
    low = Math.min(low, (diagonal[i] as number) - radius)
    high = Math.max(high, (diagonal[i] as number) + radius)
  }
  for (;;) {
    const middle = low + (high - low) / 2
    if (middle <= low || middle >= high) return middle
    if (countBelow(diagonal, beside, n, middle) > k) high = middle
    else low = middle
  }
}
