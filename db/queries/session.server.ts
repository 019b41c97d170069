import { type Kysely, sql } from 'kysely'
import type { Database } from '#db/schema.ts'

export function findSession(db: Kysely<Database>, id: string) {
  return db
    .selectFrom('identity.session as s')
    .innerJoin('identity.account as a', 'a.id', 's.account_id')
    .select([
      's.id',
      's.account_id',
      's.expires_at',
      's.remembered',
      'a.kind',
      'a.display_name',
      'a.locale',
      'a.disabled_at',
    ])
    .where('s.id', '=', id)
    .executeTakeFirst()
}

export function listSessionsOfAccount(db: Kysely<Database>, accountId: string) {
  return db
    .selectFrom('identity.session')
    .select(['id', 'account_id', 'expires_at', 'remembered'])
    .where('account_id', '=', accountId)
    .execute()
}

export async function insertSession(
  db: Kysely<Database>,
  row: { id: string; account_id: string; expires_at: Date; remembered: boolean },
): Promise<void> {
  await db.insertInto('identity.session').values(row).execute()
}

export async function updateSessionExpiry(db: Kysely<Database>, id: string, expiresAt: Date): Promise<void> {
  await db.updateTable('identity.session').set({ expires_at: expiresAt }).where('id', '=', id).execute()
}

export async function deleteSession(db: Kysely<Database>, id: string): Promise<void> {
  await db.deleteFrom('identity.session').where('id', '=', id).execute()
}

export async function deleteSessionsOfAccount(db: Kysely<Database>, accountId: string): Promise<void> {
  await db.deleteFrom('identity.session').where('account_id', '=', accountId).execute()
}

export async function deleteExpiredSessions(db: Kysely<Database>): Promise<void> {
  await db.deleteFrom('identity.session').where('expires_at', '<=', sql<Date>`now()`).execute()
}
