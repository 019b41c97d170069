import type { Kysely } from 'kysely'
import type { DecisionTable } from '#db/schema/allocation-run.ts'
import type { Database } from '#db/schema.ts'

/* Lists with names, for those who bring devices to children. */

export type ListFilter = { runId: string; region: string; outcome: DecisionTable['outcome'] }

/** The next so many people of a region's list behind a place in it. */
export function listRegionPeople(db: Kysely<Database>, filter: ListFilter, after: number, limit: number) {
  return db
    .selectFrom('allocation.decision as d')
    .innerJoin('identity.application as a', 'a.id', 'd.application_id')
    .leftJoin('allocation.offer as o', 'o.application_id', 'd.application_id')
    .leftJoin('region.unit as u', 'u.kato', 'a.district')
    .select([
      'd.application_id',
      'd.position',
      'd.reason',
      'a.code',
      'a.state',
      'a.family_name',
      'a.given_name',
      'a.school',
      'a.grade',
      'a.village',
      'a.phone',
      'a.guardian_name',
      'o.state as answer',
      'o.class as offered',
      'u.name_kk',
      'u.name_ru',
      'u.name_en',
    ])
    .where('d.run_id', '=', filter.runId)
    .where('d.region', '=', filter.region)
    .where('d.outcome', '=', filter.outcome)
    .where('d.position', '>', after)
    .orderBy('d.position')
    .limit(limit)
    .execute()
}
