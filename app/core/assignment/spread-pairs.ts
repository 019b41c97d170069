import type { Random } from '#app/core/numeric/random.ts'
import type { IndexedProblem } from './indexed-problem.ts'
import { maySwap, swapPlaces } from './place-swap.ts'
import type { Seating } from './seating.ts'

const mostPasses = 12
const triesPerPlace = 32
/** A pass that helps less than one place in so many is the last one. */
const worthwhile = 50

/**
 * Lowers how often the same two jurors meet, Σ over pairs of (shared essays choose 2), by trades of two random places of
 * one language; loads and numbers of readers stay as they are.
 *
 * Places whose juror meets another reader of the essay again are offered trades until one helps, pass after pass, until
 * nothing is left or little helps. A local search: the least sum is not promised, but with more possible pairs than pairs
 * made it mostly reaches the least possible maximum, which is one. O(places + repeats · tries · reviews).
 */
export function spreadPairs(problem: IndexedProblem, seating: Seating, random: Random): void {
  for (const places of placesByLanguage(problem, seating)) {
    if (places.length < 2) continue
    for (let pass = 0; pass < mostPasses; pass += 1) {
      let met = 0
      let helped = 0
      for (let at = 0; at < places.length; at += 1) {
        const place = places[at] as number
        if (repeats(seating, place) === 0) continue
        met += 1
        if (trade(problem, seating, place, places, random)) helped += 1
      }
      if (helped * worthwhile <= met) break
    }
  }
}

function placesByLanguage(problem: IndexedProblem, seating: Seating): Int32Array[] {
  const lists: number[][] = problem.languages.map(() => [])
  for (let place = 0; place < seating.jurorOf.length; place += 1) {
    const essay = seating.essayOf[place] as number
    if ((seating.jurorOf[place] as number) < 0 || seating.isKept(place) || seating.isAnchor(essay)) continue
    lists[problem.language[essay] as number]?.push(place)
  }
  return lists.map((list) => Int32Array.from(list))
}

/** How often the juror of the place meets the essay's other readers elsewhere. */
function repeats(seating: Seating, place: number): number {
  const essay = seating.essayOf[place] as number
  return seating.meets(place, seating.jurorOf[place] as number) - (seating.count[essay] as number) + 1
}

/** @returns whether a trade was found that helps */
function trade(
  problem: IndexedProblem,
  seating: Seating,
  place: number,
  partners: Int32Array,
  random: Random,
): boolean {
  for (let attempt = 0; attempt < triesPerPlace; attempt += 1) {
    const partner = partners[random.below(partners.length)] as number
    if (!maySwap(problem, seating, place, partner)) continue
    // Both leave before either is counted: the two never meet in these essays.
    const jurorA = seating.jurorOf[place] as number
    const jurorB = seating.jurorOf[partner] as number
    const before = repeats(seating, place) + repeats(seating, partner)
    const after = seating.meets(place, jurorB) + seating.meets(partner, jurorA)
    if (after >= before + 2) continue
    swapPlaces(seating, place, partner)
    if (repeats(seating, place) + repeats(seating, partner) < before) return true
    swapPlaces(seating, place, partner)
  }
  return false
}
