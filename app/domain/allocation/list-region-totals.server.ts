import { findPublishedRun, listRegionsOf } from '#db/queries/allocation.server.ts'
import { countDecisions } from '#db/queries/allocation-decision.server.ts'
import type { Context } from '../context.ts'
import { maySee } from '../screening/rules.ts'
import { type Names, presentNames } from './present.ts'

export type RegionTotals = { region: string; names: Names; recipients: number; waiting: number }

/** How long the published lists of the viewer's regions are; null while nothing is published. */
export async function listRegionTotals(
  ctx: Context,
  contestId: string,
): Promise<{ publishedAt: Date | null; regions: RegionTotals[] } | null> {
  const run = await findPublishedRun(ctx.db, contestId)
  if (!run) return null
  const regions = (await listRegionsOf(ctx.db, contestId)).filter(({ kato }) => maySee(ctx.viewer, kato))
  const counts = await countDecisions(ctx.db, run.id)
  const countOf = (region: string, outcome: string) =>
    counts.find((one) => one.region === region && one.outcome === outcome)?.applications ?? 0
  return {
    publishedAt: run.published_at,
    regions: regions.map((row) => ({
      region: row.kato,
      names: presentNames(row),
      recipients: countOf(row.kato, 'recipient'),
      waiting: countOf(row.kato, 'waiting'),
    })),
  }
}
