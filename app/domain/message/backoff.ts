/** A message is given up after this many tries. */
export const maxAttempts = 8

const minute = 60_000
const longest = 6 * 60 * minute

/** How long a claimed message belongs to its sender: longer than all timeouts of one SMTP conversation together. */
export const leaseMs = 5 * minute

/**
 * Milliseconds until the next try after `attempts` failed ones, or null to give up: 1, 3, 9, 27, 81, 243, 360 minutes,
 * each times a factor between 0.75 and 1.25, so that messages which failed together do not come back together.
 * @param chance uniform in [0, 1)
 */
export function retryDelay(attempts: number, chance: number): number | null {
  if (attempts >= maxAttempts) return null
  const plain = Math.min(longest, minute * 3 ** Math.max(0, attempts - 1))
  return Math.round(plain * (0.75 + 0.5 * chance))
}
