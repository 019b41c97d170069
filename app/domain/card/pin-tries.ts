const minute = 60_000
const hour = 60 * minute

/** So many wrong PINs are free: a child mistypes, remembers, and tries again. */
export const freeTries = 5

/** The pause after the fifth wrong PIN and each that follows; the last one for all others. */
const pauses = [minute, 5 * minute, 15 * minute, hour, 4 * hour, 12 * hour, 24 * hour]

/** Milliseconds until the next try after so many that were wrong. Nothing is forgiven but by the right PIN or recovery. */
export function pauseAfter(tries: number): number {
  if (tries < freeTries) return 0
  return pauses[Math.min(tries - freeTries, pauses.length - 1)] ?? 0
}
