import type { Random } from '#app/core/numeric/random.ts'
import type { ExchangeSearch } from './exchange-search.ts'
import type { IndexedProblem } from './indexed-problem.ts'
import type { Seating } from './seating.ts'

/**
 * Fills as many places as can be filled at all, in rounds: every essay gets a first reader before any gets a second.
 *
 * Each essay in random order takes one of the jurors of about the least marginal cost, who met its other readers least;
 * where nobody has room, a shortest augmenting path moves others aside (Ford and Fulkerson, 1956). The numbers of readers
 * that essays can have together are the independent vectors of a polymatroid, so an essay that cannot be served now
 * never can later, the total is that of a maximum flow, and no other plan spreads the shortage more evenly over essays.
 *
 * O(places · jurors of a language) plus O(searches); jurors met by a search in vain are never searched again.
 */
export function fillPlaces(problem: IndexedProblem, seating: Seating, search: ExchangeSearch, random: Random): void {
  const { wanted } = problem
  const take = taker(problem, seating, random)
  const dead = new Uint8Array(wanted.length)
  let waiting = Int32Array.from(random.shuffled(Array.from(wanted, (_, essay) => essay)))
  for (let round = 1; waiting.length > 0; round += 1) {
    waiting = waiting.filter((essay) => (wanted[essay] as number) >= round && dead[essay] === 0)
    for (const essay of waiting) {
      if ((seating.count[essay] as number) >= round || take(essay)) continue
      const end = search.fromEssay(essay)
      if (end >= 0) search.follow(end, essay)
      else {
        dead[essay] = 1
        search.retireMet()
      }
    }
  }
}

/** Gives the essay to the best of its jurors with room, if there is one. */
function taker(problem: IndexedProblem, seating: Seating, random: Random): (essay: number) => boolean {
  const barredFor = new Int32Array(problem.jurorIds.length).fill(-1)
  const { language, excluded } = problem
  const pools = problem.readers.map((readers) => Int32Array.from(random.shuffled(Array.from(readers))))
  // What an essay more or less weighs: within it jurors are taken as equal, and the balance is settled afterwards.
  const step = pools.map((readers) => {
    let largest = 1
    for (const juror of readers) largest = Math.max(largest, problem.max[juror] as number)
    return 2 / largest
  })
  const { next, first, count, jurorOf } = seating
  return (essay) => {
    const pool = pools[language[essay] as number] as Int32Array
    const barred = excluded[essay] as Int32Array
    for (let at = 0; at < barred.length; at += 1) barredFor[barred[at] as number] = essay
    const from = first[essay] as number
    const open = from + (count[essay] as number)
    for (let at = from; at < open; at += 1) barredFor[jurorOf[at] as number] = essay

    let least = Number.POSITIVE_INFINITY
    for (let at = 0; at < pool.length; at += 1) {
      const juror = pool[at] as number
      const cost = next[juror] as number
      if (cost < least && barredFor[juror] !== essay) least = cost
    }
    let best = -1
    if (least < Number.POSITIVE_INFINITY) {
      let fewest = Number.POSITIVE_INFINITY
      const enough = least + (step[language[essay] as number] as number)
      const start = random.below(pool.length)
      for (let steps = 0; steps < pool.length && fewest > 0; steps += 1) {
        const at = start + steps
        const juror = pool[at < pool.length ? at : at - pool.length] as number
        if ((next[juror] as number) > enough || barredFor[juror] === essay) continue
        const shared = open > from ? seating.meets(open, juror) : 0
        if (shared >= fewest) continue
        fewest = shared
        best = juror
      }
    }
    // The same essay may come again with other readers.
    for (let at = 0; at < barred.length; at += 1) barredFor[barred[at] as number] = -1
    for (let at = from; at < open; at += 1) barredFor[jurorOf[at] as number] = -1
    if (best < 0) return false
    seating.add(essay, best)
    return true
  }
}
