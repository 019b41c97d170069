import { type Insertable, type Kysely, sql, type Transaction, type Updateable } from 'kysely'
import type { DeviceEventTable, DeviceTable, ReadinessTable, WipeTable } from '#db/schema/device.ts'
import type { Database } from '#db/schema.ts'

/** What the workshop sees of a device: never whom it is for. */
const columns = [
  'id',
  'number',
  'state',
  'step',
  'version',
  'stay',
  'class',
  'grade',
  'make',
  'model',
  'serial',
  'processor',
  'memory_gb',
  'storage_gb',
  'storage_kind',
  'battery_health',
  'screen_inches',
  'defects',
  'wipe_failed',
  'account_locked',
  'needs_part',
  'no_charger',
  'wipe_id',
  'readiness_id',
  'lot_id',
  'created_at',
  'changed_at',
] as const

export type DeviceRow = Awaited<ReturnType<typeof findDevice>> & object
export type LockedDevice = Awaited<ReturnType<typeof lockDevice>> & object
type State = DeviceTable['state']

export function findDevice(db: Kysely<Database>, id: string) {
  return db.selectFrom('device.device').select(columns).where('id', '=', id).executeTakeFirst()
}

export function findDeviceByNumber(db: Kysely<Database>, number: number) {
  return db
    .selectFrom('device.device')
    .select(['id', 'number', 'state'])
    .where('number', '=', number)
    .executeTakeFirst()
}

/** Holds a device until the end of the transaction. */
export function lockDevice(tx: Transaction<Database>, id: string) {
  return tx
    .selectFrom('device.device')
    .select(columns)
    .select('recipient_id')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** The device that an application has, as it stands now, and where the child lives. */
export function findDeviceOfRecipient(db: Kysely<Database>, applicationId: string) {
  return db
    .selectFrom('device.device as d')
    .innerJoin('identity.application as a', 'a.id', 'd.recipient_id')
    .select(['d.id', 'd.state', 'd.version', 'a.region'])
    .where('d.recipient_id', '=', applicationId)
    .executeTakeFirst()
}

/** The device that an application has, held until the end of the transaction. */
export function lockDeviceOfRecipient(tx: Transaction<Database>, applicationId: string) {
  return tx
    .selectFrom('device.device')
    .select(columns)
    .select('recipient_id')
    .where('recipient_id', '=', applicationId)
    .forUpdate()
    .executeTakeFirst()
}

/** Gives each device the next number. */
export function insertDevices(tx: Transaction<Database>, rows: readonly Insertable<DeviceTable>[]) {
  return tx
    .insertInto('device.device')
    .values([...rows])
    .returning(['id', 'number'])
    .execute()
}

export async function updateDevice(
  tx: Transaction<Database>,
  id: string,
  values: Omit<Updateable<DeviceTable>, 'id' | 'version'>,
): Promise<void> {
  await tx
    .updateTable('device.device')
    .set(({ eb }) => ({ ...values, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export async function insertDeviceEvents(
  tx: Transaction<Database>,
  rows: readonly Insertable<DeviceEventTable>[],
): Promise<void> {
  await tx
    .insertInto('device.event')
    .values([...rows])
    .execute()
}

export async function insertWipe(tx: Transaction<Database>, row: Insertable<WipeTable>): Promise<void> {
  await tx.insertInto('device.wipe').values(row).execute()
}

export async function insertReadiness(tx: Transaction<Database>, row: Insertable<ReadinessTable>): Promise<void> {
  await tx.insertInto('device.readiness').values(row).execute()
}

/** The moves of a device from the first on, with who made them; not for whom. */
export function listDeviceEvents(db: Kysely<Database>, deviceId: string) {
  return db
    .selectFrom('device.event as e')
    .leftJoin('identity.account as a', 'a.id', 'e.by_account')
    .select(['e.step', 'e.from_state', 'e.to_state', 'e.note', 'e.at', 'a.display_name as by_name'])
    .where('e.device_id', '=', deviceId)
    .orderBy('e.step')
    .execute()
}

/** Every attempt to remove the data of a device, with who made it. */
export function listWipes(db: Kysely<Database>, deviceId: string) {
  return db
    .selectFrom('device.wipe as w')
    .leftJoin('identity.account as a', 'a.id', 'w.by_account')
    .select(['w.id', 'w.stay', 'w.category', 'w.method', 'w.tool', 'w.outcome', 'w.serial', 'w.note', 'w.at'])
    .select('a.display_name as by_name')
    .where('w.device_id', '=', deviceId)
    .orderBy('w.at')
    .orderBy('w.id')
    .execute()
}

export function countDevicesByState(db: Kysely<Database>) {
  return db
    .selectFrom('device.device')
    .select('state')
    .select(sql<number>`count(*)::int`.as('count'))
    .groupBy('state')
    .execute()
}

type Filter = { state?: State | undefined; text?: string | undefined; number?: number | undefined }

/** Devices of one state or all, by label; `text` is looked for in make, model and serial number. */
export function listDevices(db: Kysely<Database>, filter: Filter, limit: number, offset: number) {
  return matching(db, filter).select(columns).orderBy('number').limit(limit).offset(offset).execute()
}

export async function countDevices(db: Kysely<Database>, filter: Filter): Promise<number> {
  const row = await matching(db, filter).select(sql<number>`count(*)::int`.as('count')).executeTakeFirstOrThrow()
  return row.count
}

function matching(db: Kysely<Database>, { state, text, number }: Filter) {
  let query = db.selectFrom('device.device')
  if (state) query = query.where('state', '=', state)
  if (number) return query.where('number', '=', number)
  if (text) {
    const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`
    query = query.where(sql<boolean>`make || ' ' || model || ' ' || serial ilike ${pattern}`)
  }
  return query
}

/** Devices from one number to another, for their labels. */
export function listDevicesBetween(db: Kysely<Database>, from: number, to: number, limit: number) {
  return db
    .selectFrom('device.device')
    .select(columns)
    .where('number', '>=', from)
    .where('number', '<=', to)
    .orderBy('number')
    .limit(limit)
    .execute()
}
