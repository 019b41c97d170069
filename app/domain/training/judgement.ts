import type { Criterion } from '../contest/contest.ts'

/** Scores and reasons by criterion's id; the numbers of criteria that lack one. */
export type Judged = {
  scores: Record<string, number>
  reasons: Record<string, string>
  missing: number[]
  unreasoned: number[]
}

/** What was given by the criterion's number from 1; null when a level does not exist. */
export function readJudgement(
  criteria: readonly Pick<Criterion, 'id' | 'levels'>[],
  given: { scores: ReadonlyMap<number, number>; reasons: ReadonlyMap<number, string> },
): Judged | null {
  const judged: Judged = { scores: {}, reasons: {}, missing: [], unreasoned: [] }
  if ([...given.scores.keys()].some((number) => !criteria[number - 1])) return null
  for (const [index, { id, levels }] of criteria.entries()) {
    const number = index + 1
    const score = given.scores.get(number)
    if (score === undefined) judged.missing.push(number)
    else if (levels.some((level) => level.score === score)) judged.scores[id] = score
    else return null
    const reason = given.reasons.get(number) ?? ''
    if (reason === '') judged.unreasoned.push(number)
    else judged.reasons[id] = reason
  }
  return judged
}
