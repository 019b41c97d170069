import { type IndexedProblem, mayRead } from './indexed-problem.ts'
import type { Seating } from './seating.ts'

/** Below this many candidates looking each one up is cheaper than marking all who are out. */
const few = 8

/**
 * Breadth-first search in the exchange graph: from juror to juror along essays that the one may hand to the other.
 *
 * The graph is the complement of few conflicts, so it is never built: per language a list of the jurors not met yet
 * shrinks while essays are expanded, and a search costs O(jurors met + essays looked at + conflicts in the way).
 * Jurors that are `retired` are never met.
 */
export class ExchangeSearch {
  readonly #problem: IndexedProblem
  readonly #seating: Seating
  readonly retired: Uint8Array
  /** the jurors met by the last search in the order of meeting */
  readonly queue: Int32Array
  met = 0
  readonly #pools: readonly Int32Array[]
  readonly #left: Int32Array
  readonly #via: Int32Array
  readonly #metIn: Int32Array
  readonly #essayIn: Int32Array
  readonly #marks: Int32Array
  #round = 0
  #mark = 0

  /** @param pools the readers of each language, in the order in which they are to be met; taken over */
  constructor(problem: IndexedProblem, seating: Seating, pools: readonly Int32Array[]) {
    const jurors = problem.jurorIds.length
    this.#problem = problem
    this.#seating = seating
    this.#pools = pools
    this.#left = new Int32Array(pools.length)
    this.retired = new Uint8Array(jurors)
    this.queue = new Int32Array(jurors)
    this.#via = new Int32Array(jurors)
    this.#metIn = new Int32Array(jurors)
    this.#marks = new Int32Array(jurors)
    this.#essayIn = new Int32Array(problem.essayIds.length)
  }

  /** Finds somebody with room for one more reading of the essay, through others if need be; −1 when there is nobody. */
  fromEssay(essay: number): number {
    this.#begin()
    this.#expand(essay, -1)
    for (let at = 0; at < this.met; at += 1) {
      const juror = this.queue[at] as number
      if ((this.#seating.next[juror] as number) < Number.POSITIVE_INFINITY) return juror
      this.#expandAll(juror)
    }
    return -1
  }

  /** Finds whom an essay of this juror may be moved to, at the shortest way, at less cost than it saves; −1 if nobody. */
  fromJuror(start: number): number {
    this.#begin()
    this.#metIn[start] = this.#round
    this.queue[0] = start
    this.met = 1
    let best = -1
    let bestCost = this.#seating.relief(start)
    for (let at = 0; at < this.met; ) {
      const layer = this.met
      for (; at < layer; at += 1) this.#expandAll(this.queue[at] as number)
      for (let seen = layer; seen < this.met; seen += 1) {
        const juror = this.queue[seen] as number
        const cost = this.#seating.next[juror] as number
        if (cost >= bestCost) continue
        best = juror
        bestCost = cost
      }
      if (best >= 0) return best
    }
    return -1
  }

  /** Walks a found path back from its end: each juror takes the essay that led there off the one before. */
  follow(end: number, essay: number): void {
    for (let juror = end; ; ) {
      const place = this.#via[juror] as number
      if (place < 0) {
        this.#seating.add(essay, juror)
        return
      }
      const giver = this.#seating.jurorOf[place] as number
      this.#seating.move(place, juror)
      if (giver === this.queue[0] && essay < 0) return
      juror = giver
    }
  }

  /** Whom the last search met can be left out of all later ones. */
  retireMet(): void {
    for (let at = 0; at < this.met; at += 1) this.retired[this.queue[at] as number] = 1
  }

  #begin(): void {
    this.#round += 1
    this.met = 0
    this.#pools.forEach((pool, language) => {
      this.#left[language] = pool.length
    })
  }

  #expandAll(juror: number): void {
    const held = this.#seating.held[juror] as number[]
    for (let at = 0; at < held.length; at += 1) {
      const place = held[at] as number
      const essay = this.#seating.essayOf[place] as number
      if (this.#left[this.#problem.language[essay] as number] === 0) continue
      if (this.#essayIn[essay] === this.#round) continue
      this.#expand(essay, place)
    }
  }

  #expand(essay: number, place: number): void {
    this.#essayIn[essay] = this.#round
    const language = this.#problem.language[essay] as number
    const pool = this.#pools[language] as Int32Array
    let left = this.#left[language] as number
    const marked = left > few
    if (marked) this.#markBarred(essay)
    for (let at = left - 1; at >= 0; at -= 1) {
      const juror = pool[at] as number
      if (this.#metIn[juror] !== this.#round && this.retired[juror] === 0) {
        const barred = marked
          ? this.#marks[juror] === this.#mark
          : this.#seating.reads(juror, essay) || !mayRead(this.#problem, essay, juror)
        if (barred) continue
        this.#metIn[juror] = this.#round
        this.#via[juror] = place
        this.queue[this.met] = juror
        this.met += 1
      }
      left -= 1
      pool[at] = pool[left] as number
      pool[left] = juror
    }
    this.#left[language] = left
  }

  #markBarred(essay: number): void {
    this.#mark += 1
    const excluded = this.#problem.excluded[essay] as Int32Array
    for (let at = 0; at < excluded.length; at += 1) this.#marks[excluded[at] as number] = this.#mark
    const from = this.#seating.first[essay] as number
    const to = from + (this.#seating.count[essay] as number)
    for (let at = from; at < to; at += 1) this.#marks[this.#seating.jurorOf[at] as number] = this.#mark
  }
}
