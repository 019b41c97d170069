/** Scores are equal when they are equal after rounding to this many millionths. */
const scale = 1e6

/** A score in millionths, the unit in which scores are compared everywhere. */
export function comparable(score: number): number {
  return Math.round(score * scale)
}

export type Rank = { readonly rank: number; readonly tied: boolean }

/**
 * Standard competition ranks ("1224"), highest score first, in the order of the input: equal scores share the best
 * place and the places after them stay empty.
 *
 * rank_i = 1 + |{j : s_j > s_i}| with scores compared after rounding to 6 decimals. O(n log n).
 */
export function competitionRanks(scores: readonly number[]): Rank[] {
  const keys = scores.map(comparable)
  const descending = [...keys].sort((a, b) => b - a)
  const first = new Map<number, number>()
  const counts = new Map<number, number>()
  descending.forEach((key, index) => {
    if (!first.has(key)) first.set(key, index + 1)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  })
  return keys.map((key) => ({ rank: first.get(key) ?? 0, tied: (counts.get(key) ?? 0) > 1 }))
}
