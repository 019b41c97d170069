import type { Kysely } from 'kysely'
import type { Database } from '#db/schema.ts'

/**
 * Families that take their device and do not have it yet, with the device that is bound to them, of these regions or of
 * all.
 * @param district of this district alone; empty for those who named none
 */
export function listDeliveries(
  db: Kysely<Database>,
  regions: readonly string[] | 'all',
  district: string | undefined,
  limit: number,
) {
  return db
    .selectFrom('allocation.offer as o')
    .innerJoin('identity.application as a', 'a.id', 'o.application_id')
    .innerJoin('contest.contest as c', 'c.id', 'o.contest_id')
    .leftJoin('device.device as d', 'd.recipient_id', 'a.id')
    .leftJoin('region.unit as u', 'u.kato', 'a.district')
    .select(['o.application_id', 'o.class as offered_class', 'a.code', 'a.family_name', 'a.given_name', 'a.phone'])
    .select(['a.guardian_name', 'a.school', 'a.district', 'a.village', 'u.name_kk', 'u.name_ru', 'u.name_en'])
    .select(['d.id as device_id', 'd.number', 'd.state', 'd.make', 'd.model'])
    .where('o.state', '=', 'accepted')
    .where('a.state', '=', 'submitted')
    .where('c.state', '=', 'announced')
    .where((eb) => eb.or([eb('d.state', 'is', null), eb('d.state', '<>', 'handed-over')]))
    .$if(regions !== 'all', (query) => query.where('a.region', 'in', regions === 'all' ? [] : [...regions, '']))
    .$if(district !== undefined, (query) => query.where('a.district', 'is not distinct from', district || null))
    .orderBy('a.district')
    .orderBy('a.village')
    .orderBy('a.family_name')
    .orderBy('a.id')
    .limit(limit)
    .execute()
}
