import type { Contest } from '#app/domain/contest/contest.ts'
import { presentGroupNames } from '#app/domain/contest/present.ts'
import { listDistrictsByRegion } from '#app/domain/region/list-districts-by-region.server.ts'
import type { RequestContext } from './context.server.ts'

/** The places and groups that a donor's condition may name, in the page's language. */
export async function bondChoices(ctx: RequestContext, contest: Contest) {
  const groups = presentGroupNames(contest, ctx.locale)
  const regions = await listDistrictsByRegion(ctx.domain, contest.regions, ctx.locale)
  return {
    regions: regions.map(({ kato, name, districts }) => ({
      kato,
      name,
      districts: districts.map((one) => ({ kato: one.kato, name: one.name })),
    })),
    groups: contest.groups.map(({ key }) => ({ key, name: groups.get(key) ?? key })),
  }
}
