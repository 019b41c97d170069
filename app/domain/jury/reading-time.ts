/** Whole minutes that one essay may count; whoever leaves a window open is not reading. */
export const mostMinutes = 240
/** What one message of a window may add, also after a connection that was gone for a while. */
const mostAtOnce = 10
/** Before a juror's own pace is known. */
const usualMinutes = 6
/** Finished essays from which the own pace is taken. */
const enoughPaces = 3

/**
 * The minutes of an essay after a window told that it was read for `told` more. Several windows cannot count the same
 * time twice: no more is added than has passed since the last count.
 */
export function minutesAfter(known: { minutes: number; counted_at: Date } | undefined, told: number, now: Date) {
  const passed = known ? Math.round((now.getTime() - known.counted_at.getTime()) / 60_000) : mostAtOnce
  const added = Math.max(0, Math.min(told, passed, mostAtOnce))
  return Math.min(mostMinutes, (known?.minutes ?? 0) + added)
}

/** Minutes that the essays which are left will take, by the median of the own pace; rounded up to 5, since it is a guess. */
export function minutesLeft(paces: readonly number[], left: number): number {
  const sorted = [...paces].sort((a, b) => a - b)
  const middle = sorted[Math.floor(sorted.length / 2)] ?? usualMinutes
  const pace = sorted.length < enoughPaces ? usualMinutes : middle
  return Math.ceil((pace * left) / 5) * 5
}
