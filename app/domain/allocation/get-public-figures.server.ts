import { leastPublished, mergeSmallRows } from '#app/core/disclosure/merge-small.ts'
import type { Context } from '../context.ts'
import { listRegionFigures, type RegionFigures } from './list-region-figures.server.ts'
import { regionTotals } from './region-totals.server.ts'

export type PublicFigures = {
  regions: RegionFigures[]
  /** the sum of the regions with a small number; null: there is none */
  others: Omit<RegionFigures, 'region' | 'names'> | null
}

/**
 * Eligible, quota, offered and waiting by region, of the published list. Regions in which one of the numbers of
 * children is small stand in one sum, in which none is small either, as far as there are enough of them. Null while
 * nothing is published.
 */
export async function getPublicFigures(ctx: Pick<Context, 'db'>, contestId: string): Promise<PublicFigures | null> {
  const totals = await regionTotals(ctx.db, contestId)
  if (!totals) return null
  const all = await listRegionFigures(ctx, contestId, totals.regions)
  const numbers = ({ eligible, offered, waiting }: RegionFigures) => [
    eligible,
    offered,
    waiting,
    // What anybody can compute from the three.
    Math.abs(eligible - offered - waiting),
  ]
  const hidden = mergeSmallRows(new Map(all.map((row) => [row.region, numbers(row)])), leastPublished)
  const merged = all.filter(({ region }) => hidden.has(region))
  const sum = (of: (row: RegionFigures) => number) => merged.reduce((total, row) => total + of(row), 0)
  return {
    regions: all.filter(({ region }) => !hidden.has(region)),
    others:
      merged.length === 0
        ? null
        : {
            eligible: sum((row) => row.eligible),
            quota: merged.some(({ quota }) => quota !== null) ? sum((row) => row.quota ?? 0) : null,
            offered: sum((row) => row.offered),
            waiting: sum((row) => row.waiting),
          },
  }
}
