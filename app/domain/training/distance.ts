type Scores = Readonly<Record<string, number>>

/** Own score less the reference, for every criterion that has both. */
export function differences(own: Scores, reference: Scores): number[] {
  return Object.entries(own).flatMap(([criterion, score]) => {
    const wanted = reference[criterion]
    return wanted === undefined ? [] : [score - wanted]
  })
}

/** `same`: every criterion alike; `near`: none further than one level; `apart`: some further than that. */
export type Closeness = 'same' | 'near' | 'apart'

export function closenessOf(found: readonly number[]): Closeness {
  const furthest = Math.max(0, ...found.map(Math.abs))
  return furthest === 0 ? 'same' : furthest <= 1 ? 'near' : 'apart'
}

/** Mean distance from the reference, in levels, over all criteria of all answers; null without any. */
export function meanDistance(found: readonly number[]): number | null {
  if (found.length === 0) return null
  return found.reduce((sum, difference) => sum + Math.abs(difference), 0) / found.length
}
