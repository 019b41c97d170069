import type { Kysely } from 'kysely'
import { listContestRegions, listPriorityGroups } from '#db/queries/contest.server.ts'
import { findUnit } from '#db/queries/region.server.ts'
import type { Database } from '#db/schema.ts'

/** What is wrong with a donor's condition; null: it names a region or district and a group of the contest, or neither. */
export async function checkBond(
  db: Kysely<Database>,
  contestId: string,
  region: string | null,
  group: string | null,
): Promise<'region' | 'group' | null> {
  if (region !== null) {
    const unit = await findUnit(db, region)
    const regions = await listContestRegions(db, contestId)
    if (!unit || !regions.some(({ kato }) => kato === (unit.parent ?? unit.kato))) return 'region'
  }
  if (group === null) return null
  return (await listPriorityGroups(db, contestId)).some(({ key }) => key === group) ? null : 'group'
}
