import { mergeSmall } from '#app/core/disclosure/merge-small.ts'
import { findPublishedRun, listRegionsOf } from '#db/queries/allocation.server.ts'
import { countDecisions } from '#db/queries/allocation-decision.server.ts'
import { countApplicantsByUnit } from '#db/queries/allocation-rule.server.ts'
import type { Context } from '../context.ts'
import { gatherRules } from './gather-rules.server.ts'
import { type Names, presentNames } from './present.ts'

/** A published number smaller than this is merged with others. */
const least = 5

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
 * numbers of children is small stand in one sum, so that no published number below five can be found, not even by
 * subtraction. Null while nothing is published.
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
  const small = ({ eligible, offered, waiting }: RegionFigures) =>
    Math.min(...[eligible, offered, waiting].filter((count) => count > 0))
  const hidden = merge
    ? mergeSmall(new Map(all.filter((row) => row.eligible > 0).map((row) => [row.region, small(row)])), least)
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
