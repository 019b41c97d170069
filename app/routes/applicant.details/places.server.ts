import { listDistrictsByRegion } from '#app/domain/region/list-districts-by-region.server.ts'
import type { RequestContext } from '#app/http/context.server.ts'

/** Up to here all districts stand in one list; a contest in more of them asks for the region first. */
const fewDistricts = 60

/** The contest's regions with their districts, and whether those are too many for one list (`wide`). */
export async function placesOf(ctx: RequestContext, katos: readonly string[]) {
  const regions = await listDistrictsByRegion(ctx.domain, katos, ctx.locale)
  return { regions, wide: regions.reduce((sum, { districts }) => sum + districts.length, 0) > fewDistricts }
}
