import type { Region, ReserveLevel } from './device-problem.ts'

export type RegionTree = {
  readonly ids: readonly string[]
  readonly indexOf: ReadonlyMap<string, number>
  /** −1 for a root */
  readonly parent: Int32Array
  /** −1: no limit */
  readonly quota: Int32Array
  /** per node, from itself up to its root, those nodes that have a quota */
  readonly limits: readonly Int32Array[]
  /** whether `node` lies in the subtree of `root` */
  within(node: number, root: number): boolean
  /** whether the node is of this level */
  isLevel(node: number, level: ReserveLevel): boolean
}

/**
 * The region tree, nodes sorted by id.
 *
 * Levels are counted from the root: three or more levels are country, region, district. With two levels the roots are
 * regions if there are several, else the country. With one level every node is a region and a district at once.
 * Subtrees are compared by the entry and exit times of a depth-first walk (Tarjan 1972). O(n log n).
 * @throws RangeError for a parent that is unknown and for a ring of parents
 */
export function buildRegionTree(regions: readonly Region[]): RegionTree {
  const sorted = [...regions].sort((a, b) => (a.id < b.id ? -1 : 1))
  const ids = sorted.map(({ id }) => id)
  const indexOf = new Map(ids.map((id, index) => [id, index]))
  const n = sorted.length
  const parent = new Int32Array(n).fill(-1)
  const quota = new Int32Array(n).fill(-1)
  const children: number[][] = Array.from({ length: n }, () => [])
  sorted.forEach((region, index) => {
    if (region.quota !== undefined) quota[index] = region.quota
    if (region.parent === undefined) return
    const above = indexOf.get(region.parent)
    if (above === undefined) throw new RangeError(`region ${region.id}: unknown parent ${region.parent}`)
    parent[index] = above
    children[above]?.push(index)
  })
  const roots = ids.map((_, index) => index).filter((index) => parent[index] === -1)
  const { enter, leave, depth, seen } = walk(n, roots, children)
  if (seen < n) throw new RangeError('the parents of some regions form a ring')
  const deepest = depth.reduce((most, one) => Math.max(most, one), 0)
  const top = deepest >= 2 || (deepest === 1 && roots.length === 1) ? 0 : 1
  const at = (list: Int32Array, index: number) => list[index] ?? -1
  return {
    ids,
    indexOf,
    parent,
    quota,
    limits: ids.map((_, index) => {
      const path: number[] = []
      for (let node = index; node >= 0; node = at(parent, node)) if (at(quota, node) >= 0) path.push(node)
      return Int32Array.from(path)
    }),
    within: (node, root) => at(enter, root) <= at(enter, node) && at(leave, node) <= at(leave, root),
    isLevel(node, level) {
      if (deepest === 0) return level !== 'country'
      const rank = top + at(depth, node)
      if (level === 'country') return rank === 0
      return level === 'region' ? rank === 1 : rank >= 2
    },
  }
}

function walk(n: number, roots: readonly number[], children: readonly number[][]) {
  const enter = new Int32Array(n)
  const leave = new Int32Array(n)
  const depth = new Int32Array(n)
  const stack: number[] = []
  let time = 0
  let seen = 0
  for (const root of roots) {
    stack.push(root)
    while (stack.length > 0) {
      const node = stack.pop() ?? 0
      if (node < 0) {
        leave[~node] = time
        time += 1
        continue
      }
      enter[node] = time
      time += 1
      seen += 1
      stack.push(~node)
      for (const child of children[node] ?? []) {
        depth[child] = (depth[node] ?? 0) + 1
        stack.push(child)
      }
    }
  }
  return { enter, leave, depth, seen }
}
