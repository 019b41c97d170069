import { countApplicantsByUnit, listQuotas } from '#db/queries/allocation-rule.server.ts'
import type { Context } from '../context.ts'
import type { Names } from './present.ts'
import type { RegionTotals } from './region-totals.server.ts'

export type RegionFigures = {
  region: string
  names: Names
  eligible: number
  quota: number | null
  offered: number
  waiting: number
}

/**
 * Eligible and quota beside what a published list gives: every number as it is, for staff.
 * @param totals of the regions to tell of
 */
export async function listRegionFigures(
  ctx: Pick<Context, 'db'>,
  contestId: string,
  totals: readonly RegionTotals[],
): Promise<RegionFigures[]> {
  const quotas = new Map((await listQuotas(ctx.db, contestId)).map(({ node, devices }) => [node, devices]))
  const units = new Map((await countApplicantsByUnit(ctx.db, contestId)).map((row) => [row.unit, row.eligible]))
  return totals.map(({ region, names, recipients, waiting }) => ({
    region,
    names,
    eligible: units.get(region) ?? 0,
    quota: quotas.get(region) ?? null,
    offered: recipients,
    waiting,
  }))
}
