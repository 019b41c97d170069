import { type Insertable, type Kysely, sql, type Transaction, type Updateable } from 'kysely'
import type { ApplicationTable, Database } from '#db/schema.ts'

/** Until when a personal extension lasts, while it is in force. */
const extendedUntil = sql<Date | null>`(select x.until from identity.extension x
  where x.application_id = identity.application.id and x.ended_at is null)`.as('extended_until')

const columns = [
  'id',
  'contest_id',
  'account_id',
  'code',
  'source',
  'entered_by',
  'partner_id',
  'locale',
  'state',
  'given_name',
  'family_name',
  'patronymic',
  'birth_date',
  'school',
  'grade',
  'region',
  'district',
  'village',
  'phone',
  'email',
  'guardian_name',
  'guardian_relation',
  'groups_answered',
  'accepts',
  'start_key',
  'submit_key',
  'created_at',
  'updated_at',
  'submitted_at',
  'withdrawn_at',
  'eligibility',
  'ineligible_reason',
  'screened_at',
  'kept_at',
  'version',
  extendedUntil,
] as const

export type ApplicationRow = Awaited<ReturnType<typeof lockApplication>> & object

export function findApplication(db: Kysely<Database>, id: string) {
  return db.selectFrom('identity.application').select(columns).where('id', '=', id).executeTakeFirst()
}

/** The newest application of an account; an account that registers itself has one. */
export function findApplicationOfAccount(db: Kysely<Database>, accountId: string) {
  return db
    .selectFrom('identity.application')
    .select(columns)
    .where('account_id', '=', accountId)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export function findApplicationOfContest(db: Kysely<Database>, accountId: string, contestId: string) {
  return db
    .selectFrom('identity.application')
    .select(columns)
    .where('account_id', '=', accountId)
    .where('contest_id', '=', contestId)
    .executeTakeFirst()
}

export function findApplicationByStartKey(db: Kysely<Database>, startKey: string) {
  return db
    .selectFrom('identity.application as p')
    .innerJoin('identity.account as a', 'a.id', 'p.account_id')
    .select(['p.id', 'p.contest_id', 'p.account_id', 'p.code', 'a.secret_hash'])
    .where('p.start_key', '=', startKey)
    .executeTakeFirst()
}

/** The newest application of an account that its child keeps for the next contest. */
export function findKeptApplication(db: Kysely<Database>, accountId: string) {
  return db
    .selectFrom('identity.application')
    .select(['id', 'contest_id', 'kept_at'])
    .where('account_id', '=', accountId)
    .where('kept_at', 'is not', null)
    .where('state', '<>', 'withdrawn')
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export function findApplicationByCode(db: Kysely<Database>, code: string) {
  return db.selectFrom('identity.application').select(columns).where('code', '=', code).executeTakeFirst()
}

/** Every application of an account, held until the end of the transaction, oldest first. */
export function lockApplicationsOfAccount(tx: Transaction<Database>, accountId: string) {
  return tx
    .selectFrom('identity.application')
    .select(columns)
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** Holds the application until the end of the transaction: the first lock of every change to it. */
export function lockApplication(tx: Transaction<Database>, id: string) {
  return tx.selectFrom('identity.application').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function insertApplication(tx: Transaction<Database>, row: Insertable<ApplicationTable>): Promise<void> {
  await tx.insertInto('identity.application').values(row).execute()
}

/** Changes a locked application and counts its version up. */
export async function updateApplication(
  tx: Transaction<Database>,
  id: string,
  values: Omit<Updateable<ApplicationTable>, 'id' | 'version'>,
): Promise<void> {
  await tx
    .updateTable('identity.application')
    .set({ ...values, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute()
}

export function listClaims(db: Kysely<Database>, applicationId: string) {
  return db
    .selectFrom('identity.claim')
    .select(['group_key', 'state'])
    .where('application_id', '=', applicationId)
    .where('state', '<>', 'withdrawn')
    .orderBy('group_key')
    .execute()
}

export async function insertClaims(
  tx: Transaction<Database>,
  applicationId: string,
  contestId: string,
  groups: readonly string[],
): Promise<void> {
  if (groups.length === 0) return
  await tx
    .insertInto('identity.claim')
    .values(groups.map((group_key) => ({ application_id: applicationId, contest_id: contestId, group_key })))
    .onConflict((conflict) =>
      conflict.columns(['application_id', 'group_key']).doUpdateSet({ state: 'claimed' as const }),
    )
    .execute()
}

export async function deleteClaims(
  tx: Transaction<Database>,
  applicationId: string,
  groups: readonly string[],
): Promise<void> {
  if (groups.length === 0) return
  await tx
    .deleteFrom('identity.claim')
    .where('application_id', '=', applicationId)
    .where('group_key', 'in', groups)
    .execute()
}

export async function updateClaimsWithdrawn(tx: Transaction<Database>, applicationId: string): Promise<void> {
  await tx
    .updateTable('identity.claim')
    .set({ state: 'withdrawn' })
    .where('application_id', '=', applicationId)
    .execute()
}

export async function deleteDuplicateFlags(tx: Transaction<Database>, applicationId: string): Promise<void> {
  await tx
    .deleteFrom('identity.duplicate_flag')
    .where((where) => where.or([where('first_id', '=', applicationId), where('second_id', '=', applicationId)]))
    .execute()
}

/** An account that nobody can enter any more, without a name. */
export async function updateAccountErased(tx: Transaction<Database>, accountId: string, at: Date): Promise<void> {
  await tx
    .updateTable('identity.account')
    .set({ secret_hash: null, display_name: '', disabled_at: at })
    .where('id', '=', accountId)
    .execute()
  await tx.updateTable('identity.recovery').set({ note: '' }).where('account_id', '=', accountId).execute()
}

/** Messages about one application: what waits is cancelled, and nobody's address stays. */
export async function updateMessagesErased(tx: Transaction<Database>, contestId: string, code: string): Promise<void> {
  await tx
    .updateTable('message.outbox')
    .set({
      state: sql`case when state = 'pending' then 'cancelled' else state end`,
      recipient: '',
      last_error: null,
      params: sql`jsonb_build_object('code', params->'code')`,
    })
    .where('contest_id', '=', contestId)
    .where(sql<boolean>`replace(params->>'code', '-', '') = ${code}`)
    .execute()
}

/** One claim of a locked application; false when there is none that stands. */
export async function updateClaimState(
  tx: Transaction<Database>,
  applicationId: string,
  group: string,
  state: 'claimed' | 'verified' | 'rejected',
): Promise<boolean> {
  const result = await tx
    .updateTable('identity.claim')
    .set({ state })
    .where('application_id', '=', applicationId)
    .where('group_key', '=', group)
    .where('state', '<>', 'withdrawn')
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Which of these start keys have made an application already. */
export async function listStartKeys(db: Kysely<Database>, keys: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('identity.application')
    .select('start_key')
    .where(sql<boolean>`start_key = any(${[...keys]}::uuid[])`)
    .execute()
  return rows.flatMap((row) => row.start_key ?? [])
}
