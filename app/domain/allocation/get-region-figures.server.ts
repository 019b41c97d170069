import { leastPublished, mergeSmallRows } from '#app/core/disclosure/merge-small.ts'
import { findPublishedRun, listRegionsOf } from '#db/queries/allocation.server.ts'
import { countDecisions } from '#db/queries/allocation-decision.server.ts'
import { countApplicantsByUnit } from '#db/queries/allocation-rule.server.ts'
import type { Context } from '../context.ts'
import { gatherRules } from './gather-rules.server.ts'
import { type Names, presentNames } from './present.ts'

export type RegionFigures = {
  region: string
  names: Names
  eligible: number
  quota: number | null
  offered: number
  waiting: number
}

export type Figures = {
  regions: RegionFigures[]
  /** the sum of the regions with a small number; null: there is none */
  others: Omit<RegionFigures, 'region' | 'names'> | null
}

/**
 * Eligible, quota, offered and waiting by region, of the published list. With `merge`, regions in which one of the
 * numbers of children is small stand in one sum, in which none is small either, as far as there are enough of them.
 * Null while nothing is published.
 */
export async function getRegionFigures(
  ctx: Pick<Context, 'db'>,
  contestId: string,
  { merge }: { merge: boolean },
): Promise<Figures | null> {
  const run = await findPublishedRun(ctx.db, contestId)
  if (!run) return null
  const { quotas } = await gatherRules(ctx.db, contestId)
  const units = new Map((await countApplicantsByUnit(ctx.db, contestId)).map((row) => [row.unit, row.eligible]))
  const counts = await countDecisions(ctx.db, run.id)
  const countOf = (region: string, outcome: string) =>
    counts.find((row) => row.region === region && row.outcome === outcome)?.applications ?? 0
  const all = (await listRegionsOf(ctx.db, contestId)).map((row) => ({
    region: row.kato,
    names: presentNames(row),
    eligible: units.get(row.kato) ?? 0,
    quota: quotas.get(row.kato) ?? null,
    offered: countOf(row.kato, 'recipient'),
    waiting: countOf(row.kato, 'waiting'),
  }))
  const numbers = ({ eligible, offered, waiting }: RegionFigures) => [
    eligible,
    offered,
    waiting,
    // What anybody can compute from the three.
    Math.abs(eligible - offered - waiting),
  ]
  const hidden = merge
    ? mergeSmallRows(new Map(all.map((row) => [row.region, numbers(row)])), leastPublished)
    : new Set<string>()
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
