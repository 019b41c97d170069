import { type Insertable, type Kysely, sql, type Transaction, type Updateable } from 'kysely'
import type { ConcernNoteTable, ConcernOpeningTable, ConcernTable } from '#db/schema/flag.ts'
import type { Database } from '#db/schema.ts'

/** Everybody of the safeguarding role who can sign in, and whether the contest has appointed them. */
export function listSafeguardingPeople(db: Kysely<Database>, contestId: string) {
  return db
    .selectFrom('identity.account as a')
    .innerJoin('identity.account_role as r', 'r.account_id', 'a.id')
    .leftJoin('contest.safeguarding_contact as c', (join) =>
      join.onRef('c.account_id', '=', 'a.id').on('c.contest_id', '=', contestId),
    )
    .select(['a.id', 'a.display_name', 'a.email', 'a.locale', sql<boolean>`c.contest_id is not null`.as('appointed')])
    .where('r.role', '=', 'safeguarding')
    .where('a.disabled_at', 'is', null)
    .orderBy(sql`a.display_name collate "kk-x-icu"`)
    .execute()
}

export async function updateContacts(
  tx: Transaction<Database>,
  contestId: string,
  accountIds: readonly string[],
  by: string | null,
  at: Date,
): Promise<void> {
  await tx.deleteFrom('contest.safeguarding_contact').where('contest_id', '=', contestId).execute()
  if (accountIds.length === 0) return
  await tx
    .insertInto('contest.safeguarding_contact')
    .values(accountIds.map((account_id) => ({ contest_id: contestId, account_id, appointed_by: by, appointed_at: at })))
    .execute()
}

/** Concerns that no contact has been told of; those that another run holds are skipped. */
export function lockWaitingConcerns(tx: Transaction<Database>, limit: number) {
  return tx
    .selectFrom('writing.concern')
    .select(['id', 'contest_id'])
    .where('passed_on_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
}

export async function updateConcern(
  tx: Transaction<Database>,
  id: string,
  values: Omit<Updateable<ConcernTable>, 'id'>,
): Promise<void> {
  await tx.updateTable('writing.concern').set(values).where('id', '=', id).execute()
}

function concerns(db: Kysely<Database>) {
  return db
    .selectFrom('writing.concern as k')
    .innerJoin('writing.essay as e', 'e.id', 'k.essay_id')
    .innerJoin('contest.contest as c', 'c.id', 'k.contest_id')
    .leftJoin('writing.anonymous_text as t', 't.essay_id', 'k.essay_id')
    .leftJoin('identity.account as a', 'a.id', 'k.closed_by')
    .select([
      'k.id',
      'k.contest_id',
      'k.essay_id',
      'k.note',
      'k.created_at',
      'k.state',
      'k.closed_at',
      'c.slug',
      'e.language',
      'e.state as essay_state',
      't.body as text',
      'a.display_name as closed_by',
    ])
}

/** Open ones first, then the newest. */
export async function listConcerns(db: Kysely<Database>, contestIds: readonly string[]) {
  if (contestIds.length === 0) return []
  return concerns(db)
    .where('k.contest_id', 'in', contestIds)
    .orderBy(sql`k.state = 'closed'`)
    .orderBy('k.created_at', 'desc')
    .orderBy('k.id')
    .limit(500)
    .execute()
}

export function findConcern(db: Kysely<Database>, id: string) {
  return concerns(db).where('k.id', '=', id).executeTakeFirst()
}

/** Holds a concern until the end of the transaction. */
export function lockConcern(tx: Transaction<Database>, id: string) {
  return tx
    .selectFrom('writing.concern as k')
    .innerJoin('writing.essay as e', 'e.id', 'k.essay_id')
    .select(['k.id', 'k.contest_id', 'k.essay_id', 'k.state', 'e.state as essay_state'])
    .where('k.id', '=', id)
    .forUpdate('k')
    .executeTakeFirst()
}

/** Contests with a concern, of which the viewer may be a contact. */
export async function listContestsWithConcerns(db: Kysely<Database>): Promise<string[]> {
  const rows = await db.selectFrom('writing.concern').select('contest_id').distinct().execute()
  return rows.map(({ contest_id }) => contest_id)
}

export async function insertConcernNote(tx: Transaction<Database>, row: Insertable<ConcernNoteTable>): Promise<void> {
  await tx.insertInto('writing.concern_note').values(row).execute()
}

export function listConcernNotes(db: Kysely<Database>, concernId: string) {
  return db
    .selectFrom('writing.concern_note as n')
    .innerJoin('identity.account as a', 'a.id', 'n.account_id')
    .select(['n.id', 'n.body', 'n.written_at', 'a.display_name'])
    .where('n.concern_id', '=', concernId)
    .orderBy('n.written_at')
    .orderBy('n.id')
    .execute()
}

export async function deleteConcernNotes(tx: Transaction<Database>, concernId: string): Promise<void> {
  await tx.deleteFrom('writing.concern_note').where('concern_id', '=', concernId).execute()
}

export async function insertConcernOpening(
  tx: Transaction<Database>,
  row: Insertable<ConcernOpeningTable>,
): Promise<void> {
  await tx.insertInto('bridge.concern_opening').values(row).execute()
}

/** Every opening of the child behind a concern, the newest first. */
export function listConcernOpenings(db: Kysely<Database>, concernId: string) {
  return db
    .selectFrom('bridge.concern_opening as o')
    .innerJoin('identity.account as a', 'a.id', 'o.account_id')
    .select(['o.id', 'o.account_id', 'o.reason', 'o.opened_at', 'o.until', 'a.display_name'])
    .where('o.concern_id', '=', concernId)
    .orderBy('o.opened_at', 'desc')
    .orderBy('o.id')
    .execute()
}

/** Opens the join: who wrote the essay behind a concern. For a contact with an opening in force alone. */
export function findChildOfEssay(db: Kysely<Database>, essayId: string) {
  return db
    .selectFrom('bridge.entry as b')
    .innerJoin('identity.application as p', 'p.id', 'b.application_id')
    .select([
      'p.code',
      'p.state',
      'p.family_name',
      'p.given_name',
      'p.patronymic',
      'p.birth_date',
      'p.grade',
      'p.school',
      'p.region',
      'p.district',
      'p.village',
      'p.phone',
      'p.email',
      'p.guardian_name',
      'p.guardian_relation',
    ])
    .where('b.essay_id', '=', essayId)
    .executeTakeFirst()
}
