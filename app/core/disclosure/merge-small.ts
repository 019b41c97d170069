/** A published number of children below this could say who they are. */
export const leastPublished = 5

const smallest = (counts: readonly number[]) => Math.min(...counts.filter((count) => count > 0))

/**
 * Which rows to show under the name of their whole, so that no published number of children, of a row or of the hidden
 * ones together, is positive and below `least`.
 *
 * Every row with such a number is hidden; while a sum of the hidden ones still is one, the row with the smallest number
 * joins them, so that what is hidden cannot be found by subtraction (secondary suppression; Willenborg and de Waal,
 * Elements of Statistical Disclosure Control, 2001, ch. 6). Ties by key. When all rows together are too few, all are
 * hidden and the sum still is small: it is the caller's to publish nothing. O(r log r) for r rows.
 * @param rows the numbers that a row publishes, the same columns in each
 */
export function mergeSmallRows(rows: ReadonlyMap<string, readonly number[]>, least: number): Set<string> {
  const ascending = [...rows]
    .map(([key, counts]) => ({ key, counts, small: smallest(counts) }))
    .filter(({ small }) => small < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.small - b.small || (a.key < b.key ? -1 : 1))
  const hidden = new Set<string>()
  let sums: number[] = []
  for (const { key, counts, small } of ascending) {
    if (small >= least && (hidden.size === 0 || smallest(sums) >= least)) break
    hidden.add(key)
    sums = counts.map((count, column) => count + (sums[column] ?? 0))
  }
  return hidden
}

/** The same for rows of one number each: how many members a group has. */
export function mergeSmall(counts: ReadonlyMap<string, number>, least: number): Set<string> {
  return mergeSmallRows(new Map([...counts].map(([key, count]) => [key, [count]])), least)
}
