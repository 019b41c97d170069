/** The density of the standard normal distribution. */
export function normalDensity(x: number): number {
  return Math.exp(-0.5 * x * x) / 2.5066282746310002
}

/**
 * P(Z ≤ x) of the standard normal distribution; absolute error below 1e-15, in the lower tail relative below 1e-8.
 *
 * Source: Hart et al., Computer Approximations (1968), algorithm 5666, as given by West, "Better approximations to
 * cumulative normal functions", Wilmott (May 2005).
 */
export function normalBelow(x: number): number {
  const z = Math.abs(x)
  const tail = z > 37 ? 0 : Math.exp(-0.5 * z * z) * (z < 7.07106781186547 ? ratio(z) : fraction(z))
  return x > 0 ? 1 - tail : tail
}

const above = [
  0.0352624965998911, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871, 221.213596169931,
  220.206867912376,
]
const below = [
  0.0883883476483184, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674, 637.333633378831,
  793.826512519948, 440.413735824752,
]

const ratio = (z: number) => horner(above, z) / horner(below, z)
const fraction = (z: number) => 1 / (2.506628274631 * (z + 1 / (z + 2 / (z + 3 / (z + 4 / (z + 0.65))))))
const horner = (coefficients: readonly number[], x: number) => coefficients.reduce((sum, c) => sum * x + c, 0)
