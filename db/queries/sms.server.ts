import { type Insertable, type Kysely, sql, type Transaction } from 'kysely'
import type { PinCodeTable } from '#db/schema/sms.ts'
import type { Database } from '#db/schema.ts'

/** Holds a day's account of SMS, which begins here if there was none; answers with what was spent, in tiyn. */
export async function lockSmsDay(tx: Transaction<Database>, day: string): Promise<number> {
  const row = await tx
    .insertInto('message.sms_day')
    .values({ day })
    .onConflict((conflict) => conflict.column('day').doUpdateSet({ day }))
    .returning('spent')
    .executeTakeFirstOrThrow()
  return Number(row.spent)
}

export async function isCharged(tx: Transaction<Database>, key: string): Promise<boolean> {
  return (
    (await tx.selectFrom('message.sms_charge').select('key').where('key', '=', key).executeTakeFirst()) !== undefined
  )
}

export async function countChargesOfNumber(tx: Transaction<Database>, recipient: string, day: string): Promise<number> {
  const row = await tx
    .selectFrom('message.sms_charge as c')
    .innerJoin('message.outbox as o', 'o.id', 'c.message_id')
    .select(({ fn }) => fn.countAll<string>().as('charges'))
    .where('c.day', '=', day)
    .where('o.recipient', '=', recipient)
    .executeTakeFirstOrThrow()
  return Number(row.charges)
}

export async function insertCharge(
  tx: Transaction<Database>,
  charge: { key: string; message_id: string; day: string; cost: number },
): Promise<void> {
  await tx.insertInto('message.sms_charge').values(charge).execute()
  await tx
    .updateTable('message.sms_day')
    .set({ spent: sql`spent + ${charge.cost}` })
    .where('day', '=', charge.day)
    .execute()
}

/** Whoever asks for the same card at the same time waits; a lock on a name, because there may be no row. */
export async function lockPinCodes(tx: Transaction<Database>, code: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`pin-code:${code}`}, 0))`.execute(tx)
}

export function listPinCodesSince(db: Kysely<Database>, code: string, since: Date) {
  return db
    .selectFrom('identity.pin_code')
    .select(['id', 'asked_at', 'tries'])
    .where('code', '=', code)
    .where('asked_at', '>', since)
    .orderBy('asked_at', 'desc')
    .execute()
}

export async function insertPinCode(tx: Transaction<Database>, row: Insertable<PinCodeTable>): Promise<void> {
  await tx.insertInto('identity.pin_code').values(row).execute()
}

/** The account and the phone that an SMS about a forgotten PIN may go to: the newest application's. */
export function findPhoneOfCode(db: Kysely<Database>, code: string) {
  return db
    .selectFrom('identity.account as a')
    .innerJoin('identity.application as p', 'p.account_id', 'a.id')
    .select(['a.id as account_id', 'p.phone'])
    .where('a.login_code', '=', code)
    .where('a.disabled_at', 'is', null)
    .where('p.phone', '<>', '')
    .orderBy('p.created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Adds the hash of a code that is about to be sent; false when the request is over or had its share. */
export async function updatePinCodeHashes(
  db: Kysely<Database>,
  id: string,
  hash: string,
  now: Date,
  most: number,
): Promise<boolean> {
  const result = await db
    .updateTable('identity.pin_code')
    .set({ hashes: sql`array_append(hashes, ${hash})` })
    .where('id', '=', id)
    .where('account_id', 'is not', null)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .where(sql<number>`cardinality(hashes)`, '<', most)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) > 0
}

/** Counts a try at the newest request of a card before it is checked; nothing when there is none or no try is left. */
export function updatePinCodeTried(db: Kysely<Database>, code: string, now: Date, most: number) {
  return db
    .updateTable('identity.pin_code')
    .set(({ eb }) => ({ tries: eb('tries', '+', 1) }))
    .where('id', '=', (eb) =>
      eb.selectFrom('identity.pin_code').select('id').where('code', '=', code).orderBy('asked_at', 'desc').limit(1),
    )
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .where('tries', '<', most)
    .returning(['id', 'account_id', 'hashes'])
    .executeTakeFirst()
}

/** False when somebody else used it a moment ago. */
export async function updatePinCodeUsed(tx: Transaction<Database>, id: string, at: Date): Promise<boolean> {
  const result = await tx
    .updateTable('identity.pin_code')
    .set({ used_at: at })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) > 0
}
