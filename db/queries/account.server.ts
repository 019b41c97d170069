import type { Insertable, Kysely, Transaction } from 'kysely'
import type { AccountTable, Database } from '#db/schema.ts'

export function findAccountByEmail(db: Kysely<Database>, email: string) {
  return db
    .selectFrom('identity.account')
    .select(['id', 'kind', 'display_name', 'secret_hash', 'disabled_at', 'locale'])
    .where('email', '=', email)
    .executeTakeFirst()
}

export function findAccount(db: Kysely<Database>, accountId: string) {
  return db
    .selectFrom('identity.account')
    .select(['id', 'kind', 'display_name', 'secret_hash', 'disabled_at', 'locale'])
    .where('id', '=', accountId)
    .executeTakeFirst()
}

export function listAccounts(db: Kysely<Database>) {
  return db
    .selectFrom('identity.account')
    .select(['id', 'email', 'display_name', 'locale', 'disabled_at', 'created_at'])
    .where('kind', '=', 'staff')
    .orderBy('display_name')
    .execute()
}

export async function listRoles(db: Kysely<Database>, accountIds: readonly string[]) {
  if (accountIds.length === 0) return []
  return db
    .selectFrom('identity.account_role')
    .select(['account_id', 'role'])
    .where('account_id', 'in', accountIds)
    .orderBy('role')
    .execute()
}

export function listRegionsOfAccount(db: Kysely<Database>, accountId: string) {
  return db
    .selectFrom('identity.account_region')
    .select(['kato'])
    .where('account_id', '=', accountId)
    .orderBy('kato')
    .execute()
}

export async function insertAccount(tx: Transaction<Database>, row: Insertable<AccountTable>): Promise<void> {
  await tx.insertInto('identity.account').values(row).execute()
}

export async function insertAccountRoles(
  tx: Transaction<Database>,
  accountId: string,
  roles: readonly string[],
): Promise<void> {
  if (roles.length === 0) return
  await tx
    .insertInto('identity.account_role')
    .values(roles.map((role) => ({ account_id: accountId, role })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function insertAccountRegions(
  tx: Transaction<Database>,
  accountId: string,
  regions: readonly string[],
): Promise<void> {
  if (regions.length === 0) return
  await tx
    .insertInto('identity.account_region')
    .values(regions.map((kato) => ({ account_id: accountId, kato })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function updateAccountDisabled(
  tx: Transaction<Database>,
  accountId: string,
  disabledAt: Date | null,
): Promise<number> {
  const result = await tx
    .updateTable('identity.account')
    .set({ disabled_at: disabledAt })
    .where('id', '=', accountId)
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

export async function updateAccountSecret(
  tx: Transaction<Database>,
  accountId: string,
  secretHash: string,
): Promise<void> {
  await tx.updateTable('identity.account').set({ secret_hash: secretHash }).where('id', '=', accountId).execute()
}

/** How an account is entered, held until the end of the transaction. */
export function lockAccountSecret(tx: Transaction<Database>, accountId: string) {
  return tx
    .selectFrom('identity.account')
    .select(['login_code', 'locale', 'secret_hash', 'secret_expires_at'])
    .where('id', '=', accountId)
    .where('kind', '=', 'applicant')
    .forUpdate()
    .executeTakeFirst()
}

export function findAccountSecret(db: Kysely<Database>, accountId: string) {
  return db
    .selectFrom('identity.account')
    .select(['login_code', 'locale', 'secret_hash', 'secret_expires_at'])
    .where('id', '=', accountId)
    .where('kind', '=', 'applicant')
    .executeTakeFirst()
}

export async function updateAccountAccess(
  tx: Transaction<Database>,
  accountId: string,
  access: { login_code: string; secret_hash: string | null; secret_expires_at: Date | null },
): Promise<void> {
  await tx.updateTable('identity.account').set(access).where('id', '=', accountId).execute()
}

/** The PIN that the child chose, in the language it reads. */
export async function updateAccountActivated(
  tx: Transaction<Database>,
  accountId: string,
  chosen: { secret_hash: string; locale: string },
): Promise<void> {
  await tx
    .updateTable('identity.account')
    .set({ ...chosen, secret_expires_at: null })
    .where('id', '=', accountId)
    .execute()
}

export function findStaffAccount(db: Kysely<Database>, accountId: string) {
  return db
    .selectFrom('identity.account')
    .select(['id', 'email', 'display_name', 'locale', 'disabled_at', 'created_at'])
    .where('id', '=', accountId)
    .where('kind', '=', 'staff')
    .executeTakeFirst()
}

export async function deleteAccountRoles(tx: Transaction<Database>, accountId: string): Promise<void> {
  await tx.deleteFrom('identity.account_role').where('account_id', '=', accountId).execute()
}

export async function deleteAccountRegions(tx: Transaction<Database>, accountId: string): Promise<void> {
  await tx.deleteFrom('identity.account_region').where('account_id', '=', accountId).execute()
}

/** Locks every administrator's row and returns the ids of those who can still sign in. */
export async function lockAdministrators(tx: Transaction<Database>): Promise<string[]> {
  const rows = await tx
    .selectFrom('identity.account as a')
    .innerJoin('identity.account_role as r', 'r.account_id', 'a.id')
    .select('a.id')
    .where('r.role', '=', 'administrator')
    .where('a.disabled_at', 'is', null)
    .forUpdate('a')
    .execute()
  return rows.map((row) => row.id)
}
