import { allocateDevices } from './allocate-devices.ts'
import { orderApplicants } from './applicant-order.ts'
import { mayServe, poolLots } from './device-pools.ts'
import type { Earmark, LotteryOf, Problem } from './device-problem.ts'
import { buildRegionTree } from './region-tree.ts'

/** What one way of giving would do. */
export type Reach = {
  /** recipients who would have waited without it */
  readonly reached: number
  /** the place in the whole order of the last of them; null when there are none */
  readonly deepest: number | null
  /** its devices and others' that would stay unused on top of those unused anyway */
  readonly idle: number
}

export type EarmarkReach = {
  /** eligible applicants within the bond */
  readonly eligible: number
  /** of these, how many receive already */
  readonly served: number
  readonly bound: Reach
  readonly open: Reach
}

/**
 * What a donor's condition would do, before it is accepted: the same devices bound and open, each added to the problem
 * as it stands, decided by the real engine and compared with the decision without them. Three runs of the engine.
 */
export function earmarkReach(
  problem: Problem,
  offer: { readonly class: string; readonly count: number; readonly earmark: Earmark },
  lotteryOf: LotteryOf,
): EarmarkReach {
  const tree = buildRegionTree(problem.regions)
  const [bond] = poolLots([{ id: 'offer', ...offer }], tree)
  const { places } = orderApplicants(problem.applicants, problem.policy, lotteryOf)
  const before = allocateDevices(problem, lotteryOf)
  const had = new Set(before.recipients.map(({ applicant }) => applicant))
  const within = Array.from(places).flatMap((index) => {
    const one = problem.applicants[index]
    const node = tree.indexOf.get(one?.region ?? '')
    return one && bond && node !== undefined && mayServe(bond, node, new Set(one.groups), false, tree) ? [one.id] : []
  })
  const unused = (rows: readonly { readonly count: number }[]) => rows.reduce((sum, { count }) => sum + count, 0)
  const reach = (earmark: Earmark | undefined): Reach => {
    let id = 'offer'
    while (problem.lots.some((lot) => lot.id === id)) id += '-'
    const lot = { id, class: offer.class, count: offer.count, ...(earmark ? { earmark } : {}) }
    const after = allocateDevices({ ...problem, lots: [...problem.lots, lot] }, lotteryOf)
    const gained = after.recipients.filter(({ applicant }) => !had.has(applicant))
    return {
      reached: gained.length,
      deepest: gained.reduce<number | null>((most, { order }) => Math.max(most ?? 0, order), null),
      idle: unused(after.unused) - unused(before.unused),
    }
  }
  return {
    eligible: within.length,
    served: within.filter((id) => had.has(id)).length,
    bound: reach(offer.earmark),
    open: reach(undefined),
  }
}
