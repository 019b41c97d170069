import type { Insertable, Kysely, Transaction, Updateable } from 'kysely'
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
