import { normalBelow } from '../numeric/normal-distribution.ts'

export type RankInterval = { readonly best: number; readonly worst: number }

const points = 400

/**
 * Between which places an essay's true level may lie, for each: its own level anywhere in its 95 % interval, the others'
 * where they are expected.
 *
 * R(x) = 1 + Σ_j Φ((m_j − x) / s_j) is the expected place of level x among all; best = R(m_i + 1.96 s_i), worst =
 * R(m_i − 1.96 s_i), less the essay's own part in the sum, rounded outwards to whole places. R falls with x, so it is
 * computed on a grid and read off in between: O(400 n). It leaves out what jurors in common make of pairs of essays;
 * the joint simulation has that. Essays of unknown error (NaN) stand where they are measured.
 */
export function rankIntervals(measure: ArrayLike<number>, se: ArrayLike<number>): RankInterval[] {
  const n = measure.length
  const m = Float64Array.from(measure)
  const s = Float64Array.from({ length: n }, (_, i) => (Number.isFinite(se[i]) ? (se[i] as number) : 0))
  const reach = 1.959964
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let i = 0; i < n; i += 1) {
    low = Math.min(low, (m[i] as number) - reach * (s[i] as number))
    high = Math.max(high, (m[i] as number) + reach * (s[i] as number))
  }
  const step = (high - low) / points || 1
  const above = Float64Array.from({ length: points + 1 }, (_, k) => {
    const x = low + k * step
    let sum = 0
    for (let j = 0; j < n; j += 1) sum += chance((m[j] as number) - x, s[j] as number)
    return sum
  })
  const read = (x: number) => {
    const at = Math.min(points, Math.max(0, (x - low) / step))
    const k = Math.min(points - 1, Math.floor(at))
    return (above[k] as number) + (at - k) * ((above[k + 1] as number) - (above[k] as number))
  }
  return Array.from({ length: n }, (_, i) => {
    const half = reach * (s[i] as number)
    const place = (x: number) => 1 + read(x) - chance((m[i] as number) - x, s[i] as number)
    const [best, worst] = [place((m[i] as number) + half), place((m[i] as number) - half)]
    return { best: Math.max(1, Math.floor(best + 1e-6)), worst: Math.min(n, Math.ceil(worst - 1e-6)) }
  })
}

function chance(difference: number, s: number): number {
  if (s > 0) return normalBelow(difference / s)
  return difference > 0 ? 1 : difference < 0 ? 0 : 0.5
}
