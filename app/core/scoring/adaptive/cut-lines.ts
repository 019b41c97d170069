import { normalBelow } from '../../numeric/normal-distribution.ts'

/**
 * Where the cut-line of each class of equals lies, in the unit of the measures: the t for which as many are expected
 * above it as receive on average over the draws,
 *   Σ_e Φ((m_e − t)/s_e) = Σ_e p_e  over the class.
 * Those of one class compete on equal terms (the same place, tier, groups and wishes), so that they have one line, and
 * all of them together say where: single probabilities of some hundred draws are too coarse to tell distances by.
 * NaN for a class in which every draw lets everybody in, or nobody. By bisection; O(n · 60).
 *
 * @param classOf per essay its class, from 0
 */
export function cutLines(
  measure: Float64Array,
  se: Float64Array,
  probability: Float64Array,
  classOf: Int32Array,
): Float64Array {
  const members: number[][] = []
  classOf.forEach((c, e) => {
    const list = members[c] ?? []
    list.push(e)
    members[c] = list
  })
  return Float64Array.from({ length: members.length }, (_, c) => {
    const all = members[c] ?? []
    const wanted = all.reduce((sum, e) => sum + (probability[e] as number), 0)
    if (wanted <= 0 || wanted >= all.length) return Number.NaN
    const expected = (t: number) =>
      all.reduce((sum, e) => sum + normalBelow(((measure[e] as number) - t) / (se[e] as number)), 0)
    let low = Math.min(...all.map((e) => (measure[e] as number) - 10 * (se[e] as number)))
    let high = Math.max(...all.map((e) => (measure[e] as number) + 10 * (se[e] as number)))
    for (let step = 0; step < 60; step += 1) {
      const middle = (low + high) / 2
      if (expected(middle) > wanted) low = middle
      else high = middle
    }
    return (low + high) / 2
  })
}
