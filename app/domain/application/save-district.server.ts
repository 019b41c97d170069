import { listDistricts } from '#db/queries/region.server.ts'
import { type Context, ok, refuse } from '../context.ts'
import { changeSection, type Saved } from './change-section.server.ts'
import type { DistrictInput } from './input.server.ts'

/** Saves the place: the district, which has to lie in the region, and the village. */
export async function saveDistrict(
  ctx: Context,
  applicationId: string,
  input: DistrictInput,
): Promise<Saved<'district'>> {
  const districts = await listDistricts(ctx.db, input.region)
  return changeSection<'district'>(ctx, applicationId, 'place', input.version, ({ application, contest }) => {
    const known = contest.regions.includes(input.region) && districts.some((unit) => unit.kato === input.district)
    if (!known) return refuse('district')
    return ok({
      same:
        application.region === input.region &&
        application.district === input.district &&
        application.village === input.village,
      change: { region: input.region, district: input.district, village: input.village },
    })
  })
}
