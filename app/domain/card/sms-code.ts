const minute = 60_000

/** How long the code of an SMS works. */
export const codeMinutes = 10
export const codeLasts = codeMinutes * minute

/** Wrong codes until another SMS is needed. */
export const mostTries = 5

/** Codes that one request may send: a try whose answer was lost may have arrived. */
export const mostSent = 3

const again = minute
const day = 24 * 60 * minute
export const lookBack = 30 * day
const mostPerDay = 3
const mostExhausted = 3

type Asked = { asked_at: Date; tries: number }

/**
 * Whether another SMS may be asked for, given the requests of the last 30 days: not within a minute, not more than
 * three in 24 hours, and no more once the tries of three were used up, because then somebody is guessing.
 */
export function mayAsk(earlier: readonly Asked[], now: Date): boolean {
  const age = ({ asked_at }: Asked) => now.getTime() - asked_at.getTime()
  if (earlier.some((one) => age(one) < again)) return false
  if (earlier.filter((one) => age(one) < day).length >= mostPerDay) return false
  return earlier.filter(({ tries }) => tries >= mostTries).length < mostExhausted
}
