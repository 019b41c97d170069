import { listDistrictsOf, listRegions } from '#db/queries/region.server.ts'
import type { Context, Locale } from '../context.ts'
import { type NamedUnit, nameUnits } from './present.ts'

export type RegionWithDistricts = NamedUnit & { districts: NamedUnit[] }

/** Some regions, each with its districts, named and ordered in one language. */
export async function listDistrictsByRegion(
  ctx: Context,
  regions: readonly string[],
  locale: Locale,
): Promise<RegionWithDistricts[]> {
  const known = (await listRegions(ctx.db)).filter(({ kato }) => regions.includes(kato))
  const districts = await listDistrictsOf(ctx.db, regions)
  return nameUnits(known, locale).map((region) => ({
    ...region,
    districts: nameUnits(
      districts.filter(({ parent }) => parent === region.kato),
      locale,
    ),
  }))
}
