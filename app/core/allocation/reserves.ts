import type { Problem, Reserve } from './device-problem.ts'
import type { RegionTree } from './region-tree.ts'

export type OpenReserves = {
  /** whether any reserve still wants members */
  some(): boolean
  /** the group of a reserve above the node that wants one of these groups; null: none */
  wanting(node: number, groups: readonly string[]): string | null
  /** one of these groups came in below the node: counts towards every reserve above that one of the groups has */
  count(node: number, groups: readonly string[]): void
}

/** Places of a reserve: ⌈share·quota⌉, with the rounding of a product such as 0.1 × 30 forgiven. */
export const reservedPlaces = (share: number, quota: number): number => Math.ceil(share * quota - 1e-9)

/**
 * The minimum guarantees, one for each reserve and node of its level that has a quota. A reserve of the country counts
 * from all devices where the tree has no country node, or one without a quota.
 */
export function openReserves(problem: Problem, reserves: readonly Reserve[], tree: RegionTree): OpenReserves {
  const wants = new Map<number, Map<string, number>>()
  const add = (node: number, group: string, places: number) => {
    if (places <= 0) return
    const at = wants.get(node) ?? new Map<string, number>()
    at.set(group, Math.max(at.get(group) ?? 0, places))
    wants.set(node, at)
  }
  const everywhere = -1
  for (const { group, share, level } of reserves) {
    const nodes = tree.ids.map((_, node) => node).filter((node) => tree.isLevel(node, level))
    const withQuota = nodes.filter((node) => (tree.quota[node] ?? -1) >= 0)
    for (const node of withQuota) add(node, group, reservedPlaces(share, tree.quota[node] ?? 0))
    if (level === 'country' && withQuota.length === 0) {
      const devices = problem.lots.reduce((sum, { count }) => sum + count, 0)
      add(everywhere, group, reservedPlaces(share, devices))
    }
  }
  const groups = new Set(reserves.map(({ group }) => group))
  /** From the node up to its root and the whole country: the first answer that is not null. */
  function upwards<T>(node: number, ask: (left: Map<string, number>) => T | null): T | null {
    for (let at = node; at >= 0; at = tree.parent[at] ?? -1) {
      const left = wants.get(at)
      const answer = left ? ask(left) : null
      if (answer !== null) return answer
    }
    const left = wants.get(everywhere)
    return left ? ask(left) : null
  }
  const reserved = (of: readonly string[]) => of.filter((key) => groups.has(key))
  return {
    some: () => wants.size > 0,
    wanting(node, of) {
      if (of.length === 0) return null
      const mine = reserved(of)
      if (mine.length === 0) return null
      mine.sort()
      return upwards(node, (left) => mine.find((key) => (left.get(key) ?? 0) > 0) ?? null)
    },
    count(node, of) {
      const mine = new Set(reserved(of))
      upwards(node, (left) => {
        for (const key of mine) {
          const places = left.get(key)
          if (places !== undefined && places > 0) left.set(key, places - 1)
        }
        return null
      })
    },
  }
}
