import { createRandom, type Random } from '../numeric/random.ts'

export type FinishForecast = {
  /** days from today until nothing is left; null beyond the horizon */
  readonly early: number | null
  readonly middle: number | null
  readonly late: number | null
}

/** Days with fewer than these say nothing about a pace. */
export const leastDays = 3
/** Nobody plans a review further ahead. */
const horizon = 730

/**
 * When the work that is left will be done if it goes on as in the days given: the median, and the bounds of the middle
 * 80 % of simulated futures. Null when there are fewer than three days, or nothing was done on them.
 *
 * Each future first draws as many days from those given, with replacement (how sure the pace is), then day after day
 * one of the drawn ones until nothing is left (how uneven the days are): a nested nonparametric bootstrap (Efron and
 * Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 8). Assumes that days are alike and independent. A
 * future has a generator of its own, so that with one seed more work never ends sooner. O(futures · horizon).
 * @param perDay what was done on each full day, quiet days included
 * @param left what is still to be done
 */
export function forecastFinish(
  perDay: readonly number[],
  left: number,
  random: Random,
  futures = 1000,
): FinishForecast | null {
  if (left <= 0) return { early: 0, middle: 0, late: 0 }
  if (perDay.length < leastDays || perDay.every((count) => count <= 0)) return null
  const days = Array.from({ length: futures }, () => daysUntil(perDay, left, createRandom(String(random.uint32()))))
  days.sort((a, b) => a - b)
  return { early: quantile(days, 0.1), middle: quantile(days, 0.5), late: quantile(days, 0.9) }
}

function daysUntil(perDay: readonly number[], left: number, random: Random): number {
  const world = perDay.map(() => perDay[random.below(perDay.length)] ?? 0)
  if (world.every((count) => count <= 0)) return Number.POSITIVE_INFINITY
  let rest = left
  for (let day = 1; day <= horizon; day += 1) {
    rest -= world[random.below(world.length)] ?? 0
    if (rest <= 0) return day
  }
  return Number.POSITIVE_INFINITY
}

/** The smallest of the sorted values that at least a share `p` of them does not exceed. */
function quantile(sorted: readonly number[], p: number): number | null {
  const value = sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? Number.POSITIVE_INFINITY
  return Number.isFinite(value) ? value : null
}
