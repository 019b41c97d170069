import { addPool, type PoolSet, poolSet } from './device-matching.ts'
import { mayServe, type Pool } from './device-pools.ts'
import type { Applicant } from './device-problem.ts'
import type { RegionTree } from './region-tree.ts'
import type { Wishes } from './wishes.ts'

/** Applicants who may have devices of the same pools are of one kind. */
export type Kinds = {
  /** per applicant; −1 for those whose kind was not asked for */
  readonly of: Int32Array
  /** per kind: the pools within their bonds */
  readonly strict: readonly PoolSet[]
  /** per kind: the pools once bonds have fallen back */
  readonly wide: readonly PoolSet[]
}

/**
 * Sorts applicants into kinds by region node, accepted classes and those of their groups that some lot is bound to.
 * O(n + types · pools), where types are the distinct combinations.
 */
export function sortIntoKinds(
  applicants: readonly Applicant[],
  which: Int32Array,
  wishes: Wishes,
  pools: readonly Pool[],
  tree: RegionTree,
): Kinds {
  const bound = new Set(pools.flatMap(({ group }) => (group === null ? [] : [group])))
  const combos = new Map<string, number>()
  const types = new Map<number, number>()
  const kinds = new Map<string, number>()
  const strict: PoolSet[] = []
  const wide: PoolSet[] = []
  const of = new Int32Array(applicants.length).fill(-1)
  const lists = Math.max(1, wishes.lists.length)
  const span = tree.ids.length
  const kindOf = (sets: Sets): number => {
    const key = `${sets.strict.join()};${sets.wide.join()}`
    const known = kinds.get(key)
    if (known !== undefined) return known
    kinds.set(key, strict.length)
    strict.push(sets.strict)
    wide.push(sets.wide)
    return strict.length - 1
  }
  for (const index of which) {
    const applicant = applicants[index]
    if (!applicant) continue
    const node = tree.indexOf.get(applicant.region)
    if (node === undefined) throw new RangeError(`applicant ${applicant.id}: unknown region ${applicant.region}`)
    if (applicant.holds !== undefined) {
      of[index] = kindOf(only(pools, applicant.holds))
      continue
    }
    let combo = 0
    if (bound.size > 0) {
      let key = ''
      for (const group of applicant.groups) {
        // In a fixed order, so that the order of the groups does not matter; most applicants have none or one.
        if (bound.has(group)) key = key === '' ? group : [...key.split('\n'), group].sort().join('\n')
      }
      if (key !== '') combo = combos.get(key) ?? combos.set(key, combos.size + 1).size
    }
    const typeKey = (combo * lists + (wishes.listOf[index] ?? 0)) * span + node
    let kind = types.get(typeKey)
    if (kind === undefined) {
      const sets = poolsFor(applicant, node, new Set(applicant.groups), pools, tree)
      kind = kindOf(sets)
      types.set(typeKey, kind)
    }
    of[index] = kind
  }
  return { of, strict, wide }
}

type Sets = { strict: PoolSet; wide: PoolSet }

/** Who was told of a device has the pool of its lot, whatever its bond says of them now. */
function only(pools: readonly Pool[], lot: string): Sets {
  const set = poolSet(pools.length)
  pools.forEach(({ lots }, at) => {
    if (lots.some(({ id }) => id === lot)) addPool(set, at)
  })
  return { strict: set, wide: set }
}

function poolsFor(
  applicant: Applicant,
  node: number,
  groups: ReadonlySet<string>,
  pools: readonly Pool[],
  tree: RegionTree,
): Sets {
  const strict = poolSet(pools.length)
  const wide = poolSet(pools.length)
  const accepts = applicant.accepts && new Set(applicant.accepts)
  pools.forEach((pool, at) => {
    if (accepts && !accepts.has(pool.class)) return
    const within = mayServe(pool, node, groups, false, tree)
    if (within) addPool(strict, at)
    if (within || mayServe(pool, node, groups, true, tree)) addPool(wide, at)
  })
  return { strict, wide }
}
