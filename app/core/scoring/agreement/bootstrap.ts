import type { Random } from '../../numeric/random.ts'

/**
 * Percentile intervals (95 %) of statistics of units, by drawing units with replacement.
 *
 * Source: Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13. Essays are what is drawn: their
 * scores stay together, and jurors are taken as they are. Replications in which a statistic is not a number are left
 * out of its interval; [NaN, NaN] when fewer than half remain. O(replications · cost of the statistics).
 * @param statistics from how often each unit was drawn to the statistics, always in the same order
 */
export function bootstrapIntervals(
  units: number,
  replications: number,
  random: Random,
  statistics: (times: Int32Array) => readonly number[],
): [number, number][] {
  const drawn: number[][] = []
  const times = new Int32Array(units)
  for (let b = 0; b < replications; b += 1) {
    times.fill(0)
    for (let i = 0; i < units; i += 1) {
      const u = random.below(units)
      times[u] = (times[u] as number) + 1
    }
    statistics(times).forEach((value, s) => {
      const values = drawn[s] ?? []
      drawn[s] = values
      if (!Number.isNaN(value)) values.push(value)
    })
  }
  return drawn.map((values) => {
    if (values.length * 2 < replications) return [Number.NaN, Number.NaN]
    values.sort((a, b) => a - b)
    return [quantile(values, 0.025), quantile(values, 0.975)]
  })
}

/** Linear between order statistics (Hyndman and Fan, 1996, type 7). */
function quantile(sorted: readonly number[], p: number): number {
  const at = p * (sorted.length - 1)
  const low = Math.floor(at)
  const [a = Number.NaN, b = a] = [sorted[low], sorted[low + 1]]
  return a + (at - low) * (b - a)
}
