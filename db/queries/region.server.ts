import { type Kysely, sql } from 'kysely'
import type { Database } from '#db/schema.ts'

const columns = ['kato', 'parent', 'level', 'iso', 'name_kk', 'name_ru', 'name_en', 'population'] as const

/** The 20 regions and cities of national importance, in the order of the Kazakh alphabet. */
export function listRegions(db: Kysely<Database>) {
  return db
    .selectFrom('region.unit')
    .select(columns)
    .where('level', '=', 1)
    .orderBy(sql`name_kk collate "kk-x-icu"`)
    .execute()
}

/** The districts, cities and city districts of one region. */
export function listDistricts(db: Kysely<Database>, region: string) {
  return db
    .selectFrom('region.unit')
    .select(columns)
    .where('parent', '=', region)
    .orderBy(sql`name_kk collate "kk-x-icu"`)
    .execute()
}

/** The districts, cities and city districts of several regions. */
export async function listDistrictsOf(db: Kysely<Database>, regions: readonly string[]) {
  if (regions.length === 0) return []
  return db
    .selectFrom('region.unit')
    .select(columns)
    .where('parent', 'in', regions)
    .orderBy(sql`name_kk collate "kk-x-icu"`)
    .execute()
}

export function findUnit(db: Kysely<Database>, kato: string) {
  return db.selectFrom('region.unit').select(columns).where('kato', '=', kato).executeTakeFirst()
}

export async function listUnits(db: Kysely<Database>, katos: readonly string[]) {
  if (katos.length === 0) return []
  return db
    .selectFrom('region.unit')
    .select(columns)
    .where('kato', 'in', katos)
    .orderBy(sql`name_kk collate "kk-x-icu"`)
    .execute()
}
