/**
 * Finds the logarithm of a variance that is close to none, where EM would creep for ever: a root of the derivative of
 * the log likelihood in log σ² by secant steps inside of a bracket (regula falsi), one value per call, while the other
 * parameters move along. At the least value a falling likelihood is the answer.
 * @returns from the present value and the derivative there to the next value
 */
export function createSmallVariance(least: number): (at: number, slope: number) => number {
  let low: { at: number; slope: number } | null = null
  let high: { at: number; slope: number } | null = null
  return (at, slope) => {
    if (slope <= 0) high = { at, slope }
    else low = { at, slope }
    if (high?.at === least) return least
    if (low === null) return high !== null && at - 1.5 > least ? at - 1.5 : least
    if (high === null) return at + 1.5
    // The others have moved on: what was a bracket is none any more.
    if (high.at - low.at < 1e-4) {
      const next = at + (slope > 0 ? 0.02 : -0.02)
      if (Math.abs(slope) < 1e-3) return at
      if (slope > 0) high = null
      else low = null
      return Math.max(least, next)
    }
    const secant = low.at + ((high.at - low.at) * low.slope) / (low.slope - high.slope)
    const margin = 0.05 * (high.at - low.at)
    return Math.min(high.at - margin, Math.max(low.at + margin, secant))
  }
}
