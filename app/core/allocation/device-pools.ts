import { compareText, type Earmark, type Lot } from './device-problem.ts'
import type { RegionTree } from './region-tree.ts'

/** Lots of one class under one bond with one fallback: within it a device is a device. */
export type Pool = {
  readonly class: string
  readonly region: number
  readonly group: string | null
  /** the bond after the fallback; the same as before where there is none */
  readonly wideRegion: number
  readonly wideGroup: string | null
  readonly count: number
  /** by id */
  readonly lots: readonly Lot[]
}

/** Stands for «no region»: the pool is not bound to one. */
export const anywhere = -1

/**
 * Joins lots that cannot be told apart. Bound pools come before open ones, those bound more narrowly first: the order
 * in which devices of a class are taken. O(l log l).
 */
export function poolLots(lots: readonly Lot[], tree: RegionTree): Pool[] {
  const grouped = new Map<string, { earmark: Earmark; class: string; lots: Lot[] }>()
  for (const lot of [...lots].sort((a, b) => compareText(a.id, b.id))) {
    const { region, group, fallback = 'none' } = lot.earmark ?? {}
    const key = JSON.stringify([lot.class, region ?? null, group ?? null, region || group ? fallback : 'none'])
    const known = grouped.get(key)
    if (known) known.lots.push(lot)
    else grouped.set(key, { earmark: lot.earmark ?? {}, class: lot.class, lots: [lot] })
  }
  const depthOf = (node: number) => {
    let depth = 0
    for (let at = node; at >= 0; at = tree.parent[at] ?? -1) depth += 1
    return depth
  }
  const pools = [...grouped.values()].map(({ earmark, class: kind, lots: joined }): Pool => {
    const region = earmark.region === undefined ? anywhere : (tree.indexOf.get(earmark.region) ?? anywhere)
    const group = earmark.group ?? null
    const fallback = earmark.fallback ?? 'none'
    return {
      class: kind,
      region,
      group,
      wideRegion: fallback === 'none' || region === anywhere ? region : widened(fallback, region, tree),
      wideGroup: fallback === 'open' || (fallback === 'parent' && region === anywhere) ? null : group,
      count: joined.reduce((sum, { count }) => sum + count, 0),
      lots: joined,
    }
  })
  const narrowness = (pool: Pool) => 2 * depthOf(pool.region) + (pool.group === null ? 0 : 1)
  return pools.sort((a, b) => narrowness(b) - narrowness(a) || compareText(a.lots[0]?.id ?? '', b.lots[0]?.id ?? ''))
}

function widened(fallback: 'parent' | 'open', region: number, tree: RegionTree): number {
  return fallback === 'open' ? anywhere : (tree.parent[region] ?? anywhere)
}

/** Whether the bond of the pool lets somebody of this node and these groups have its devices. */
export function mayServe(
  pool: Pool,
  node: number,
  groups: ReadonlySet<string>,
  wide: boolean,
  tree: RegionTree,
): boolean {
  const region = wide ? pool.wideRegion : pool.region
  const group = wide ? pool.wideGroup : pool.group
  return (region === anywhere || tree.within(node, region)) && (group === null || groups.has(group))
}
