/**
 * The quantile of the F distribution: the x with P(F ≤ x) = p for the given degrees of freedom (which need not be
 * whole); NaN when a number of degrees is not positive.
 *
 * Bisection in b = d₁x / (d₁x + d₂) on the regularised incomplete beta function I_b(d₁/2, d₂/2) (Abramowitz and
 * Stegun 1964, 26.6.2), until the interval no longer shrinks; relative error about 1e-13.
 */
export function fQuantile(p: number, d1: number, d2: number): number {
  if (!(d1 > 0 && d2 > 0)) return Number.NaN
  let [low, high] = [0, 1]
  for (let step = 0; step < 200; step += 1) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) break
    if (incompleteBeta(middle, d1 / 2, d2 / 2) < p) low = middle
    else high = middle
  }
  const b = (low + high) / 2
  return (d2 * b) / (d1 * (1 - b))
}

/**
 * The regularised incomplete beta function I_x(a, b), by the continued fraction of DLMF 8.17.22 (modified Lentz's
 * method; Thompson and Barnett, 1986), on the side where it converges fast.
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x))
  return x < (a + 1) / (a + b + 2) ? (front * fraction(x, a, b)) / a : 1 - (front * fraction(1 - x, b, a)) / b
}

function fraction(x: number, a: number, b: number): number {
  const tiny = 1e-300
  const away = (value: number) => (Math.abs(value) < tiny ? tiny : value)
  let c = 1
  let d = 1 / away(1 - ((a + b) * x) / (a + 1))
  let result = d
  for (let m = 1; m < 10_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / away(1 + even * d)
    c = away(1 + even / c)
    result *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / away(1 + odd * d)
    c = away(1 + odd / c)
    result *= d * c
    if (Math.abs(d * c - 1) < 1e-15) break
  }
  return result
}

/** log Γ(x) for x > 0: Stirling's series (DLMF 5.11.1) after shifting x above 12; error below 1e-14 relative. */
export function logGamma(x: number): number {
  let shift = 0
  let z = x
  while (z < 12) {
    shift -= Math.log(z)
    z += 1
  }
  const inverse = 1 / (z * z)
  const series =
    (1 / 12 + inverse * (-1 / 360 + inverse * (1 / 1260 + inverse * (-1 / 1680 + inverse * (1 / 1188))))) / z
  return shift + (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series
}
