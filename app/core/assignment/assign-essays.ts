import { createRandom, type Random } from '#app/core/numeric/random.ts'
import { algebraicConnectivity } from './algebraic-connectivity.ts'
import { balanceLoads } from './balance-loads.ts'
import { explainShortage } from './bottlenecks.ts'
import { ExchangeSearch } from './exchange-search.ts'
import { fillPlaces } from './fill-places.ts'
import { type IndexedProblem, indexProblem } from './indexed-problem.ts'
import { joinDesign } from './join-design.ts'
import { jurorComponents } from './juror-components.ts'
import type { Assignment, AssignmentProblem, AssignmentResult } from './problem.ts'
import { Seating } from './seating.ts'
import { spreadPairs } from './spread-pairs.ts'

/**
 * Gives each essay its reviewers: at most `reviewsPerEssay` different jurors who read its language and have no conflict
 * with it, no juror beyond the maximum, everything that exists kept.
 *
 * What is optimised, each only where the ones before leave a choice:
 * 1. the number of reviews is that of a maximum flow, and where some are missing they are missing evenly (exact);
 * 2. Σ_j max(0, min_j − load_j) is least, then Σ_j load_j² / max_j: loads are as equal as they can be in proportion to
 *    what each juror offered (exact, but for 3);
 * 3. the design hangs together within each language and across languages (bounded search; the only thing that may cost a
 *    little of the balance, by single essays handed to jurors of two languages);
 * 4. no two jurors share more essays than need be (local search);
 * 5. chance: which of all these plans it is, is drawn by the seed.
 *
 * The same problem and seed give the same plan, in whatever order essays, jurors and conflicts are listed. Since nothing
 * that exists is moved, giving out again after a recusal or a late juror changes nothing but the places that are open.
 * See the parts for methods and sources. O(places · jurors of a language) for dense problems.
 */
export function assignEssays(problem: AssignmentProblem): AssignmentResult {
  const random = createRandom(String(problem.seed))
  const indexed = indexProblem(problem)
  const seating = seatJurors(indexed, random)
  spreadPairs(indexed, seating, random)
  const parts = joinDesign(indexed, seating, random)

  const name = (juror: number) => indexed.jurorIds[juror] as string
  const readers = indexed.essayIds.map((_, essay) => seating.readersOf(essay))
  const components = jurorComponents(parts.overall.roots).map((members) => members.map(name))
  return {
    assignments: listAssignments(problem, indexed, seating),
    loads: Object.fromEntries(indexed.jurorIds.map((id, juror) => [id, seating.load[juror] as number])),
    ...explainShortage(indexed, seating),
    belowMinimum: indexed.jurorIds.flatMap((juror, j) => {
      const load = seating.load[j] as number
      const min = indexed.min[j] as number
      return load < min ? [{ juror, load, min }] : []
    }),
    connected: components.length <= 1,
    algebraicConnectivity: algebraicConnectivity(indexed.jurorIds.length, readers),
    components,
    languageComponents: Object.fromEntries(
      indexed.languages.map((language, at) => [language, parts.byLanguage[at]?.count ?? 0]),
    ),
    pairMax: seating.mostShared(),
  }
}

/** A plan of the most reviews and the least cost of loads: points 1 and 2 of the contract. */
export function seatJurors(indexed: IndexedProblem, random: Random): Seating {
  const seating = new Seating(indexed)
  const pools = indexed.readers.map((readers) => Int32Array.from(random.shuffled(Array.from(readers))))
  const search = new ExchangeSearch(indexed, seating, pools)
  fillPlaces(indexed, seating, search, random)
  balanceLoads(seating, search)
  return seating
}

/** Existing ones first, as given; then the new ones in the order of the problem's essays and jurors. */
function listAssignments(problem: AssignmentProblem, indexed: IndexedProblem, seating: Seating): Assignment[] {
  const assignments: Assignment[] = [...problem.existing]
  const given = new Int32Array(indexed.essayIds.length)
  indexed.essayAt.forEach((from, at) => {
    given[from] = at
  })
  problem.essays.forEach(({ id: essay }, from) => {
    const at = given[from] as number
    const start = seating.first[at] as number
    const fresh: number[] = []
    for (let place = start; place < start + (seating.count[at] as number); place += 1) {
      if (!seating.isKept(place)) fresh.push(indexed.jurorAt[seating.jurorOf[place] as number] as number)
    }
    fresh.sort((a, b) => a - b)
    for (const juror of fresh) assignments.push({ essay, juror: problem.jurors[juror]?.id ?? '' })
  })
  return assignments
}
