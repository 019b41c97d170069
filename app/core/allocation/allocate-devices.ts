import { comparable } from '../scoring/rank.ts'
import { type Acceptance, acceptApplicants } from './accept-applicants.ts'
import { sortIntoKinds } from './applicant-kinds.ts'
import { noTier, orderApplicants } from './applicant-order.ts'
import { poolLots } from './device-pools.ts'
import {
  type Allocation,
  compareText,
  type LotteryOf,
  type NotConsidered,
  type Problem,
  type Recipient,
  type RecipientReason,
  type Standing,
  type Waiting,
} from './device-problem.ts'
import { createService } from './device-service.ts'
import { type GivenLot, giveLots } from './give-lots.ts'
import { buildRegionTree } from './region-tree.ts'
import { findBindings, waitingReasons } from './waiting-reasons.ts'
import { readWishes, wishesOf } from './wishes.ts'

/**
 * Gives devices to applicants under quotas, reserves, earmarks, wishes and one device a household.
 *
 * 0. Who was told of a device before keeps it (`Applicant.holds`).
 * 1. One order: tier, score, lottery (`orderApplicants`).
 * 2. Minimum guarantees: members of a reserved group, in order, until each reserve is filled; then everybody, in order.
 *    Filling reserves first and counting members who would have come in anyway makes them minimum guarantees, not
 *    places on top (Hafalir, Yenmez, Yildirim 2013; Dur, Pathak, Sönmez 2020; Sönmez, Yenmez 2022). What a group cannot
 *    fill is open to all.
 * 3. Whoever is reached is accepted if all accepted so far and this one can be served together: quotas of the laminar
 *    region tree by counting, devices by an augmenting path (`DeviceMatching`). This is the serial dictatorship over
 *    feasible sets: the set accepted is the first in lexicographic order, so nobody is passed over for somebody lower
 *    who could only be served instead of them (Edmonds 1971; Svensson 1999; Budish et al. 2013 for the hierarchies).
 * 4. Bonds fall back; whoever waits is reached again, in order. This pass only adds.
 * 5. Classes in order of wishes, as far as everybody stays served; then lots, bound ones first (`giveLots`).
 *
 * Deterministic: the order of the input does not matter. n applicants, K pools of lots, D devices given:
 * O(n log n + D·K²/32) time, O(n + K² + kinds·K) memory.
 * @throws RangeError for unknown regions, rings of parents and lots of which more are held than there are; other faults of the input are for the caller to refuse
 */
export function allocateDevices(problem: Problem, lotteryOf: LotteryOf): Allocation {
  const { applicants, policy } = problem
  const tree = buildRegionTree(problem.regions)
  const pools = poolLots(problem.lots, tree)
  const order = orderApplicants(applicants, policy, lotteryOf)
  const wishes = readWishes(problem)
  const { classes } = wishes
  const kinds = sortIntoKinds(applicants, order.places, wishes, pools, tree)
  const service = () => createService(policy.rule ?? 'cover', pools, classes, kinds)
  const accept = (reserves: typeof policy.reserves) =>
    acceptApplicants({ problem, reserves: reserves ?? [], tree, order, kinds, wishes, service: service() })
  const acceptance = accept(policy.reserves)
  // Who would have come in without reserves is told so, and not that a reserve let them in.
  const plain = (policy.reserves?.length ?? 0) > 0 ? accept([]) : acceptance

  const standings = standingReader(problem, order)
  const { waiting, against } = rest(problem, order, acceptance)
  // Before classes are given: whoever has settled cannot be moved any more.
  const bindingOf = findBindings({ problem, tree, kinds, wishes, acceptance }, waiting)
  const accepted = Array.from(order.places).filter((index) => acceptance.by[index] !== null)
  const classOf = acceptance.service.classesOf(accepted, kinds.of, wishes)
  const held = accepted.map((index) => applicants[index]?.holds)
  const lots = giveLots(accepted, classOf, classes, pools, kinds, held)
  const recipients = accepted.map((index, at): Recipient => {
    const applicant = applicants[index] as (typeof applicants)[number]
    const kind = classOf[at] ?? -1
    const { pool, lot } = lots[at] as GivenLot
    const { region, group } = pools[pool] ?? { region: -1, group: null }
    const by = acceptance.by[index]
    const reserve = by?.reserve !== undefined && plain.by[index] === null ? by.reserve : undefined
    const reason: RecipientReason = {
      kind: 'recipient',
      by:
        by?.pass === 'held'
          ? 'held'
          : reserve !== undefined
            ? 'reserve'
            : by?.pass === 'fallback'
              ? 'fallback'
              : 'order',
      ...(reserve !== undefined ? { reserve } : {}),
      class: classes[kind] ?? '',
      wish: wishesOf(wishes, index).indexOf(kind) + 1,
      ...(region >= 0 || group !== null
        ? {
            earmark: {
              ...(region >= 0 ? { region: tree.ids[region] ?? '' } : {}),
              ...(group !== null ? { group } : {}),
            },
          }
        : {}),
      ...standings(index),
    }
    return { applicant: applicant.id, region: applicant.region, lot, class: reason.class, order: reason.order, reason }
  })
  const reasonOf = waitingReasons({
    problem,
    tree,
    order,
    pools,
    bindingOf,
    recipients: accepted.map((index, at) => ({
      index,
      pool: lots[at]?.pool ?? -1,
      byReserve: recipients[at]?.reason.by === 'reserve',
    })),
  })
  const positions = new Map<string, number>()
  return {
    recipients,
    waiting: waiting
      .map((index): Waiting => {
        const applicant = applicants[index] as (typeof applicants)[number]
        const position = (positions.get(applicant.region) ?? 0) + 1
        positions.set(applicant.region, position)
        const reason = reasonOf(index, position, standings(index))
        return { applicant: applicant.id, region: applicant.region, position, reason }
      })
      .sort((a, b) => compareText(a.region, b.region) || a.position - b.position),
    notConsidered: against.sort((a, b) => compareText(a.applicant, b.applicant)),
    unused: unusedLots(problem, recipients),
  }
}

function standingReader({ applicants }: Problem, order: ReturnType<typeof orderApplicants>) {
  const place = new Int32Array(applicants.length)
  const rank = new Int32Array(applicants.length)
  const considered = new Map<string, number>()
  order.places.forEach((index, at) => {
    const region = applicants[index]?.region ?? ''
    const count = (considered.get(region) ?? 0) + 1
    considered.set(region, count)
    place[index] = at + 1
    rank[index] = count
  })
  return (index: number): Standing => {
    const tier = order.tier[index] ?? noTier
    return {
      order: place[index] ?? 0,
      rank: rank[index] ?? 0,
      considered: considered.get(applicants[index]?.region ?? '') ?? 0,
      score: comparable(applicants[index]?.score ?? 0) / 1e6,
      tier: tier === noTier ? null : tier + 1,
      group: order.group[index] ?? null,
    }
  }
}

/** Who is left: those who wait, in order, and those who are not considered. */
function rest({ applicants }: Problem, order: ReturnType<typeof orderApplicants>, acceptance: Acceptance) {
  const waiting: number[] = []
  const against: NotConsidered[] = []
  applicants.forEach(({ id, region }, index) => {
    const reason = order.against[index]
    if (reason) against.push({ applicant: id, region, reason })
  })
  for (const index of order.places) {
    if (acceptance.by[index] !== null) continue
    const { id, region, household } = applicants[index] as (typeof applicants)[number]
    const served = household === undefined ? undefined : acceptance.households.get(household)
    if (served === undefined) waiting.push(index)
    else against.push({ applicant: id, region, reason: { kind: 'household', recipient: applicants[served]?.id ?? '' } })
  }
  return { waiting, against }
}

function unusedLots({ lots }: Problem, recipients: readonly Recipient[]) {
  const used = new Map<string, number>()
  for (const { lot } of recipients) used.set(lot, (used.get(lot) ?? 0) + 1)
  return [...lots]
    .sort((a, b) => compareText(a.id, b.id))
    .map(({ id, count }) => ({ lot: id, count: count - (used.get(id) ?? 0) }))
    .filter(({ count }) => count > 0)
}
