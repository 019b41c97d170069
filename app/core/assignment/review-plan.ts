import type { Random } from '#app/core/numeric/random.ts'

export type LoadRule = { readonly min: number; readonly max: number }

/** What one essay below the wanted minimum is worth: more than any imbalance above it. */
const belowMinimum = 1e6
const least = 1e-9

/**
 * Who reads what, by index, while it is being planned: an essay–juror matching with convex costs of load.
 * Kept assignments count in everything and are never moved.
 */
export class ReviewPlan {
  readonly #eligible: readonly (readonly number[])[]
  readonly #rules: readonly LoadRule[]
  readonly #random: Random
  readonly #readers: number[][]
  /** essays of each juror that may still be moved */
  readonly #movable: Set<number>[]
  readonly #load: Int32Array
  /** how many essays two jurors share, as a square matrix */
  readonly #together: Uint16Array

  constructor(eligible: readonly (readonly number[])[], rules: readonly LoadRule[], random: Random) {
    this.#eligible = eligible
    this.#rules = rules
    this.#random = random
    this.#readers = eligible.map(() => [])
    this.#movable = rules.map(() => new Set())
    this.#load = new Int32Array(rules.length)
    this.#together = new Uint16Array(rules.length ** 2)
  }

  readersOf(essay: number): readonly number[] {
    return this.#readers[essay] ?? []
  }

  loadOf(juror: number): number {
    return this.#load[juror] ?? 0
  }

  /** Records what exists already. A second one of the same pair changes nothing. */
  keep(essay: number, juror: number): void {
    if (this.readersOf(essay).includes(juror)) return
    this.#add(essay, juror)
    this.#movable[juror]?.delete(essay)
  }

  /** Gives the essay to the best of its jurors with room, if there is one. */
  take(essay: number): boolean {
    const readers = this.readersOf(essay)
    let best = -1
    let bestCost = Number.POSITIVE_INFINITY
    let bestShared = 0
    let ties = 0
    for (const juror of this.#eligible[essay] ?? []) {
      const cost = this.#costOfNext(juror)
      if (cost > bestCost || cost === Number.POSITIVE_INFINITY || readers.includes(juror)) continue
      const shared = this.#sharedWith(juror, readers)
      if (cost === bestCost && shared > bestShared) continue
      ties = cost === bestCost && shared === bestShared ? ties + 1 : 1
      if (ties > 1 && this.#random.below(ties) > 0) continue
      best = juror
      bestCost = cost
      bestShared = shared
    }
    if (best < 0) return false
    this.#add(essay, best)
    return true
  }

  /** Makes room for one more juror of the essay by a shortest augmenting path. `full` counts the jurors met. */
  augment(essay: number): { found: boolean; full: number } {
    const search = this.#search([essay], [], (juror) => this.#costOfNext(juror) < Number.POSITIVE_INFINITY)
    if (search.end >= 0) this.#follow(search)
    return { found: search.end >= 0, full: search.visited.length }
  }

  /** Moves essays from fuller to emptier jurors until no path lowers the cost. */
  balance(): void {
    for (let changed = true; changed; ) {
      changed = false
      const jurors = Array.from(this.#rules, (_, juror) => juror)
      jurors.sort((a, b) => this.#costOfLast(b) - this.#costOfLast(a) || a - b)
      // Whom a search without success reached, nothing better can be reached from, until something moves.
      const settled = new Set<number>()
      for (const juror of jurors) {
        while (!settled.has(juror)) {
          const visited = this.#relieve(juror)
          if (visited) {
            for (const met of visited) settled.add(met)
          } else {
            changed = true
            settled.clear()
          }
        }
      }
    }
  }

  /** Takes one essay off a juror if that lowers the cost (null), or says whom the search met. */
  #relieve(juror: number): readonly number[] | null {
    const relief = this.#costOfLast(juror)
    let cheapest = Number.POSITIVE_INFINITY
    for (let other = 0; other < this.#rules.length; other += 1) cheapest = Math.min(cheapest, this.#costOfNext(other))
    if (relief - cheapest <= least) return [juror]
    const search = this.#search([], [juror], (other) => this.#costOfNext(other) <= cheapest)
    let end = search.end
    if (end < 0) {
      let best = relief - least
      for (const met of search.visited) {
        const cost = this.#costOfNext(met)
        if (met !== juror && cost < best) {
          best = cost
          end = met
        }
      }
    }
    if (end < 0) return search.visited
    this.#follow({ ...search, end })
    return null
  }

  /** Breadth first along essay → juror who may take it → essay of that juror that may be moved. */
  #search(essays: readonly number[], jurors: readonly number[], isEnd: (juror: number) => boolean) {
    const viaEssay = new Int32Array(this.#rules.length).fill(-1)
    const viaJuror = new Int32Array(this.#eligible.length).fill(-1)
    const met = new Uint8Array(this.#rules.length)
    const visited = [...jurors]
    for (const juror of jurors) met[juror] = 1
    const search = { viaEssay, viaJuror, visited, end: -1 }

    const expand = (essay: number): boolean => {
      const readers = this.readersOf(essay)
      for (const juror of this.#eligible[essay] ?? []) {
        if (met[juror] || readers.includes(juror)) continue
        met[juror] = 1
        visited.push(juror)
        viaEssay[juror] = essay
        if (isEnd(juror)) {
          search.end = juror
          return true
        }
      }
      return false
    }

    const seen = new Uint8Array(this.#eligible.length)
    for (const essay of essays) {
      seen[essay] = 1
      if (expand(essay)) return search
    }
    for (let next = 0; next < visited.length; next += 1) {
      const juror = visited[next] as number
      for (const essay of this.#movable[juror] ?? []) {
        if (seen[essay]) continue
        seen[essay] = 1
        viaJuror[essay] = juror
        if (expand(essay)) return search
      }
    }
    return search
  }

  /** Walks a path back from its end: each juror takes the essay that led there off the one before. */
  #follow({ viaEssay, viaJuror, end }: { viaEssay: Int32Array; viaJuror: Int32Array; end: number }): void {
    for (let juror = end; juror >= 0; ) {
      const essay = viaEssay[juror] ?? -1
      if (essay < 0) return
      const giver = viaJuror[essay] ?? -1
      if (giver >= 0) this.#remove(essay, giver)
      this.#add(essay, juror)
      juror = giver
    }
  }

  #add(essay: number, juror: number): void {
    const readers = this.#readers[essay] as number[]
    this.#count(juror, readers, 1)
    readers.push(juror)
    this.#movable[juror]?.add(essay)
    this.#load[juror] = this.loadOf(juror) + 1
  }

  #remove(essay: number, juror: number): void {
    const readers = this.#readers[essay] as number[]
    readers.splice(readers.indexOf(juror), 1)
    this.#count(juror, readers, -1)
    this.#movable[juror]?.delete(essay)
    this.#load[juror] = this.loadOf(juror) - 1
  }

  #count(juror: number, others: readonly number[], by: 1 | -1): void {
    const size = this.#rules.length
    for (const other of others) {
      for (const at of [juror * size + other, other * size + juror]) {
        this.#together[at] = (this.#together[at] as number) + by
      }
    }
  }

  #sharedWith(juror: number, others: readonly number[]): number {
    let shared = 0
    for (const other of others) shared += this.#together[juror * this.#rules.length + other] as number
    return shared
  }

  #costOfNext(juror: number): number {
    const { max } = this.#rules[juror] as LoadRule
    const load = this.loadOf(juror)
    return load >= max ? Number.POSITIVE_INFINITY : this.#marginal(juror, load)
  }

  /** What taking the last essay off a juror saves; nothing when none can be moved. */
  #costOfLast(juror: number): number {
    return this.#movable[juror]?.size ? this.#marginal(juror, this.loadOf(juror) - 1) : Number.NEGATIVE_INFINITY
  }

  /** The cost of the essay after `load` others: (load+1)²/max − load²/max, and less below the minimum. */
  #marginal(juror: number, load: number): number {
    const { min, max } = this.#rules[juror] as LoadRule
    return (2 * load + 1) / max - (load < min ? belowMinimum : 0)
  }
}
