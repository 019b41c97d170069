import { listDistricts as listDistrictRows } from '#db/queries/region.server.ts'
import type { Context, Locale } from '../context.ts'
import { type NamedUnit, nameUnits } from './present.ts'

/** The districts of a region with their names in one language; none for an unknown region. */
export async function listDistricts(ctx: Context, region: string, locale: Locale): Promise<NamedUnit[]> {
  return nameUnits(await listDistrictRows(ctx.db, region), locale)
}
