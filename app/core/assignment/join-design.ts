import type { Random } from '#app/core/numeric/random.ts'
import { type DesignParts, designParts } from './design-parts.ts'
import { type IndexedProblem, mayRead } from './indexed-problem.ts'
import { maySwap, swapPlaces } from './place-swap.ts'
import type { Seating } from './seating.ts'

/** Reviews looked through in all attempts together. */
const budget = 2e7
const triesPerPart = 60
/** A change that costs as much would leave somebody below the minimum. */
const breaksMinimum = 2 ** 19

/**
 * Joins what falls apart: jurors who share no essay, even by way of others, cannot be compared (Linacre, "Many-Facet
 * Rasch Measurement", 1994, on connectedness), within each language and, through jurors of two languages, across them.
 *
 * First by trades of two places, which leave all loads as they are; where none helps, by handing one essay to a juror of
 * two languages who passes one on, at the least cost of loads: a design in one piece goes before the last bit of balance.
 * A bounded search: it may leave apart what some cleverer plan would join, and what is left is reported.
 * @returns the parts that remain
 */
export function joinDesign(problem: IndexedProblem, seating: Seating, random: Random): DesignParts {
  let parts = designParts(problem, seating)
  let left = budget
  const evaluate = () => {
    left -= seating.jurorOf.length * 2 + problem.jurorIds.length * (problem.languages.length + 1)
    return designParts(problem, seating)
  }
  const places = Array.from(seating.jurorOf, (_, place) => place).filter(
    (place) => !seating.isKept(place) && !seating.isAnchor(seating.essayOf[place] as number),
  )

  for (let language = 0; language < problem.languages.length; language += 1) {
    const own = places.filter((place) => problem.language[seating.essayOf[place] as number] === language)
    const scope = (now: DesignParts) => now.byLanguage[language] ?? now.overall
    parts = joinByTrades(problem, seating, random, own, scope, parts, evaluate, () => left > 0)
  }
  parts = joinByTrades(
    problem,
    seating,
    random,
    places,
    (now) => now.overall,
    parts,
    evaluate,
    () => left > 0,
  )
  while (parts.overall.count > 1 && left > 0) {
    const joined = bridge(problem, seating, places, parts, evaluate, () => left > 0)
    if (!joined) break
    parts = joined
  }
  return parts
}

type Scope = (parts: DesignParts) => { roots: Int32Array; count: number }

function joinByTrades(
  problem: IndexedProblem,
  seating: Seating,
  random: Random,
  places: readonly number[],
  scope: Scope,
  start: DesignParts,
  evaluate: () => DesignParts,
  mayGoOn: () => boolean,
): DesignParts {
  let parts = start
  let before = Number.POSITIVE_INFINITY
  while (scope(parts).count > 1 && scope(parts).count < before && mayGoOn()) {
    before = scope(parts).count
    const sharing = places.filter((place) => (seating.count[seating.essayOf[place] as number] as number) > 1)
    for (const root of partsButLargest(scope(parts).roots)) {
      const rootOf = (place: number) => scope(parts).roots[seating.jurorOf[place] as number] as number
      const inside = sharing.filter((place) => rootOf(place) === root)
      const outside = sharing.filter((place) => rootOf(place) !== root)
      if (inside.length === 0 || outside.length === 0) continue
      for (let attempt = 0; attempt < triesPerPart && mayGoOn(); attempt += 1) {
        const a = inside[random.below(inside.length)] as number
        const b = outside[random.below(outside.length)] as number
        if (!maySwap(problem, seating, a, b)) continue
        swapPlaces(seating, a, b)
        const now = evaluate()
        if (now.sum < parts.sum) {
          parts = now
          break
        }
        swapPlaces(seating, a, b)
      }
    }
  }
  return parts
}

function partsButLargest(roots: Int32Array): number[] {
  const sizes = new Map<number, number>()
  for (const root of roots) if (root >= 0) sizes.set(root, (sizes.get(root) ?? 0) + 1)
  return [...sizes.entries()]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(1)
    .map(([root]) => root)
}

/** One hand-over: `place` goes to the juror `to`, who passes `passed` on to `next` (−1: keeps everything). */
type HandOver = { place: number; to: number; passed: number; next: number; cost: number }

/** Tries the hand-overs that tie two parts together, the cheapest first. */
function bridge(
  problem: IndexedProblem,
  seating: Seating,
  places: readonly number[],
  parts: DesignParts,
  evaluate: () => DesignParts,
  mayGoOn: () => boolean,
): DesignParts | null {
  const { roots } = parts.overall
  for (const { place, to, passed, next } of handOvers(problem, seating, places, roots)) {
    if (!mayGoOn()) return null
    const from = seating.jurorOf[place] as number
    seating.move(place, to)
    if (passed >= 0) seating.move(passed, next)
    const now = evaluate()
    if (now.sum < parts.sum && now.overall.count < parts.overall.count) return now
    if (passed >= 0) seating.move(passed, to)
    seating.move(place, from)
  }
  return null
}

function handOvers(
  problem: IndexedProblem,
  seating: Seating,
  places: readonly number[],
  roots: Int32Array,
): HandOver[] {
  const found: HandOver[] = []
  const jurors = problem.jurorIds.length
  const passOn = Array.from({ length: jurors }, (_, juror) => cheapestPass(problem, seating, juror))
  const languages = (juror: number) => problem.speaks.reduce((sum, speaks) => sum + (speaks[juror] as number), 0)
  const bilingual = Array.from({ length: jurors }, (_, juror) => juror).filter((juror) => languages(juror) > 1)
  // One place for each pair of giver and taker is enough to try.
  const seen = new Set<number>()
  for (const place of places) {
    const from = seating.jurorOf[place] as number
    const essay = seating.essayOf[place] as number
    // Nobody is joined by being left without any essay.
    if ((seating.count[essay] as number) < 2 || (seating.load[from] as number) < 2) continue
    for (const to of bilingual) {
      if (roots[to] === roots[from] || !mayRead(problem, essay, to) || seen.has(from * jurors + to)) continue
      seen.add(from * jurors + to)
      const saved = seating.relief(from)
      const keeps = (seating.next[to] as number) - saved
      const pass = passOn[to]
      const passes = pass && pass.next !== from ? pass.cost - saved : Number.POSITIVE_INFINITY
      const cost = Math.min(keeps, passes)
      if (cost >= breaksMinimum) continue
      if (pass && passes <= keeps) found.push({ place, to, passed: pass.place, next: pass.next, cost })
      else found.push({ place, to, passed: -1, next: -1, cost })
    }
  }
  return found.sort((a, b) => a.cost - b.cost || a.place - b.place || a.to - b.to)
}

/** The cheapest juror who can take an essay off this one. */
function cheapestPass(problem: IndexedProblem, seating: Seating, juror: number) {
  let best: { place: number; next: number; cost: number } | null = null
  for (const place of seating.held[juror] ?? []) {
    const essay = seating.essayOf[place] as number
    for (const next of problem.readers[problem.language[essay] as number] ?? []) {
      const cost = seating.next[next] as number
      if ((best && cost >= best.cost) || next === juror) continue
      if (!mayRead(problem, essay, next) || seating.reads(next, essay)) continue
      best = { place, next, cost }
    }
  }
  return best
}
