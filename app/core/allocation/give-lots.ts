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
 */
export function giveLots(
  order: readonly number[],
  classOf: Int32Array,
  classes: readonly string[],
  pools: readonly Pool[],
  kinds: Kinds,
): GivenLot[] {
  const given: GivenLot[] = new Array(order.length)
  const nextLot = pools.map(lotsOneByOne)
  classes.forEach((name, at) => {
    const mine = order.map((_, place) => place).filter((place) => classOf[place] === at)
    const kindAt = (place: number) => kinds.of[order[place] ?? 0] ?? -1
    const ofClass = poolsWhere(pools, (pool) => pool.class === name)
    const bound = poolsWhere(pools, (pool) => pool.class === name && (pool.region !== anywhere || pool.group !== null))
    const matching = matchAll(mine.map(kindAt), pools, kinds, bound, ofClass)
    for (const place of mine) {
      const pool = firstServed(matching, kindAt(place), ofClass)
      matching.withdraw(kindAt(place), pool)
      given[place] = { pool, lot: nextLot[pool]?.() ?? '' }
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

function lotsOneByOne({ lots }: Pool): () => string {
  let at = 0
  let left = lots[0]?.count ?? 0
  return () => {
    while (left === 0 && at < lots.length) {
      at += 1
      left = lots[at]?.count ?? 0
    }
    left -= 1
    return lots[at]?.id ?? ''
  }
}
