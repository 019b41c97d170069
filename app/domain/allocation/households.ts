import { compareText } from '#app/core/allocation/device-problem.ts'

/**
 * Joins pairs into households: who lives with somebody of a household lives in it (union–find, Tarjan 1975).
 * By member the first of its household; who is in no pair is in none. O(n α(n)).
 */
export function householdsOf(pairs: readonly (readonly [string, string])[]): Map<string, string> {
  const above = new Map<string, string>()
  const headOf = (member: string): string => {
    let head = member
    for (let next = above.get(head); next !== undefined && next !== head; next = above.get(head)) head = next
    above.set(member, head)
    return head
  }
  for (const [one, other] of pairs) {
    const [first = '', second = ''] = [headOf(one), headOf(other)].sort(compareText)
    above.set(first, first)
    above.set(second, first)
  }
  return new Map([...above.keys()].map((member) => [member, headOf(member)]))
}
