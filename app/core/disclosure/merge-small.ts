/**
 * Which groups to show under the name of their whole, so that no published group has fewer than `least` members.
 *
 * Every group below `least` is hidden; when the hidden ones together are still fewer than `least`, the smallest shown
 * groups join them, so that what is hidden cannot be found by subtraction (secondary suppression; Willenborg and de
 * Waal, Elements of Statistical Disclosure Control, 2001, ch. 6). Ties in size by key. O(g log g).
 * @param counts members per group of one whole
 */
export function mergeSmall(counts: ReadonlyMap<string, number>, least: number): Set<string> {
  const ascending = [...counts].filter(([, count]) => count > 0).sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1))
  const hidden = new Set<string>()
  let members = 0
  for (const [key, count] of ascending) {
    if (count >= least && (hidden.size === 0 || members >= least)) break
    hidden.add(key)
    members += count
  }
  return hidden
}
