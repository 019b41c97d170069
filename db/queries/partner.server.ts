import { type Insertable, type Kysely, sql, type Transaction, type Updateable } from 'kysely'
import type { PartnerTable } from '#db/schema/partner.ts'
import type { Database } from '#db/schema.ts'

const columns = [
  'id',
  'name',
  'kind',
  'bin',
  'region',
  'district',
  'village',
  'about',
  'contact_name',
  'contact_email',
  'contact_phone',
  'locale',
  'state',
  'state_reason',
  'applied_at',
  'decided_at',
  'version',
] as const

export type PartnerRow = Awaited<ReturnType<typeof lockPartner>> & object

export function findPartner(db: Kysely<Database>, id: string) {
  return db.selectFrom('identity.partner').select(columns).where('id', '=', id).executeTakeFirst()
}

/** Holds a partner until the end of the transaction: what is done for its children waits for a suspension. */
export function lockPartner(tx: Transaction<Database>, id: string) {
  return tx.selectFrom('identity.partner').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()
}

export function listPartnersOfAccount(db: Kysely<Database>, accountId: string) {
  return db
    .selectFrom('identity.account_partner as w')
    .innerJoin('identity.partner as p', 'p.id', 'w.partner_id')
    .select(['p.id', 'p.name', 'p.state', 'p.state_reason'])
    .where('w.account_id', '=', accountId)
    .orderBy('p.name')
    .orderBy('p.id')
    .execute()
}

export async function insertPartner(tx: Transaction<Database>, row: Insertable<PartnerTable>): Promise<void> {
  await tx.insertInto('identity.partner').values(row).execute()
}

export async function updatePartner(
  tx: Transaction<Database>,
  id: string,
  values: Omit<Updateable<PartnerTable>, 'id'>,
): Promise<void> {
  await tx.updateTable('identity.partner').set(values).where('id', '=', id).execute()
}

export async function insertAccountPartner(
  tx: Transaction<Database>,
  row: { account_id: string; partner_id: string; since: Date },
): Promise<void> {
  await tx
    .insertInto('identity.account_partner')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Whether somebody worked for the partner and does so no longer. */
export async function deleteAccountPartner(
  tx: Transaction<Database>,
  partnerId: string,
  accountId: string,
): Promise<boolean> {
  const result = await tx
    .deleteFrom('identity.account_partner')
    .where('partner_id', '=', partnerId)
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return result.numDeletedRows > 0n
}

export function findPartnerByApplyKey(db: Kysely<Database>, key: string) {
  return db.selectFrom('identity.partner').select(['id', 'state']).where('apply_key', '=', key).executeTakeFirst()
}

export function listAccountsOfPartner(db: Kysely<Database>, partnerId: string) {
  return db
    .selectFrom('identity.account_partner as w')
    .innerJoin('identity.account as a', 'a.id', 'w.account_id')
    .select(['a.id', 'a.email', 'a.display_name', 'a.locale', 'a.disabled_at', 'w.since'])
    .where('w.partner_id', '=', partnerId)
    .orderBy('a.display_name')
    .orderBy('a.id')
    .execute()
}

export function countPartnersByState(db: Kysely<Database>) {
  return db
    .selectFrom('identity.partner')
    .select('state')
    .select(sql<number>`count(*)::int`.as('count'))
    .groupBy('state')
    .execute()
}

/** Organisations of one state, the longest waiting first. */
export function listPartners(db: Kysely<Database>, state: PartnerRow['state'], limit: number, offset: number) {
  return db
    .selectFrom('identity.partner as p')
    .select(['p.id', 'p.name', 'p.kind', 'p.region', 'p.village', 'p.applied_at'])
    .select(
      sql<number>`(select count(*)::int from identity.application a
        where a.partner_id = p.id and a.state <> 'withdrawn')`.as('children'),
    )
    .select(
      sql<number>`(select count(*)::int from identity.account_partner w where w.partner_id = p.id)`.as('accounts'),
    )
    .where('p.state', '=', state)
    .orderBy('p.applied_at')
    .orderBy('p.id')
    .limit(limit)
    .offset(offset)
    .execute()
}

export async function countChildrenOfPartner(db: Kysely<Database>, partnerId: string): Promise<number> {
  const row = await db
    .selectFrom('identity.application')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('partner_id', '=', partnerId)
    .where('state', '<>', 'withdrawn')
    .executeTakeFirstOrThrow()
  return row.count
}
