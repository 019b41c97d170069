import type { IndexedProblem } from './indexed-problem.ts'
import { jurorRoots } from './juror-components.ts'
import type { Seating } from './seating.ts'

/** In how many parts a rating design falls. */
export type DesignParts = {
  /** per language: readers of its essays, joined by essays of that language alone */
  readonly byLanguage: readonly { readonly roots: Int32Array; readonly count: number }[]
  /** all jurors, joined by any essay */
  readonly overall: { readonly roots: Int32Array; readonly count: number }
  /** the sum of all counts: what is to be as small as possible */
  readonly sum: number
}

/** O(reviews · α(jurors)). */
export function designParts(problem: IndexedProblem, seating: Seating): DesignParts {
  const jurors = problem.jurorIds.length
  const byLanguage = problem.languages.map((_, language) => jurorRoots(jurors, readersIn(problem, seating, language)))
  const overall = jurorRoots(jurors, readersIn(problem, seating, -1))
  return { byLanguage, overall, sum: byLanguage.reduce((sum, { count }) => sum + count, overall.count) }
}

function* readersIn(problem: IndexedProblem, seating: Seating, language: number): Generator<Int32Array> {
  for (let essay = 0; essay < problem.language.length; essay += 1) {
    if (language < 0 || problem.language[essay] === language) yield seating.readersOf(essay)
  }
}
