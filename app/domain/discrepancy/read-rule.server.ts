import type { Kysely } from 'kysely'
import { findDiscrepancyRule } from '#db/queries/discrepancy.server.ts'
import type { Database } from '#db/schema.ts'
import type { DiscrepancyRule } from './rules.ts'

/** The rule of a contest; null while none is set, which means that nothing is compared. */
export async function readRule(db: Kysely<Database>, contestId: string): Promise<DiscrepancyRule | null> {
  const row = await findDiscrepancyRule(db, contestId)
  if (!row) return null
  return {
    levelGap: row.level_gap,
    pointsGap: row.points_gap,
    statistical: row.statistical,
    extraRounds: row.extra_rounds,
    adjudicated: row.adjudicated,
  }
}
