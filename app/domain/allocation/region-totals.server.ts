import type { Kysely } from 'kysely'
import { findPublishedRun, listRegionsOf } from '#db/queries/allocation.server.ts'
import { countDecisions } from '#db/queries/allocation-decision.server.ts'
import type { Database } from '#db/schema.ts'
import { type Names, presentNames } from './present.ts'

export type RegionTotals = { region: string; names: Names; recipients: number; waiting: number }

export type PublishedTotals = { runId: string; publishedAt: Date | null; regions: RegionTotals[] }

/** How long the published list of each region of a contest is; null while nothing is published. */
export async function regionTotals(db: Kysely<Database>, contestId: string): Promise<PublishedTotals | null> {
  const run = await findPublishedRun(db, contestId)
  if (!run) return null
  const counts = await countDecisions(db, run.id)
  const countOf = (region: string, outcome: string) =>
    counts.find((one) => one.region === region && one.outcome === outcome)?.applications ?? 0
  return {
    runId: run.id,
    publishedAt: run.published_at,
    regions: (await listRegionsOf(db, contestId)).map((row) => ({
      region: row.kato,
      names: presentNames(row),
      recipients: countOf(row.kato, 'recipient'),
      waiting: countOf(row.kato, 'waiting'),
    })),
  }
}
