import { leastPublished } from '#app/core/disclosure/merge-small.ts'
import { countWaitingIn, findContestToReach } from '#db/queries/donation.server.ts'
import { findUnit } from '#db/queries/region.server.ts'
import { reachOfOffer } from '../allocation/reach-of-offer.server.ts'
import type { Context, Outcome } from '../context.ts'
import { ok, refuse } from '../context.ts'

/** What a condition would do: for all of the devices, some or none; or, before points are known, whether anybody waits. */
export type ReachAnswer = 'all' | 'some' | 'none' | 'many-wait' | 'few-wait'

/**
 * Answers a donor, before the offer, by the engine that will give the devices. In words alone: a number of children of
 * a small district would tell who they are.
 */
export async function reachInWords(
  ctx: Pick<Context, 'db' | 'now'>,
  offer: {
    class: 'laptop' | 'desktop' | 'tablet' | 'phone'
    count: number
    earmarkRegion: string
    earmarkDistrict: string
  },
): Promise<Outcome<ReachAnswer, 'no-place' | 'place'>> {
  const place = offer.earmarkDistrict || offer.earmarkRegion
  if (place === '') return refuse('no-place')
  const unit = await findUnit(ctx.db, place)
  if (!unit) return refuse('place')
  const waiting = await countWaitingIn(ctx.db, place)
  const contest = waiting >= leastPublished ? await findContestToReach(ctx.db, unit.parent ?? unit.kato) : undefined
  const { class: deviceClass, count } = offer
  const outcome = contest
    ? await reachOfOffer(ctx, contest.id, { class: deviceClass, count, region: place, group: null })
    : null
  if (!outcome?.ok) return ok(waiting >= leastPublished ? 'many-wait' : 'few-wait')
  const { reached } = outcome.value.bound
  if (reached >= count) return ok('all')
  return ok(reached > 0 ? 'some' : 'none')
}
