import { orderApplicants } from './applicant-order.ts'
import { anywhere, mayServe, type Pool, poolLots } from './device-pools.ts'
import type { LotteryOf, Problem } from './device-problem.ts'
import { buildRegionTree, type RegionTree } from './region-tree.ts'
import { openReserves } from './reserves.ts'

/** Who takes the place of a recipient who is gone; null: nobody who waits may have that device. */
export type Successor = {
  readonly applicant: string
  readonly lot: string
  readonly class: string
  /** a reserve that would otherwise fall below its places goes first; bonds fall back last */
  readonly by: 'reserve' | 'order' | 'fallback'
}

type Holding = { readonly applicant: string; readonly lot: string }

/**
 * The freed device goes to the first in order for whom it is feasible; nobody else moves. Feasible: of an accepted
 * class, within the lot's bond, under every quota without the one who is gone, and no device in the household.
 * Members of a group whose reserve would fall below its places come first; the bond falls back when nobody within it
 * waits. O(n log n).
 * @param holders everybody who has or was told of a device, the one who is gone among them
 * @param gone their id
 * @param closed ids that are out of the question: who declined before, was not reached, or withdrew
 * @throws RangeError when `gone` holds nothing
 */
export function successorOf(
  problem: Problem,
  holders: readonly Holding[],
  gone: string,
  closed: ReadonlySet<string>,
  lotteryOf: LotteryOf,
): Successor | null {
  const freed = holders.find(({ applicant }) => applicant === gone)
  const lot = problem.lots.find(({ id }) => id === freed?.lot)
  if (!freed || !lot) throw new RangeError(`${gone} holds no device of this problem`)
  const tree = buildRegionTree(problem.regions)
  const [pool] = poolLots([lot], tree)
  if (!pool) return null
  const staying = new Set(holders.filter(({ applicant }) => applicant !== gone).map(({ applicant }) => applicant))
  const { applicants } = problem
  const given = new Int32Array(tree.ids.length)
  const households = new Set<string>()
  const reserves = openReserves(problem, problem.policy.reserves ?? [], tree)
  const nodeOf = (index: number) => tree.indexOf.get(applicants[index]?.region ?? '') ?? anywhere
  applicants.forEach(({ id, household, groups }, index) => {
    if (!staying.has(id)) return
    for (const node of tree.limits[nodeOf(index)] ?? []) given[node] = (given[node] ?? 0) + 1
    if (household !== undefined) households.add(household)
    reserves.count(nodeOf(index), groups)
  })
  const { places } = orderApplicants(applicants, problem.policy, lotteryOf)
  const may = Array.from(places).filter((index) => {
    const one = applicants[index]
    if (!one || staying.has(one.id) || one.id === gone || closed.has(one.id)) return false
    if (one.accepts && !one.accepts.includes(lot.class)) return false
    if (one.household !== undefined && households.has(one.household)) return false
    return !tree.limits[nodeOf(index)]?.some((node) => (given[node] ?? 0) >= (tree.quota[node] ?? 0))
  })
  const first = (wide: boolean, passes: (index: number) => boolean) =>
    may.find((index) => within(pool, nodeOf(index), applicants[index]?.groups ?? [], wide, tree) && passes(index))
  const result = (index: number, by: Successor['by']): Successor => ({
    applicant: applicants[index]?.id ?? '',
    lot: lot.id,
    class: lot.class,
    by,
  })
  const reserved = first(false, (index) => reserves.wanting(nodeOf(index), applicants[index]?.groups ?? []) !== null)
  if (reserved !== undefined) return result(reserved, 'reserve')
  const strict = first(false, () => true)
  if (strict !== undefined) return result(strict, 'order')
  const wide = first(true, () => true)
  return wide === undefined ? null : result(wide, 'fallback')
}

function within(pool: Pool, node: number, groups: readonly string[], wide: boolean, tree: RegionTree): boolean {
  const set = new Set(groups)
  return mayServe(pool, node, set, false, tree) || (wide && mayServe(pool, node, set, true, tree))
}
