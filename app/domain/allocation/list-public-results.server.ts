import { leastPublished, mergeSmall } from '#app/core/disclosure/merge-small.ts'
import { findPublishedRun, listRegionsOf } from '#db/queries/allocation.server.ts'
import { listPublicDecisions } from '#db/queries/allocation-decision.server.ts'
import type { Context } from '../context.ts'
import { type Names, presentNames } from './present.ts'

export type PublicLine = { code: string; position: number; place: Names }

export type PublicResults = {
  publishedAt: Date | null
  regions: { region: string; names: Names }[]
  region: string
  names: Names
  recipients: PublicLine[]
  waiting: PublicLine[]
  /** the computation can be downloaded and run again */
  file: boolean
  /** at least one district stands under its region */
  merged: boolean
}

/**
 * The published list of one region by application code and district: no name, no group, no score. Small districts are
 * merged into their region. Null while nothing is published.
 * @param wanted KATO code; the first region of the contest when it is none of its regions
 */
export async function listPublicResults(
  ctx: Pick<Context, 'db'>,
  contestId: string,
  wanted: string,
): Promise<PublicResults | null> {
  const run = await findPublishedRun(ctx.db, contestId)
  if (!run) return null
  const stock = await listRegionsOf(ctx.db, contestId)
  const chosen = stock.find(({ kato }) => kato === wanted) ?? stock[0]
  if (!chosen) return null
  const rows = await listPublicDecisions(ctx.db, run.id, chosen.kato)
  const counts = new Map<string, number>()
  for (const { district } of rows) counts.set(district ?? '', (counts.get(district ?? '') ?? 0) + 1)
  const hidden = mergeSmall(counts, leastPublished)
  const regionNames = presentNames(chosen)
  const lines = (outcome: 'recipient' | 'waiting') =>
    rows
      .filter((row) => row.outcome === outcome)
      .map(({ code, position, district, name_kk, name_ru, name_en }) => ({
        code,
        position,
        place:
          name_kk === null || hidden.has(district ?? '')
            ? regionNames
            : { kk: name_kk, ru: name_ru ?? name_kk, en: name_en ?? name_kk },
      }))
  return {
    publishedAt: run.published_at,
    regions: stock.map((row) => ({ region: row.kato, names: presentNames(row) })),
    region: chosen.kato,
    names: regionNames,
    // By code: there is no public league table of children.
    recipients: lines('recipient').sort((a, b) => (a.code < b.code ? -1 : 1)),
    waiting: lines('waiting'),
    file: run.format === 'qarmaq-allocation/2',
    merged: hidden.size > 0,
  }
}
