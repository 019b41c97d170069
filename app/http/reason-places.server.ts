import { country } from '#app/domain/allocation/rules.ts'
import type { Contest } from '#app/domain/contest/contest.ts'
import { listDistrictsByRegion } from '#app/domain/region/list-districts-by-region.server.ts'
import type { ReasonPlaces } from '#app/i18n/reason-text.ts'
import type { RequestContext } from './context.server.ts'

/** Names of a region of the contest and of the node that a reason names, in the page's language. */
export async function placesOf(
  ctx: RequestContext,
  contest: Contest,
): Promise<(region: string, node: string | undefined) => ReasonPlaces> {
  const regions = await listDistrictsByRegion(ctx.domain, contest.regions, ctx.locale)
  const names = new Map(regions.flatMap((one) => [one, ...one.districts]).map(({ kato, name }) => [kato, name]))
  return (region, node) => {
    const own = names.get(region) ?? region
    return { region: own, place: node === country ? '' : node === undefined ? own : (names.get(node) ?? node) }
  }
}
