/**
 * Sets of pools, 32 to a word.
 */
export type PoolSet = Uint32Array

export const poolSet = (pools: number): PoolSet => new Uint32Array(Math.max(1, Math.ceil(pools / 32)))

export function addPool(set: PoolSet, pool: number): void {
  set[pool >>> 5] = (set[pool >>> 5] ?? 0) | (1 << (pool & 31))
}

export const hasPool = (set: PoolSet, pool: number): boolean => (((set[pool >>> 5] ?? 0) >>> (pool & 31)) & 1) === 1

export const intersect = (a: PoolSet, b: PoolSet): PoolSet => a.map((word, at) => word & (b[at] ?? 0))

/** The set of those pools of a list that pass. */
export function poolsWhere<P>(pools: readonly P[], passes: (pool: P) => boolean): PoolSet {
  const set = poolSet(pools.length)
  pools.forEach((pool, at) => {
    if (passes(pool)) addPool(set, at)
  })
  return set
}

/** The first pool of the set; −1 for an empty one. */
export function lowestPool(set: PoolSet): number {
  const word = set.findIndex((bits) => bits !== 0)
  if (word < 0) return -1
  const bits = set[word] ?? 0
  return word * 32 + (31 - Math.clz32(bits & -bits))
}

/** Calls back for each pool of the set, lowest first. */
export function forEachPool(set: PoolSet, run: (pool: number) => void): void {
  for (let word = 0; word < set.length; word += 1) {
    for (let bits = set[word] ?? 0; bits !== 0; bits &= bits - 1) run(word * 32 + (31 - Math.clz32(bits & -bits)))
  }
}

/**
 * Who can be served together, one more at a time: a maximum flow from kinds of applicants (all who may have devices of
 * the same pools are one kind) to pools of devices, kept while it grows.
 *
 * A kind is added along a shortest augmenting path (Ford and Fulkerson 1956; Edmonds and Karp 1972) in the residual
 * graph contracted to the pools: an arc p → q stands for some kind that is served from p and might be from q. Without a
 * path, the pools reached form a tight set (Hall 1935; König 1931): all their devices are with kinds that these pools
 * alone can serve. Sets only grow tighter while nobody leaves, so that a pool found tight is never searched again.
 *
 * K pools: O(K²/32) a search, O(K) for each kind that starts or stops to use a pool; nothing depends on how many
 * applicants a kind has. Memory O(K² + kinds·K).
 */
export class DeviceMatching {
  readonly #pools: number
  readonly #words: number
  readonly #left: Int32Array
  readonly #free: PoolSet
  #may: PoolSet[]
  /** per kind, made when first served: devices by pool that may still be moved */
  readonly #flow: (Int32Array | undefined)[]
  /** arcs p → q: how many kinds make it, and which (with stale ones among them) */
  #arcs: Int32Array
  #adjacent: Uint32Array
  #witnesses: (number[] | undefined)[]
  #tight: PoolSet
  readonly #visited: PoolSet
  readonly #before: Int32Array
  readonly #queue: Int32Array

  /**
   * @param counts devices of each pool
   * @param may per kind, the pools that it may be served from
   */
  constructor(counts: readonly number[], may: readonly PoolSet[]) {
    const pools = counts.length
    this.#pools = pools
    this.#words = poolSet(pools).length
    this.#left = Int32Array.from(counts)
    this.#free = poolSet(pools)
    counts.forEach((count, pool) => {
      if (count > 0) addPool(this.#free, pool)
    })
    this.#may = [...may]
    this.#flow = new Array(may.length)
    this.#arcs = new Int32Array(pools * pools)
    this.#adjacent = new Uint32Array(pools * this.#words)
    this.#witnesses = new Array(pools * pools)
    this.#tight = poolSet(pools)
    this.#visited = poolSet(pools)
    this.#before = new Int32Array(pools)
    this.#queue = new Int32Array(pools)
  }

  /** Serves one more of this kind, moving others if need be; false when no way is left. */
  add(kind: number): boolean {
    const end = this.#search(this.#may[kind], this.#free)
    if (end < 0) {
      this.#markTight()
      return false
    }
    const start = this.#shift(end)
    this.#change(kind, start, 1)
    this.#take(end)
    return true
  }

  /** The pools that bind a kind for whom `add` finds no way: all of their devices are needed by those served. */
  tightSet(kind: number): PoolSet {
    this.#tight.fill(0)
    const end = this.#search(this.#may[kind], this.#free)
    if (end >= 0) throw new Error('tightSet: this kind could be served')
    return this.#visited.slice()
  }

  /** Gives every kind more pools; what is served stays served. */
  widen(may: readonly PoolSet[]): void {
    this.#may = [...may]
    this.#tight.fill(0)
    this.#arcs = new Int32Array(this.#pools * this.#pools)
    this.#adjacent = new Uint32Array(this.#pools * this.#words)
    this.#witnesses = new Array(this.#pools * this.#pools)
    this.#flow.forEach((flow, kind) => {
      flow?.forEach((devices, pool) => {
        if (devices > 0) this.#link(kind, pool, 1)
      })
    })
  }

  /** Devices of a pool that one kind has and that may still be moved. */
  served(kind: number, pool: number): number {
    return this.#flow[kind]?.[pool] ?? 0
  }

  /**
   * Turns one of those served of this kind into one of a narrower kind, moving others if need be, while everybody stays
   * served; false when that would leave somebody without.
   * @param narrower number of the narrower kind, after all others
   * @param may the pools of the narrower kind, among those of the kind
   */
  settle(kind: number, narrower: number, may: PoolSet): boolean {
    this.#may[narrower] ??= may
    const own = poolSet(this.#pools)
    this.#flow[kind]?.forEach((devices, pool) => {
      if (devices > 0) addPool(own, pool)
    })
    const held = lowestPool(intersect(own, may))
    if (held >= 0) {
      this.#change(kind, held, -1)
      this.#change(narrower, held, 1)
      return true
    }
    this.#tight.fill(0)
    const end = this.#search(
      may,
      own.map((word, at) => word | (this.#free[at] ?? 0)),
    )
    if (end < 0) return false
    const start = this.#shift(end)
    this.#change(narrower, start, 1)
    if (hasPool(own, end)) {
      this.#change(kind, end, -1)
      return true
    }
    this.#take(end)
    const released = lowestPool(own)
    this.#change(kind, released, -1)
    this.#left[released] = (this.#left[released] ?? 0) + 1
    addPool(this.#free, released)
    return true
  }

  /** Takes one of the kind out for good, with a device of this pool. */
  withdraw(kind: number, pool: number): void {
    this.#change(kind, pool, -1)
  }

  #take(pool: number): void {
    const left = (this.#left[pool] ?? 0) - 1
    this.#left[pool] = left
    if (left === 0) this.#free[pool >>> 5] = (this.#free[pool >>> 5] ?? 0) & ~(1 << (pool & 31))
  }

  /** Breadth first from the pools of `from` to one of `to`; −1 when there is none. Leaves the way in `before`. */
  #search(from: PoolSet | undefined, to: PoolSet): number {
    const { length } = this.#visited
    const visited = this.#visited
    visited.set(this.#tight)
    let head = 0
    let tail = 0
    const reach = (word: number, fresh: number, before: number): number => {
      const hit = fresh & (to[word] ?? 0)
      if (hit !== 0) {
        const pool = word * 32 + (31 - Math.clz32(hit & -hit))
        this.#before[pool] = before
        return pool
      }
      visited[word] = (visited[word] ?? 0) | fresh
      for (let bits = fresh; bits !== 0; bits &= bits - 1) {
        const pool = word * 32 + (31 - Math.clz32(bits & -bits))
        this.#before[pool] = before
        this.#queue[tail] = pool
        tail += 1
      }
      return -1
    }
    for (let word = 0; word < length; word += 1) {
      const found = reach(word, (from?.[word] ?? 0) & ~(visited[word] ?? 0), -1)
      if (found >= 0) return found
    }
    while (head < tail) {
      const pool = this.#queue[head] ?? 0
      head += 1
      for (let word = 0; word < length; word += 1) {
        const found = reach(word, (this.#adjacent[pool * this.#words + word] ?? 0) & ~(visited[word] ?? 0), pool)
        if (found >= 0) return found
      }
    }
    return -1
  }

  #markTight(): void {
    this.#tight.set(this.#visited)
  }

  /** Moves a device along the way that ends here; returns where it starts, where one device is free now. */
  #shift(end: number): number {
    let to = end
    for (let from = this.#before[to] ?? -1; from >= 0; from = this.#before[to] ?? -1) {
      const kind = this.#witness(from, to)
      this.#change(kind, from, -1)
      this.#change(kind, to, 1)
      to = from
    }
    return to
  }

  #witness(from: number, to: number): number {
    const stack = this.#witnesses[from * this.#pools + to] ?? []
    for (;;) {
      const kind = stack[stack.length - 1]
      if (kind === undefined) throw new Error('an arc without a kind that makes it')
      if (this.served(kind, from) > 0) return kind
      stack.pop()
    }
  }

  #change(kind: number, pool: number, by: 1 | -1): void {
    let flow = this.#flow[kind]
    if (!flow) {
      flow = new Int32Array(this.#pools)
      this.#flow[kind] = flow
    }
    const devices = (flow[pool] ?? 0) + by
    flow[pool] = devices
    if (by === 1 && devices === 1) this.#link(kind, pool, 1)
    if (by === -1 && devices === 0) this.#link(kind, pool, -1)
  }

  /** The kind starts (1) or stops (−1) to be served from the pool: arcs to all others that it may be served from. */
  #link(kind: number, pool: number, by: 1 | -1): void {
    const may = this.#may[kind]
    if (!may) return
    forEachPool(may, (other) => {
      if (other === pool) return
      const arc = pool * this.#pools + other
      const kinds = (this.#arcs[arc] ?? 0) + by
      this.#arcs[arc] = kinds
      const word = pool * this.#words + (other >>> 5)
      if (by === 1) {
        if (kinds === 1) this.#adjacent[word] = (this.#adjacent[word] ?? 0) | (1 << (other & 31))
        const stack = this.#witnesses[arc]
        if (stack) stack.push(kind)
        else this.#witnesses[arc] = [kind]
      } else if (kinds === 0) {
        this.#adjacent[word] = (this.#adjacent[word] ?? 0) & ~(1 << (other & 31))
      }
    })
  }
}
