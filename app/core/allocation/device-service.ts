import type { Kinds } from './applicant-kinds.ts'
import { DeviceMatching, intersect, type PoolSet, poolSet, poolsWhere } from './device-matching.ts'
import type { Pool } from './device-pools.ts'
import type { Rule } from './device-problem.ts'
import { type Wishes, wishesOf } from './wishes.ts'

/** Decides whether one more applicant can be served, and from which class in the end. */
export type DeviceService = {
  /** @param wishes classes by number, the dearest first */
  accept(applicant: number, kind: number, wishes: Int32Array): boolean
  /** the pools that bind somebody who was not accepted */
  tightSet(kind: number, wishes: Int32Array): PoolSet
  /** bonds fall back */
  widen(): void
  /** the class of each accepted applicant, in the order given */
  classesOf(order: readonly number[], kindOf: Int32Array, wishes: Wishes): Int32Array
}

export function createService(rule: Rule, pools: readonly Pool[], classes: readonly string[], kinds: Kinds) {
  const ofClass = classes.map((name) => poolsWhere(pools, (pool) => pool.class === name))
  return rule === 'cover' ? coverService(pools, ofClass, kinds) : lexicographicService(pools, ofClass, kinds)
}

/** Everybody is accepted who can be served together with all before; classes are given at the end. */
function coverService(pools: readonly Pool[], ofClass: readonly PoolSet[], kinds: Kinds): DeviceService {
  const matching = new DeviceMatching(
    pools.map(({ count }) => count),
    kinds.strict,
  )
  return {
    accept: (_applicant, kind) => matching.add(kind),
    tightSet: (kind) => matching.tightSet(kind),
    widen: () => matching.widen(kinds.wide),
    /**
     * In order, each settles on the dearest class that leaves everybody served. A class that a kind was once refused
     * stays refused: whoever could complete the rest afterwards could have before, by exchanging two of one kind.
     */
    classesOf(order, kindOf, wishes) {
      const refused = new Set<number>()
      const base = kinds.wide.length
      const narrow = ofClass.map((of) => kinds.wide.map((set) => intersect(set, of)))
      return Int32Array.from(order, (applicant) => {
        const kind = kindOf[applicant] ?? -1
        for (const wish of wishesOf(wishes, applicant)) {
          const key = kind * ofClass.length + wish
          const may = narrow[wish]?.[kind]
          if (!may || refused.has(key)) continue
          if (matching.settle(kind, base + key, may)) return wish
          refused.add(key)
        }
        throw new Error('an accepted applicant without a device')
      })
    },
  }
}

/** Each in turn gets the dearest class that is left and keeps it; only lots within a class may still be exchanged. */
function lexicographicService(pools: readonly Pool[], ofClass: readonly PoolSet[], kinds: Kinds): DeviceService {
  const within = (sets: readonly PoolSet[], of: PoolSet) => sets.map((set) => intersect(set, of))
  const counts = pools.map(({ count }) => count)
  const matchings = ofClass.map((of) => new DeviceMatching(counts, within(kinds.strict, of)))
  const given = new Map<number, number>()
  return {
    accept(applicant, kind, wishes) {
      for (const wish of wishes) {
        if (!matchings[wish]?.add(kind)) continue
        given.set(applicant, wish)
        return true
      }
      return false
    },
    tightSet(kind, wishes) {
      const all = poolSet(pools.length)
      for (const wish of wishes) {
        matchings[wish]?.tightSet(kind).forEach((word, at) => {
          all[at] = (all[at] ?? 0) | word
        })
      }
      return all
    },
    widen() {
      matchings.forEach((matching, at) => {
        const of = ofClass[at]
        if (of) matching.widen(within(kinds.wide, of))
      })
    },
    classesOf: (order) => Int32Array.from(order, (applicant) => given.get(applicant) ?? -1),
  }
}
