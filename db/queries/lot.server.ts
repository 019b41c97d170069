import { type Insertable, type Kysely, sql, type Transaction, type Updateable } from 'kysely'
import type { LotTable } from '#db/schema/allocation-rules.ts'
import type { Database } from '#db/schema.ts'

const columns = [
  'id',
  'contest_id',
  'number',
  'class',
  'grade',
  'count',
  'earmark_region',
  'earmark_group',
  'fallback',
  'until',
  'source',
  'note',
  'version',
  'created_at',
  'removed_at',
] as const

/** By number; those that were removed are left out. */
export function listLots(db: Kysely<Database>, contestId: string) {
  return db
    .selectFrom('allocation.lot')
    .select(columns)
    .where('contest_id', '=', contestId)
    .where('removed_at', 'is', null)
    .orderBy('number')
    .execute()
}

export function findLot(db: Kysely<Database>, lotId: string) {
  return db.selectFrom('allocation.lot').select(columns).where('id', '=', lotId).executeTakeFirst()
}

/** Gives the lot the next number of its contest; hold the lock of the contest. */
export async function insertLot(tx: Transaction<Database>, row: Omit<Insertable<LotTable>, 'number'>): Promise<number> {
  const { number } = await tx
    .insertInto('allocation.lot')
    .values({
      ...row,
      number: sql<number>`(select coalesce(max(number), 0) + 1 from allocation.lot where contest_id = ${row.contest_id})`,
    })
    .returning('number')
    .executeTakeFirstOrThrow()
  return number
}

/** Changes a lot that is still at `version`; false when it is not. */
export async function updateLot(
  tx: Transaction<Database>,
  lotId: string,
  version: number,
  values: Updateable<LotTable>,
): Promise<boolean> {
  const updated = await tx
    .updateTable('allocation.lot')
    .set(({ eb }) => ({ ...values, version: eb('version', '+', 1) }))
    .where('id', '=', lotId)
    .where('version', '=', version)
    .executeTakeFirst()
  return Number(updated.numUpdatedRows) === 1
}
