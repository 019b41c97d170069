import type { Units } from './units.ts'

export type Alpha = { readonly nominal: number; readonly ordinal: number; readonly interval: number }

/**
 * Krippendorff's alpha for three scales, with missing scores; NaN when no two scores can be compared or all are alike.
 *
 *   α = 1 − D_o / D_e,  D_o = Σ_u 1/(m_u − 1) Σ_{i≠j ∈ u} δ(x_i, x_j) / n,  D_e = Σ_{i≠j} δ(x_i, x_j) / (n (n − 1)),
 * over units with at least two scores. δ is 1 for different values (nominal), (x − y)² (interval), and for ordinal
 * scales (n_x/2 + Σ_{x<g<y} n_g + n_y/2)², which is the squared difference of mid-ranks: ordinal alpha is interval
 * alpha of the mid-ranks, so that nothing grows with the square of the number of different values.
 * Source: Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011. O(n log n).
 * @param times how often each unit counts, for the bootstrap
 */
export function krippendorffAlpha(units: Units, times?: Int32Array): Alpha {
  const codes = codesOf(units)
  return alphaOfCodes(units, codes, times)
}

export type Codes = { readonly code: Int32Array; readonly values: Float64Array }

/** Each score's place among the different values, by value. */
export function codesOf({ value }: Units): Codes {
  const values = Float64Array.from(new Set(value)).sort()
  const at = new Map(Array.from(values, (one, index) => [one, index]))
  return { code: Int32Array.from(value, (one) => at.get(one) as number), values }
}

export function alphaOfCodes({ start }: Units, { code, values }: Codes, times?: Int32Array): Alpha {
  const counts = new Float64Array(values.length)
  let n = 0
  forUnits(start, times, (from, to, weight) => {
    for (let at = from; at < to; at += 1) counts[code[at] as number] = (counts[code[at] as number] as number) + weight
    n += weight * (to - from)
  })
  const midRank = new Float64Array(values.length)
  let below = 0
  counts.forEach((count, c) => {
    midRank[c] = below + count / 2
    below += count
  })
  const seen = new Int32Array(values.length)
  let [nominal, ordinal, interval] = [0, 0, 0]
  forUnits(start, times, (from, to, weight) => {
    const m = to - from
    for (let at = from; at < to; at += 1) seen[code[at] as number] = (seen[code[at] as number] as number) + 1
    let same = 0
    let [r, rr, x, xx] = [0, 0, 0, 0]
    const [r0, x0] = [midRank[code[from] as number] as number, values[code[from] as number] as number]
    for (let at = from; at < to; at += 1) {
      const c = code[at] as number
      same += (seen[c] as number) - 1
      // Differences from the unit's first score, so that nothing cancels.
      const dr = (midRank[c] as number) - r0
      const dx = (values[c] as number) - x0
      r += dr
      rr += dr * dr
      x += dx
      xx += dx * dx
    }
    for (let at = from; at < to; at += 1) seen[code[at] as number] = 0
    nominal += (weight * (m * (m - 1) - same)) / (m - 1)
    ordinal += (weight * 2 * (m * rr - r * r)) / (m - 1)
    interval += (weight * 2 * (m * xx - x * x)) / (m - 1)
  })
  const expected = (metric: (c: number) => number) => {
    let [mean, square] = [0, 0]
    for (let c = 0; c < counts.length; c += 1) mean += ((counts[c] as number) * metric(c)) / n
    for (let c = 0; c < counts.length; c += 1) square += (counts[c] as number) * (metric(c) - mean) ** 2
    return 2 * n * square
  }
  const alike = counts.reduce((sum, count) => sum + count * count, 0)
  const alpha = (observed: number, chance: number) => 1 - ((n - 1) * observed) / chance
  return {
    nominal: alpha(nominal, n * n - alike),
    ordinal: alpha(
      ordinal,
      expected((c) => midRank[c] as number),
    ),
    interval: alpha(
      interval,
      expected((c) => values[c] as number),
    ),
  }
}

/** Units with at least two scores, each with how often it counts. */
function forUnits(
  start: Int32Array,
  times: Int32Array | undefined,
  visit: (from: number, to: number, weight: number) => void,
): void {
  for (let u = 0; u + 1 < start.length; u += 1) {
    const from = start[u] as number
    const to = start[u + 1] as number
    const weight = times ? (times[u] as number) : 1
    if (to - from > 1 && weight > 0) visit(from, to, weight)
  }
}
