import type { Kysely } from 'kysely'
import type { KnownIdentity } from '#app/core/blinding/identifier.ts'
import { listUnits } from '#db/queries/region.server.ts'
import type { Database } from '#db/schema.ts'

type Row = {
  given_name: string
  family_name: string
  patronymic: string
  guardian_name: string
  school: string
  village: string
  region: string | null
  district: string | null
}

/** The names of a child's region and district in the three languages, for as many children as there are. */
export async function placeNames(db: Kysely<Database>, rows: readonly Pick<Row, 'region' | 'district'>[]) {
  const katos = new Set(rows.flatMap((row) => [row.region ?? [], row.district ?? []].flat()))
  const units = await listUnits(db, [...katos])
  return new Map(units.map((unit) => [unit.kato, [unit.name_kk, unit.name_ru, unit.name_en]]))
}

/** What the finder is told about a child. */
export function knownIdentity(row: Row, names: ReadonlyMap<string, readonly string[]>): KnownIdentity {
  return {
    givenName: row.given_name,
    familyName: row.family_name,
    patronymic: row.patronymic,
    guardianName: row.guardian_name,
    school: row.school,
    village: row.village,
    districts: names.get(row.district ?? '') ?? [],
    regions: names.get(row.region ?? '') ?? [],
  }
}
