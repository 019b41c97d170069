import type { Kinds } from './applicant-kinds.ts'
import { DeviceMatching, forEachPool, intersect, type PoolSet, poolsWhere } from './device-matching.ts'
import { anywhere, type Pool } from './device-pools.ts'

export type GivenLot = { readonly pool: number; readonly lot: string }

/**
 * The lot of each recipient, once the classes are known: bound lots serve those within their bonds first, then come
 * open ones and those whose bonds fell back. Among the pools of one recipient the most narrowly bound goes first, and
 * within a pool lots are used up by id.
 * @param order recipients, first served first
 * @param classOf per place in `order`
 * @param heldBy per place in `order`: the lot of which they were told before, which stays theirs
 */
export function giveLots(
  order: readonly number[],
  classOf: Int32Array,
  classes: readonly string[],
  pools: readonly Pool[],
  kinds: Kinds,
  heldBy: readonly (string | undefined)[],
): GivenLot[] {
  const given: GivenLot[] = new Array(order.length)
  const held = new Map<string, number>()
  for (const lot of heldBy) if (lot !== undefined) held.set(lot, (held.get(lot) ?? 0) + 1)
  const nextLot = pools.map((pool) => lotsOneByOne(pool, held))
  classes.forEach((name, at) => {
    const mine = order.map((_, place) => place).filter((place) => classOf[place] === at)
    const kindAt = (place: number) => kinds.of[order[place] ?? 0] ?? -1
    const ofClass = poolsWhere(pools, (pool) => pool.class === name)
    const bound = poolsWhere(pools, (pool) => pool.class === name && (pool.region !== anywhere || pool.group !== null))
    const matching = matchAll(mine.map(kindAt), pools, kinds, bound, ofClass)
    for (const place of mine) {
      const pool = firstServed(matching, kindAt(place), ofClass)
      matching.withdraw(kindAt(place), pool)
      given[place] = { pool, lot: heldBy[place] ?? nextLot[pool]?.() ?? '' }
    }
  })
  return given
}

function matchAll(
  wanted: readonly number[],
  pools: readonly Pool[],
  kinds: Kinds,
  bound: PoolSet,
  ofClass: PoolSet,
): DeviceMatching {
  const matching = new DeviceMatching(
    pools.map(({ count }) => count),
    kinds.strict.map((set) => intersect(set, bound)),
  )
  const late = wanted.filter((kind) => !matching.add(kind))
  matching.widen(kinds.wide.map((set) => intersect(set, ofClass)))
  for (const kind of late) {
    if (!matching.add(kind)) throw new Error('a recipient without a lot')
  }
  return matching
}

function firstServed(matching: DeviceMatching, kind: number, among: PoolSet): number {
  let first = -1
  forEachPool(among, (pool) => {
    if (first < 0 && matching.served(kind, pool) > 0) first = pool
  })
  return first
}

function lotsOneByOne({ lots }: Pool, held: ReadonlyMap<string, number>): () => string {
  const free = (at: number) => (lots[at]?.count ?? 0) - (held.get(lots[at]?.id ?? '') ?? 0)
  let at = 0
  let left = free(0)
  return () => {
    while (left === 0 && at < lots.length) {
      at += 1
      left = free(at)
    }
    left -= 1
    return lots[at]?.id ?? ''
  }
}
