export type DecisionLine = {
  /** draws in which some of the class receive and some do not: only these have a line */
  readonly draws: number
  /** the line's 5th, 50th and 95th hundredth over those draws; NaN without any */
  readonly low: number
  readonly middle: number
  readonly high: number
}

export type LineTally = {
  /** one draw: everybody's levels, and 1 for each who receives */
  see(scores: Float64Array, accepted: Uint8Array): void
  lines(): DecisionLine[]
}

/**
 * Between which levels the last device of a class falls, over the draws of a decision: where k of a class receive, its
 * line lies half-way between the k-th and the next level of the class. A class competes on equal terms but for wishes
 * and households, which may let somebody a little below the line receive; the line is where it would lie by levels alone.
 * O(n log n) a draw, a number per class and draw of memory.
 *
 * @param classOf per applicant the class, from 0; −1 for those who do not compete
 */
export function createLineTally(classOf: Int32Array): LineTally {
  const members: number[][] = []
  classOf.forEach((c, i) => {
    if (c < 0) return
    const list = members[c] ?? []
    list.push(i)
    members[c] = list
  })
  const seen = Array.from(members, (): number[] => [])
  return {
    see(scores, accepted) {
      members.forEach((all, c) => {
        let k = 0
        for (const i of all) k += accepted[i] as number
        if (k === 0 || k === all.length) return
        const levels = Float64Array.from(all, (i) => scores[i] as number).sort()
        const last = levels[all.length - k] as number
        seen[c]?.push((last + (levels[all.length - k - 1] as number)) / 2)
      })
    },
    lines: () =>
      seen.map((values) => {
        const sorted = Float64Array.from(values).sort()
        const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN
        return { draws: sorted.length, low: at(0.05), middle: at(0.5), high: at(0.95) }
      }),
  }
}
