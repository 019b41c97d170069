import type { Acceptance } from './accept-applicants.ts'
import type { Kinds } from './applicant-kinds.ts'
import { noTier, type Order } from './applicant-order.ts'
import { forEachPool, hasPool, type PoolSet } from './device-matching.ts'
import { anywhere, type Pool } from './device-pools.ts'
import type { DeviceSet, Problem, Standing, WaitingReason } from './device-problem.ts'
import type { RegionTree } from './region-tree.ts'
import { type Wishes, wishesOf } from './wishes.ts'

/** What keeps somebody waiting: a quota that is used up, by node, or a tight set of pools. */
type Bound = { readonly node: number } | { readonly set: PoolSet }

type Search = {
  readonly problem: Problem
  readonly tree: RegionTree
  readonly kinds: Kinds
  readonly wishes: Wishes
  readonly acceptance: Acceptance
}

/** The lowest quota that is used up above each who waits, else the tight set of devices of their kind. */
export function findBindings(search: Search, waiting: readonly number[]): (index: number) => Bound {
  const { problem, tree, kinds, wishes, acceptance } = search
  const sets = new Map<number, Bound>()
  const found = new Map<number, Bound>()
  for (const index of waiting) {
    const node = tree.indexOf.get(problem.applicants[index]?.region ?? '') ?? -1
    const full = tree.limits[node]?.find((at) => (acceptance.given[at] ?? 0) >= (tree.quota[at] ?? 0))
    if (full !== undefined) {
      found.set(index, { node: full })
      continue
    }
    const kind = kinds.of[index] ?? -1
    const bound = sets.get(kind) ?? { set: acceptance.service.tightSet(kind, wishesOf(wishes, index)) }
    sets.set(kind, bound)
    found.set(index, bound)
  }
  return (index) => found.get(index) ?? { node: -1 }
}

type Task = {
  readonly problem: Problem
  readonly tree: RegionTree
  readonly order: Order
  readonly pools: readonly Pool[]
  readonly bindingOf: (index: number) => Bound
  /** in order */
  readonly recipients: readonly { readonly index: number; readonly pool: number; readonly byReserve: boolean }[]
}

/** What recipients within one constraint have in common. */
type Tally = { count: number; last: string | null; byReserve: number; byTier: Map<number, number> }

/**
 * What binds those who wait, once everything is decided: the lowest quota above them that is used up, else the tight
 * set of devices. Both are true in the strict sense: with one unit less of what is named, a recipient would lose.
 */
export function waitingReasons(task: Task): (index: number, position: number, standing: Standing) => WaitingReason {
  const { problem, tree, order, pools, bindingOf, recipients } = task
  const byNode = new Map<number, Tally>()
  const byPool = pools.map(() => emptyTally())
  const tierOf = (index: number) => order.tier[index] ?? noTier
  for (const { index, pool, byReserve } of recipients) {
    const id = problem.applicants[index]?.id ?? ''
    const node = tree.indexOf.get(problem.applicants[index]?.region ?? '') ?? -1
    for (const at of tree.limits[node] ?? []) {
      let tally = byNode.get(at)
      if (!tally) {
        tally = emptyTally()
        byNode.set(at, tally)
      }
      count(tally, id, tierOf(index), byReserve)
    }
    const tally = byPool[pool]
    if (tally) count(tally, id, tierOf(index), byReserve)
  }
  const known = new Map<string, { sets: DeviceSet[]; devices: number; tally: Tally }>()
  const ofSet = (set: PoolSet) => {
    const key = set.join()
    let found = known.get(key)
    if (!found) {
      const sets = describe(set, pools, tree)
      const inside = recipients.filter(({ pool }) => hasPool(set, pool))
      const tally = emptyTally()
      for (const { index, byReserve } of inside) {
        count(tally, problem.applicants[index]?.id ?? '', tierOf(index), byReserve)
      }
      found = { sets, devices: sets.reduce((sum, one) => sum + one.count, 0), tally }
      known.set(key, found)
    }
    return found
  }
  return (index, position, { order: place, rank, considered, score, tier, group }) => {
    const bound = bindingOf(index)
    const tally = 'node' in bound ? (byNode.get(bound.node) ?? emptyTally()) : ofSet(bound.set).tally
    const { last: lastAccepted, byReserve: toReserve } = tally
    const toPriority = earlierTiers(tally, tierOf(index))
    // Written out: there may be a million, and objects put together by spreading take several times the memory.
    if ('node' in bound) {
      return {
        kind: 'waiting',
        by: 'quota',
        region: tree.ids[bound.node] ?? '',
        quota: tree.quota[bound.node] ?? 0,
        given: tally.count,
        position,
        lastAccepted,
        toPriority,
        toReserve,
        order: place,
        rank,
        considered,
        score,
        tier,
        group,
      }
    }
    const { sets, devices } = ofSet(bound.set)
    return {
      kind: 'waiting',
      by: 'devices',
      sets,
      devices,
      position,
      lastAccepted,
      toPriority,
      toReserve,
      order: place,
      rank,
      considered,
      score,
      tier,
      group,
    }
  }
}

const emptyTally = (): Tally => ({ count: 0, last: null, byReserve: 0, byTier: new Map() })

function count(tally: Tally, id: string, tier: number, byReserve: boolean): void {
  tally.count += 1
  tally.last = id
  if (byReserve) tally.byReserve += 1
  tally.byTier.set(tier, (tally.byTier.get(tier) ?? 0) + 1)
}

function earlierTiers(tally: Tally, tier: number): number {
  let members = 0
  for (const [earlier, count] of tally.byTier) if (earlier < tier) members += count
  return members
}

/** The devices of a set by class and bond. */
function describe(set: PoolSet, pools: readonly Pool[], tree: RegionTree): DeviceSet[] {
  const merged = new Map<string, { class: string; count: number; region?: string; group?: string }>()
  forEachPool(set, (at) => {
    const pool = pools[at]
    if (!pool || pool.count === 0) return
    const region = pool.region === anywhere ? undefined : tree.ids[pool.region]
    const key = JSON.stringify([pool.class, region ?? null, pool.group])
    const one = merged.get(key)
    if (one) one.count += pool.count
    else {
      merged.set(key, {
        class: pool.class,
        count: pool.count,
        ...(region === undefined ? {} : { region }),
        ...(pool.group === null ? {} : { group: pool.group }),
      })
    }
  })
  return [...merged].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)
}
