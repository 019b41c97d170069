import { type Insertable, type Kysely, sql, type Transaction } from 'kysely'
import type { Database, JurorTable } from '#db/schema.ts'

const columns = [
  'id',
  'contest_id',
  'account_id',
  'number',
  'state',
  'languages',
  'max_load',
  'declared_at',
  'paused_until',
] as const

export function listJurors(db: Kysely<Database>, contestId: string) {
  return db.selectFrom('writing.juror').select(columns).where('contest_id', '=', contestId).orderBy('number').execute()
}

export function findJurorOfAccount(db: Kysely<Database>, contestId: string, accountId: string) {
  return db
    .selectFrom('writing.juror')
    .select(columns)
    .where('contest_id', '=', contestId)
    .where('account_id', '=', accountId)
    .executeTakeFirst()
}

/** Names and addresses of the jurors of a contest, for organisers while no score can stand beside them. */
export function listJurorPeople(db: Kysely<Database>, contestId: string) {
  return db
    .selectFrom('writing.juror as j')
    .innerJoin('identity.account as a', 'a.id', 'j.account_id')
    .select(['j.id', 'a.display_name', 'a.email'])
    .where('j.contest_id', '=', contestId)
    .orderBy(sql`a.display_name collate "kk-x-icu"`)
    .execute()
}

/** Where jurors are written to, if they can still sign in. */
export async function listJurorAddresses(db: Kysely<Database>, jurorIds: readonly string[]) {
  if (jurorIds.length === 0) return []
  return db
    .selectFrom('writing.juror as j')
    .innerJoin('identity.account as a', 'a.id', 'j.account_id')
    .select(['j.id', 'a.email', 'a.locale'])
    .where('j.id', 'in', jurorIds)
    .where('j.state', '=', 'active')
    .where('a.disabled_at', 'is', null)
    .orderBy('j.id')
    .execute()
}

/** What a juror may share with a child without having declared it: the name, and the organisations worked for. */
export function listJurorTies(db: Kysely<Database>, contestId: string) {
  return db
    .selectFrom('writing.juror as j')
    .innerJoin('identity.account as a', 'a.id', 'j.account_id')
    .leftJoin('identity.account_partner as p', 'p.account_id', 'a.id')
    .select(['j.id', 'a.display_name', 'p.partner_id'])
    .where('j.contest_id', '=', contestId)
    .orderBy('j.id')
    .orderBy('p.partner_id')
    .execute()
}

export function listJurorConflicts(db: Kysely<Database>, contestId: string) {
  return db
    .selectFrom('writing.juror_conflict as c')
    .innerJoin('writing.juror as j', 'j.id', 'c.juror_id')
    .select(['c.juror_id', 'c.kind', 'c.value'])
    .where('j.contest_id', '=', contestId)
    .orderBy('c.juror_id')
    .orderBy('c.kind')
    .orderBy('c.value')
    .execute()
}

/** Essays that each juror holds or has done; given-back ones are not counted. */
export async function listJurorLoads(db: Kysely<Database>, contestId: string) {
  return db
    .selectFrom('writing.assignment')
    .select((eb) => [
      'juror_id',
      eb.cast<number>(eb.fn.countAll(), 'integer').as('load'),
      eb.cast<number>(eb.fn.countAll().filterWhere('state', '=', 'done'), 'integer').as('done'),
    ])
    .where('contest_id', '=', contestId)
    .where('state', '!=', 'recused')
    .groupBy('juror_id')
    .execute()
}

export async function findLastJurorNumber(db: Kysely<Database>, contestId: string): Promise<number> {
  const row = await db
    .selectFrom('writing.juror')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('contest_id', '=', contestId)
    .executeTakeFirst()
  return row?.last ?? 0
}

export async function insertJuror(tx: Transaction<Database>, row: Insertable<JurorTable>): Promise<void> {
  await tx.insertInto('writing.juror').values(row).execute()
}

export async function updateJurorState(
  tx: Transaction<Database>,
  contestId: string,
  number: number,
  from: 'active' | 'left',
  to: 'active' | 'left',
): Promise<string | null> {
  const row = await tx
    .updateTable('writing.juror')
    .set({ state: to })
    .where('contest_id', '=', contestId)
    .where('number', '=', number)
    .where('state', '=', from)
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}
