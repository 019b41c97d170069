import { type Crossing, cross } from '../crossing.ts'
import type { Ratings } from '../ratings.ts'

export type Thresholds = 'rating-scale' | 'partial-credit'

/** Scores recoded to the categories in use, and what of a review the Rasch model needs: sums are sufficient. */
export type Responses = {
  readonly crossing: Crossing
  /** indices of the criteria that can be placed on the scale; the model's items */
  readonly items: readonly number[]
  /** per item the scores that its categories 0, 1, … stand for */
  readonly categories: readonly (readonly number[])[]
  /** scores between the lowest and the highest that nobody gave (per item; of all criteria together for rating-scale) */
  readonly unused: readonly (readonly number[])[]
  /** per row of the crossing the sum of its categories, and which of the patterns of scored items it has */
  readonly sum: Int32Array
  readonly pattern: Int32Array
  readonly patterns: readonly (readonly number[])[]
  /** row × item, −1 = missing */
  readonly category: Int16Array
  /** per item how often each category was given */
  readonly counts: readonly Float64Array[]
}

/**
 * Recodes scores to consecutive categories. A score that nobody gave would have a threshold at infinity: it is left
 * out, and the step over it joins its neighbours. With rating-scale thresholds all criteria share their categories,
 * with partial credit each has its own. O(scores).
 */
export function recode(ratings: Ratings, thresholds: Thresholds): Responses {
  const width = ratings.criteria.length
  const used = Array.from({ length: width }, () => new Set<number>())
  ratings.scores.forEach((score, at) => {
    if (!Number.isNaN(score)) used[at % width]?.add(score)
  })
  const ascending = (scores: Iterable<number>) => [...new Set(scores)].sort((a, b) => a - b)
  const shared = ascending(used.flatMap((scores) => [...scores]))
  const ofCriterion = used.map((scores) => (thresholds === 'rating-scale' ? shared : ascending(scores)))
  const items = used.flatMap((scores, c) => {
    if (thresholds === 'partial-credit') return scores.size > 1 ? [c] : []
    // Nothing but the lowest or the highest score would put the difficulty at infinity.
    const [only] = scores
    const extreme = scores.size === 1 && (only === shared[0] || only === shared.at(-1))
    return scores.size > 0 && shared.length > 1 && !extreme ? [c] : []
  })
  const categories = items.map((c) => ofCriterion[c] ?? [])
  const crossing = cross(ratings.essays.length, ratings.jurors.length, ratings.essay, ratings.juror)
  const rows = crossing.rows
  const category = new Int16Array(rows * items.length).fill(-1)
  const sum = new Int32Array(rows)
  const pattern = new Int32Array(rows)
  const patterns: number[][] = []
  const known = new Map<string, number>()
  const counts = categories.map((scores) => new Float64Array(scores.length))
  const codes = categories.map((scores) => new Map(scores.map((score, code) => [score, code])))
  for (let from = 0; from < rows; from += 1) {
    const row = crossing.place[from] as number
    let key = ''
    items.forEach((c, item) => {
      const code = codes[item]?.get(ratings.scores[from * width + c] as number)
      if (code === undefined) return
      category[row * items.length + item] = code
      sum[row] = (sum[row] as number) + code
      const count = counts[item] as Float64Array
      count[code] = (count[code] as number) + 1
      key += `${item},`
    })
    let at = known.get(key)
    if (at === undefined) {
      at = patterns.length
      known.set(key, at)
      patterns.push(key.split(',').filter(Boolean).map(Number))
    }
    pattern[row] = at
  }
  return { crossing, items, categories, unused: categories.map(gaps), sum, pattern, patterns, category, counts }
}

function gaps(scores: readonly number[]): number[] {
  const [low = 0, high = 0] = [scores[0], scores.at(-1)]
  const missing: number[] = []
  for (let score = low; score <= high && missing.length < 100; score += 1)
    if (!scores.includes(score)) missing.push(score)
  return missing
}
