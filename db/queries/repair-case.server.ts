import type { Insertable, Kysely, Transaction, Updateable } from 'kysely'
import type { RepairCaseTable } from '#db/schema/handover.ts'
import type { Database } from '#db/schema.ts'

/** False when the device has an open case already. */
export async function insertRepairCase(tx: Transaction<Database>, row: Insertable<RepairCaseTable>): Promise<boolean> {
  const result = await tx
    .insertInto('handover.repair_case')
    .values(row)
    .onConflict((conflict) => conflict.column('device_id').where('closed_at', 'is', null).doNothing())
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows) > 0
}

/** Open cases, those first that have waited longest; without whose they are, for the workshop. */
export function listOpenRepairCases(db: Kysely<Database>) {
  return db
    .selectFrom('handover.repair_case as c')
    .innerJoin('device.device as d', 'd.id', 'c.device_id')
    .innerJoin('identity.application as a', 'a.id', 'c.application_id')
    .innerJoin('region.unit as u', 'u.kato', 'a.region')
    .select(['c.id', 'c.said', 'c.opened_at', 'c.taken_in_at', 'd.id as device_id', 'd.number', 'd.state'])
    .select(['d.class', 'd.make', 'd.model', 'u.name_kk', 'u.name_ru', 'u.name_en'])
    .where('c.closed_at', 'is', null)
    .orderBy('c.opened_at')
    .orderBy('c.id')
    .limit(200)
    .execute()
}

/** Whose case it is and of which device, to lock these first. */
export function findRepairCase(db: Kysely<Database>, id: string) {
  return db
    .selectFrom('handover.repair_case')
    .select(['device_id', 'application_id'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Holds a case until the end of the transaction; hold its device first. */
export function lockRepairCase(tx: Transaction<Database>, id: string) {
  return tx
    .selectFrom('handover.repair_case')
    .select(['id', 'taken_in_at', 'closed_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** The open case that a family has of a device, held until the end of the transaction; hold the device first. */
export function lockOpenRepairCase(tx: Transaction<Database>, deviceId: string, applicationId: string) {
  return tx
    .selectFrom('handover.repair_case')
    .select(['id', 'taken_in_at'])
    .where('device_id', '=', deviceId)
    .where('application_id', '=', applicationId)
    .where('closed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

export async function updateRepairCase(
  tx: Transaction<Database>,
  id: string,
  values: Pick<
    Updateable<RepairCaseTable>,
    'said' | 'taken_in_at' | 'taken_in_by' | 'closed_at' | 'closed_by' | 'outcome'
  >,
): Promise<void> {
  await tx.updateTable('handover.repair_case').set(values).where('id', '=', id).execute()
}
