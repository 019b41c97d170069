import { acceptApplicants, nodesOf } from './accept-applicants.ts'
import { sortIntoKinds } from './applicant-kinds.ts'
import { createOrder } from './applicant-order.ts'
import { poolLots } from './device-pools.ts'
import type { LotteryOf, Problem } from './device-problem.ts'
import { createService } from './device-service.ts'
import { buildRegionTree } from './region-tree.ts'
import { readWishes } from './wishes.ts'

/**
 * Whom the rule accepts if the scores were others, for decisions that are tried out many times: what does not depend
 * on scores is prepared once, classes, lots and reasons are left out.
 *
 * @returns takes a score per applicant in the problem's order (read for those alone who have one in the problem) and
 * gives 1 for each who is accepted, 0 for the rest; the array is its own and is overwritten by the next call
 */
export function acceptanceByScores(problem: Problem, lotteryOf: LotteryOf): (scores: Float64Array) => Uint8Array {
  const { applicants, policy } = problem
  const tree = buildRegionTree(problem.regions)
  const pools = poolLots(problem.lots, tree)
  const wishes = readWishes(problem)
  const scored = Int32Array.from(applicants.keys()).filter(
    (index) => applicants[index]?.score !== null || applicants[index]?.holds !== undefined,
  )
  const kinds = sortIntoKinds(applicants, scored, wishes, pools, tree)
  const nodes = nodesOf(applicants, tree)
  const orderOf = createOrder(applicants, policy, lotteryOf)
  const accepted = new Uint8Array(applicants.length)
  return (scores) => {
    const order = orderOf(scores)
    const service = createService(policy.rule ?? 'cover', pools, wishes.classes, kinds)
    const reserves = policy.reserves ?? []
    const { by } = acceptApplicants({ problem, reserves, tree, order, kinds, wishes, service, nodes })
    by.forEach((how, index) => {
      accepted[index] = how === null ? 0 : 1
    })
    return accepted
  }
}
