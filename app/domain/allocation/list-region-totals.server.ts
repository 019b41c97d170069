import type { Context } from '../context.ts'
import { maySee } from '../screening/rules.ts'
import { type PublishedTotals, regionTotals } from './region-totals.server.ts'

/** How long the published lists of the viewer's regions are; null while nothing is published. */
export async function listRegionTotals(ctx: Context, contestId: string): Promise<PublishedTotals | null> {
  const totals = await regionTotals(ctx.db, contestId)
  return totals && { ...totals, regions: totals.regions.filter(({ region }) => maySee(ctx.viewer, region)) }
}
