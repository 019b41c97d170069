/**
 * Φ(x), the standard normal distribution function, to about 1e-15; 0 and 1 beyond ±8, NaN of NaN.
 *
 * Φ(x) = ½ + φ(x) (x + x³/3 + x⁵/(3·5) + x⁷/(3·5·7) + …). Source: Marsaglia, "Evaluating the normal distribution",
 * Journal of Statistical Software 11 (2004). Some 10 to 100 terms.
 */
export function normalCdf(x: number): number {
  if (x < -8) return 0
  if (x > 8) return 1
  if (Number.isNaN(x)) return x
  const square = x * x
  let term = x
  let sum = x
  for (let k = 3; k < 1000 && sum + term !== sum; k += 2) {
    term *= square / k
    sum += term
  }
  return 0.5 + sum * Math.exp(-0.5 * square - 0.9189385332046727)
}
