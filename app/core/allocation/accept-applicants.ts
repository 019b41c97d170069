import type { Kinds } from './applicant-kinds.ts'
import type { Order } from './applicant-order.ts'
import type { Problem, Reserve } from './device-problem.ts'
import type { DeviceService } from './device-service.ts'
import type { RegionTree } from './region-tree.ts'
import { openReserves } from './reserves.ts'
import { type Wishes, wishesOf } from './wishes.ts'

export type Pass = 'held' | 'reserve' | 'order' | 'fallback'

export type Acceptance = {
  /** per applicant: how they came in; null for those who did not */
  readonly by: readonly ({ readonly pass: Pass; readonly reserve?: string } | null)[]
  /** per household: the one who was accepted */
  readonly households: ReadonlyMap<string, number>
  /** per region node: how many below it were accepted, where it has a quota */
  readonly given: Int32Array
  readonly service: DeviceService
}

type Task = {
  readonly problem: Problem
  readonly reserves: readonly Reserve[]
  readonly tree: RegionTree
  readonly order: Order
  readonly kinds: Kinds
  readonly wishes: Wishes
  readonly service: DeviceService
  /** per applicant their node, where it is known already */
  readonly nodes?: Int32Array
}

/** The node of each applicant in the tree; −1 for an unknown one. */
export const nodesOf = (applicants: Problem['applicants'], tree: RegionTree): Int32Array =>
  Int32Array.from(applicants, ({ region }) => tree.indexOf.get(region) ?? -1)

/**
 * Steps 2 to 4 of the rule: reserved places, then everybody, then everybody once more when bonds have fallen back. Each
 * is accepted if no quota above them is used up, nobody of their household has a device, and one can be found. Before
 * all of them come those who were told of a device: they count towards quotas and reserves, and nothing refuses them.
 * @throws RangeError when more of a lot are held than there are
 */
export function acceptApplicants(task: Task): Acceptance {
  const { problem, reserves, tree, order, kinds, wishes, service } = task
  const { applicants } = problem
  const by: Acceptance['by'][number][] = new Array(applicants.length).fill(null)
  const households = new Map<string, number>()
  const given = new Int32Array(tree.ids.length)
  const nodes = task.nodes ?? nodesOf(applicants, tree)
  const nowhere = new Int32Array()
  // One object for all of a kind: there may be a million.
  const passes = {
    held: { pass: 'held' },
    reserve: { pass: 'reserve' },
    order: { pass: 'order' },
    fallback: { pass: 'fallback' },
  } as const

  function accept(index: number, pass: Pass, reserve?: string): boolean {
    const household = applicants[index]?.household
    if (household !== undefined && households.has(household)) return false
    const above = tree.limits[nodes[index] ?? -1] ?? nowhere
    for (const node of above) if ((given[node] ?? 0) >= (tree.quota[node] ?? 0)) return false
    if (!service.accept(index, kinds.of[index] ?? -1, wishesOf(wishes, index))) return false
    for (const node of above) given[node] = (given[node] ?? 0) + 1
    if (household !== undefined) households.set(household, index)
    by[index] = reserve === undefined ? passes[pass] : { pass, reserve }
    return true
  }

  const open = openReserves(problem, reserves, tree)
  for (const index of order.places) {
    const { holds, household, groups = [] } = applicants[index] ?? {}
    if (holds === undefined) continue
    if (!service.accept(index, kinds.of[index] ?? -1, wishesOf(wishes, index))) {
      throw new RangeError(`more of lot ${holds} are held than there are`)
    }
    for (const node of tree.limits[nodes[index] ?? -1] ?? nowhere) given[node] = (given[node] ?? 0) + 1
    if (household !== undefined && !households.has(household)) households.set(household, index)
    open.count(nodes[index] ?? -1, groups)
    by[index] = passes.held
  }
  if (open.some()) {
    for (const index of order.places) {
      const groups = applicants[index]?.groups ?? []
      const node = nodes[index] ?? -1
      if (by[index] !== null) continue
      const reserve = open.wanting(node, groups)
      if (reserve !== null && accept(index, 'reserve', reserve)) open.count(node, groups)
    }
  }
  for (const index of order.places) if (by[index] === null) accept(index, 'order')
  if (kinds.wide.some((set, kind) => set.some((word, at) => word !== kinds.strict[kind]?.[at]))) {
    service.widen()
    for (const index of order.places) if (by[index] === null) accept(index, 'fallback')
  }
  return { by, households, given, service }
}
