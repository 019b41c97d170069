/**
 * The sum of the values, correctly rounded: the same bits whatever their order.
 *
 * Keeps the running sum as non-overlapping partials of increasing magnitude, each addition being error-free
 * (two-sum), and rounds once at the end, half to even. Source: Shewchuk, "Adaptive Precision Floating-Point Arithmetic
 * and Fast Robust Geometric Predicates", Discrete & Computational Geometry 18 (1997), grow-expansion; the last
 * rounding as in Python's `math.fsum` (Hettinger, 2005).
 *
 * Assumes finite values without overflow of the sum; anything else gives NaN or an infinity, as plain addition would.
 * O(n·p) time and O(p) memory, p the number of partials (at most 40 for doubles, 1 to 3 in practice).
 */
export function exactSum(values: Iterable<number>): number {
  const partials: number[] = []
  let special = 0
  for (const value of values) {
    if (!Number.isFinite(value)) {
      special += value
      continue
    }
    let x = value
    let kept = 0
    for (const partial of partials) {
      const [large, small] = Math.abs(x) < Math.abs(partial) ? [partial, x] : [x, partial]
      const high = large + small
      const low = small - (high - large)
      if (low !== 0) partials[kept++] = low
      x = high
    }
    partials.length = kept
    partials.push(x)
  }
  return special !== 0 || Number.isNaN(special) ? special : rounded(partials)
}

/** Adds the partials from the largest down; the remainder decides a tie of the last rounding. */
function rounded(partials: readonly number[]): number {
  let at = partials.length - 1
  let high = partials[at] ?? 0
  let low = 0
  while (at > 0) {
    const x = high
    at -= 1
    const y = partials[at] ?? 0
    high = x + y
    low = y - (high - x)
    if (low !== 0) break
  }
  const rest = partials[at - 1] ?? 0
  if ((low < 0 && rest < 0) || (low > 0 && rest > 0)) {
    const doubled = low * 2
    const moved = high + doubled
    if (doubled === moved - high) return moved
  }
  return high
}
