import { listRegions as listRegionRows } from '#db/queries/region.server.ts'
import type { Context, Locale } from '../context.ts'
import { type NamedUnit, nameUnits } from './present.ts'

/** All 20 regions with their names in one language. */
export async function listRegions(ctx: Context, locale: Locale): Promise<NamedUnit[]> {
  return nameUnits(await listRegionRows(ctx.db), locale)
}
