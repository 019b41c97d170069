import { type Insertable, type Kysely, sql, type Transaction } from 'kysely'
import type { CardBatchTable, CardTable, RecoveryTable, VoidCodeTable } from '#db/schema/card.ts'
import type { AccountTable, Database } from '#db/schema.ts'

const batchColumns = [
  'b.id',
  'b.contest_id',
  'b.partner_id',
  'b.label',
  'b.locale',
  'b.created_at',
  'b.voided_at',
] as const

export async function insertBatch(tx: Transaction<Database>, row: Insertable<CardBatchTable>): Promise<void> {
  await tx.insertInto('identity.card_batch').values(row).execute()
}

export async function insertCards(
  tx: Transaction<Database>,
  accounts: readonly Insertable<AccountTable>[],
  cards: readonly Insertable<CardTable>[],
): Promise<void> {
  await tx.insertInto('identity.account').values(accounts).execute()
  await tx.insertInto('identity.card').values(cards).execute()
}

export function findBatchByKey(db: Kysely<Database>, key: string) {
  return db
    .selectFrom('identity.card_batch as b')
    .select(batchColumns)
    .where('b.create_key', '=', key)
    .executeTakeFirst()
}

export function findBatch(db: Kysely<Database>, id: string) {
  return db.selectFrom('identity.card_batch as b').select(batchColumns).where('b.id', '=', id).executeTakeFirst()
}

export function lockBatch(tx: Transaction<Database>, id: string) {
  return tx
    .selectFrom('identity.card_batch as b')
    .select(batchColumns)
    .where('b.id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** Batches with how many of their cards there are in each state, newest first. */
export function listBatches(db: Kysely<Database>, filter: { contestId?: string; partnerIds?: readonly string[] }) {
  return db
    .selectFrom('identity.card_batch as b')
    .leftJoin('identity.card as c', 'c.batch_id', 'b.id')
    .leftJoin('identity.application as p', (join) =>
      join.onRef('p.account_id', '=', 'c.account_id').onRef('p.contest_id', '=', 'c.contest_id'),
    )
    .select(batchColumns)
    .select([
      sql<number>`count(c.account_id)::int`.as('issued'),
      sql<number>`count(c.activated_at)::int`.as('activated'),
      sql<number>`count(c.voided_at)::int`.as('voided'),
      sql<number>`count(*) filter (where p.state = 'submitted')::int`.as('submitted'),
    ])
    .$if(filter.contestId !== undefined, (query) => query.where('b.contest_id', '=', filter.contestId ?? ''))
    .$if(filter.partnerIds !== undefined, (query) => query.where('b.partner_id', 'in', [...(filter.partnerIds ?? [])]))
    .groupBy('b.id')
    .orderBy('b.created_at', 'desc')
    .orderBy('b.id')
    .execute()
}

export function listCardsOfBatch(db: Kysely<Database>, batchId: string) {
  return db
    .selectFrom('identity.card as c')
    .innerJoin('identity.account as a', 'a.id', 'c.account_id')
    .leftJoin('identity.application as p', (join) =>
      join.onRef('p.account_id', '=', 'c.account_id').onRef('p.contest_id', '=', 'c.contest_id'),
    )
    .select([
      'c.account_id',
      'c.number',
      'c.activated_at',
      'c.voided_at',
      'a.login_code',
      'p.id as application_id',
      'p.state as application_state',
    ])
    .where('c.batch_id', '=', batchId)
    .orderBy('c.number')
    .execute()
}

/**
 * A card by what is printed on it, or by the code of a later application that was begun on it; with the secret of its
 * account.
 */
export function findCardByCode(db: Kysely<Database>, code: string) {
  return db
    .selectFrom('identity.account as a')
    .leftJoin('identity.card as c', 'c.account_id', 'a.id')
    .select([
      'a.id as account_id',
      'a.kind',
      'a.locale',
      'a.secret_hash',
      'a.secret_expires_at',
      'a.disabled_at',
      'c.contest_id',
      'c.activated_at',
      'c.voided_at',
    ])
    .select((of) =>
      of
        .exists(
          of
            .selectFrom('identity.application as p')
            .innerJoin('contest.contest as o', 'o.id', 'p.contest_id')
            .select('p.id')
            .where('p.code', '=', code)
            .where('o.state', 'in', ['announced', 'archived']),
        )
        .as('published'),
    )
    .where((where) =>
      where.or([
        where('a.login_code', '=', code),
        where.and([
          where('a.id', 'in', where.selectFrom('identity.application').select('account_id').where('code', '=', code)),
          // It was never a card of its own: with a PIN alone, never to choose one.
          where('a.secret_hash', 'is not', null),
          // A code whose card was replaced opens nothing, though it stands on the application for good.
          where.not(where.exists(where.selectFrom('identity.void_code').select('code').where('code', '=', code))),
        ]),
      ]),
    )
    .executeTakeFirst()
}

/** Holds a card: whoever else activates or voids it waits. */
export function lockCard(tx: Transaction<Database>, accountId: string) {
  return tx
    .selectFrom('identity.card as c')
    .leftJoin('identity.card_batch as b', 'b.id', 'c.batch_id')
    .select(['c.account_id', 'c.contest_id', 'c.activated_at', 'c.voided_at', 'b.partner_id'])
    .where('c.account_id', '=', accountId)
    .forUpdate('c')
    .executeTakeFirst()
}

export async function updateCardActivated(tx: Transaction<Database>, accountId: string, at: Date): Promise<void> {
  await tx.updateTable('identity.card').set({ activated_at: at }).where('account_id', '=', accountId).execute()
}

/** Voids the cards of a batch that nobody has used yet, or one of them; answers with their accounts. */
export async function updateCardsVoided(
  tx: Transaction<Database>,
  batchId: string,
  number: number | null,
  at: Date,
): Promise<string[]> {
  const rows = await tx
    .updateTable('identity.card')
    .set({ voided_at: at })
    .where('batch_id', '=', batchId)
    .where('activated_at', 'is', null)
    .where('voided_at', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('identity.application as p')
            .select('p.id')
            .whereRef('p.account_id', '=', 'identity.card.account_id'),
        ),
      ),
    )
    .$if(number !== null, (query) => query.where('number', '=', number))
    .returning('account_id')
    .execute()
  return rows.map((row) => row.account_id)
}

export async function updateBatchVoided(tx: Transaction<Database>, batchId: string, at: Date): Promise<void> {
  await tx.updateTable('identity.card_batch').set({ voided_at: at }).where('id', '=', batchId).execute()
}

export async function updateAccountsDisabled(
  tx: Transaction<Database>,
  accountIds: readonly string[],
  at: Date,
): Promise<void> {
  if (accountIds.length === 0) return
  await tx
    .updateTable('identity.account')
    .set({ disabled_at: at })
    .where('id', 'in', [...accountIds])
    .execute()
}

export async function insertVoidCode(tx: Transaction<Database>, row: Insertable<VoidCodeTable>): Promise<void> {
  await tx.insertInto('identity.void_code').values(row).execute()
}

/** A card that is to be activated again, or for the first time. */
export async function upsertFreshCard(
  tx: Transaction<Database>,
  card: { account_id: string; contest_id: string; issued_at: Date },
): Promise<void> {
  await tx
    .insertInto('identity.card')
    .values(card)
    .onConflict((conflict) =>
      conflict.column('account_id').doUpdateSet({ issued_at: card.issued_at, activated_at: null, voided_at: null }),
    )
    .execute()
}

export async function insertRecovery(tx: Transaction<Database>, row: Insertable<RecoveryTable>): Promise<void> {
  await tx.insertInto('identity.recovery').values(row).execute()
}

export function listRecoveries(db: Kysely<Database>, accountId: string) {
  return db
    .selectFrom('identity.recovery as r')
    .leftJoin('identity.account as a', 'a.id', 'r.done_by')
    .select(['r.kind', 'r.recognised', 'r.note', 'r.done_at', 'a.display_name'])
    .where('r.account_id', '=', accountId)
    .orderBy('r.done_at', 'desc')
    .execute()
}

/** The application of a contest whose card has this code or had it once, or that has it itself. */
export function findApplicationByAnyCode(db: Kysely<Database>, contestId: string, code: string) {
  return db
    .selectFrom('identity.application as p')
    .innerJoin('identity.account as a', 'a.id', 'p.account_id')
    .leftJoin('identity.void_code as v', (join) => join.onRef('v.account_id', '=', 'a.id').on('v.code', '=', code))
    .select(['p.id', 'p.region', 'p.partner_id'])
    .where('p.contest_id', '=', contestId)
    .where((eb) => eb.or([eb('a.login_code', '=', code), eb('p.code', '=', code), eb('v.code', '=', code)]))
    .limit(1)
    .executeTakeFirst()
}
