import type { IndexedProblem } from './indexed-problem.ts'
import { PairCounts } from './pair-counts.ts'

/** What one essay below the wanted minimum is worth: more than any imbalance above it. */
const belowMinimum = 2 ** 20

/**
 * Who sits at which place while a plan is made. A place belongs to one essay; the places of an essay fill up in order and
 * never empty again, their jurors may change. Kept assignments count in everything and are never moved.
 *
 * The cost of a juror's load is convex: Σ_{l<load} ((2l+1)/max − [l < min]·2^20), that is load²/max above the minimum.
 */
export class Seating {
  readonly #problem: IndexedProblem
  /** places of essay e: from first[e] to first[e + 1] − 1 */
  readonly first: Int32Array
  readonly essayOf: Int32Array
  readonly jurorOf: Int32Array
  readonly count: Int32Array
  readonly load: Int32Array
  /** what one more essay would cost a juror; infinite when full */
  readonly next: Float64Array
  /** places of each juror that may be moved */
  readonly held: readonly number[][]
  readonly pairs: PairCounts
  readonly #slot: Int32Array

  constructor(problem: IndexedProblem) {
    this.#problem = problem
    const essays = problem.essayIds.length
    const jurors = problem.jurorIds.length
    const size = Int32Array.from(problem.wanted)
    const keptCount = new Int32Array(essays)
    for (const [essay] of problem.kept) keptCount[essay] = (keptCount[essay] as number) + 1
    this.first = new Int32Array(essays + 1)
    for (let e = 0; e < essays; e += 1) {
      this.first[e + 1] = (this.first[e] as number) + Math.max(size[e] as number, keptCount[e] as number)
    }
    const places = this.first[essays] as number
    this.essayOf = new Int32Array(places)
    for (let e = 0; e < essays; e += 1) this.essayOf.fill(e, this.first[e], this.first[e + 1])
    this.jurorOf = new Int32Array(places).fill(-1)
    this.#slot = new Int32Array(places).fill(-1)
    this.count = new Int32Array(essays)
    this.load = new Int32Array(jurors)
    this.next = new Float64Array(jurors)
    this.held = Array.from({ length: jurors }, () => [])
    this.pairs = new PairCounts(jurors)
    for (let j = 0; j < jurors; j += 1) this.next[j] = this.cost(j, 0)
    for (const [essay, juror] of problem.kept) this.#sit(this.#open(essay), juror)
  }

  /** The cost of the essay after `load` others. */
  cost(juror: number, load: number): number {
    const max = this.#problem.max[juror] as number
    if (load >= max) return Number.POSITIVE_INFINITY
    return (2 * load + 1) / max - (load < (this.#problem.min[juror] as number) ? belowMinimum : 0)
  }

  /** What taking one essay off a juror saves; nothing when none can be moved. */
  relief(juror: number): number {
    if ((this.held[juror] as number[]).length === 0) return Number.NEGATIVE_INFINITY
    return this.cost(juror, (this.load[juror] as number) - 1)
  }

  reads(juror: number, essay: number): boolean {
    const from = this.first[essay] as number
    const to = from + (this.count[essay] as number)
    for (let place = from; place < to; place += 1) if (this.jurorOf[place] === juror) return true
    return false
  }

  /** Anchors are read by the same people by design: they do not count in the pairs. */
  isAnchor(essay: number): boolean {
    return (this.#problem.wanted[essay] as number) > this.#problem.usual
  }

  isKept(place: number): boolean {
    return this.#slot[place] === -1
  }

  /** Fills the essay's next place. */
  add(essay: number, juror: number): void {
    const place = this.#open(essay)
    this.#sit(place, juror)
    this.#hold(place, juror)
  }

  /** Gives a place to another juror. */
  move(place: number, juror: number): void {
    const before = this.jurorOf[place] as number
    const held = this.held[before] as number[]
    const slot = this.#slot[place] as number
    const lastPlace = held.pop() as number
    if (lastPlace !== place) {
      held[slot] = lastPlace
      this.#slot[lastPlace] = slot
    }
    this.#leave(place, before)
    this.#sit(place, juror)
    this.#hold(place, juror)
  }

  /** What the essay of the place adds to the pairs when this juror sits there: how often it meets the others already. */
  meets(place: number, juror: number): number {
    const essay = this.essayOf[place] as number
    const from = this.first[essay] as number
    const to = from + (this.count[essay] as number)
    let shared = 0
    for (let other = from; other < to; other += 1) {
      if (other !== place) shared += this.pairs.get(juror, this.jurorOf[other] as number)
    }
    return shared
  }

  /** The most essays, anchors aside, that two jurors share. */
  mostShared(): number {
    let most = 0
    for (let place = 0; place < this.jurorOf.length; place += 1) {
      const essay = this.essayOf[place] as number
      const juror = this.jurorOf[place] as number
      if (juror < 0 || this.isAnchor(essay)) continue
      for (let other = this.first[essay] as number; other < place; other += 1) {
        most = Math.max(most, this.pairs.get(juror, this.jurorOf[other] as number))
      }
    }
    return most
  }

  /** The jurors of an essay. */
  readersOf(essay: number): Int32Array {
    const from = this.first[essay] as number
    return this.jurorOf.subarray(from, from + (this.count[essay] as number))
  }

  #open(essay: number): number {
    const count = this.count[essay] as number
    this.count[essay] = count + 1
    return (this.first[essay] as number) + count
  }

  #hold(place: number, juror: number): void {
    const held = this.held[juror] as number[]
    this.#slot[place] = held.length
    held.push(place)
  }

  #sit(place: number, juror: number): void {
    this.#countPairs(place, juror, 1)
    this.jurorOf[place] = juror
    this.#load(juror, 1)
  }

  #leave(place: number, juror: number): void {
    this.jurorOf[place] = -1
    this.#countPairs(place, juror, -1)
    this.#load(juror, -1)
  }

  #load(juror: number, by: 1 | -1): void {
    const load = (this.load[juror] as number) + by
    this.load[juror] = load
    this.next[juror] = this.cost(juror, load)
  }

  #countPairs(place: number, juror: number, by: 1 | -1): void {
    const essay = this.essayOf[place] as number
    if (this.isAnchor(essay)) return
    const from = this.first[essay] as number
    const to = from + (this.count[essay] as number)
    for (let other = from; other < to; other += 1) {
      const reader = this.jurorOf[other] as number
      if (other !== place && reader >= 0) this.pairs.add(juror, reader, by)
    }
  }
}
