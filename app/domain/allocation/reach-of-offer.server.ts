import { type EarmarkReach, earmarkReach } from '#app/core/allocation/earmark-reach.ts'
import { findLottery } from '#db/queries/lottery.server.ts'
import { findLatestScoringRun } from '#db/queries/scoring.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { lotOf } from '../digest.server.ts'
import { isUuid } from '../identifier.ts'
import { checkBond } from './check-bond.server.ts'
import { freezeProblem } from './freeze-problem.server.ts'
import type { OfferInput } from './input.server.ts'

/**
 * What a donor's condition would do to the list, before it is accepted: nothing is saved. The group is named in full,
 * so that a condition on one group of a tier is not taken for the whole tier.
 */
export async function reachOfOffer(
  ctx: Pick<Context, 'db' | 'now'>,
  contestId: string,
  offer: OfferInput,
): Promise<Outcome<EarmarkReach, 'unknown' | 'not-scored' | 'not-committed' | 'region' | 'group' | 'no-condition'>> {
  if (!isUuid(contestId)) return refuse('unknown')
  if (offer.region === null && offer.group === null) return refuse('no-condition')
  const bond = await checkBond(ctx.db, contestId, offer.region, offer.group)
  if (bond !== null) return refuse(bond)
  const scoring = await findLatestScoringRun(ctx.db, contestId)
  if (!scoring) return refuse('not-scored')
  const lottery = await findLottery(ctx.db, contestId)
  if (!lottery) return refuse('not-committed')
  const { problem } = await freezeProblem(ctx, contestId, scoring.id, lottery, {
    allDistricts: true,
    ...(offer.group === null ? {} : { ownGroups: [offer.group] }),
  })
  const earmark = {
    ...(offer.region === null ? {} : { region: offer.region }),
    ...(offer.group === null ? {} : { group: offer.group }),
  }
  return ok(earmarkReach(problem, { class: offer.class, count: offer.count, earmark }, (id) => lotOf(lottery.seed, id)))
}
