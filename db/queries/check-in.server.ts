import { type Insertable, type Kysely, sql, type Transaction } from 'kysely'
import type { AnswerTable, CheckInTable } from '#db/schema/handover.ts'
import type { Database } from '#db/schema.ts'

/** Devices that children have, whose families wish to be asked, with when they got them and when they were last asked. */
export function listHandedOver(db: Kysely<Database>) {
  return db
    .selectFrom('device.device as d')
    .innerJoin('device.event as e', (join) => join.onRef('e.device_id', '=', 'd.id').onRef('e.step', '=', 'd.step'))
    .innerJoin('identity.application as a', 'a.id', 'd.recipient_id')
    .leftJoin('handover.rule as r', 'r.contest_id', 'a.contest_id')
    .select(['d.id as device_id', 'd.step', 'e.at', 'r.weeks', 'r.months'])
    .select(['a.id as application_id', 'a.contest_id', 'a.code', 'a.email', 'a.phone', 'a.locale'])
    .select((eb) =>
      eb
        .selectFrom('handover.check_in as c')
        .select(sql<number | null>`max(c.week)`.as('week'))
        .whereRef('c.device_id', '=', 'd.id')
        .whereRef('c.step', '=', 'd.step')
        .as('asked_week'),
    )
    .where('d.state', '=', 'handed-over')
    .where('a.state', '=', 'submitted')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('handover.silence as s')
            .select('s.step')
            .whereRef('s.device_id', '=', 'd.id')
            .whereRef('s.step', '=', 'd.step'),
        ),
      ),
    )
    .orderBy('e.at')
    .execute()
}

/** False when the family was asked for this hand-over and week already. */
export async function insertCheckIn(tx: Transaction<Database>, row: Insertable<CheckInTable>): Promise<boolean> {
  const result = await tx
    .insertInto('handover.check_in')
    .values(row)
    .onConflict((conflict) => conflict.constraint('check_in_once').doNothing())
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows) > 0
}

/** A check-in by its code, with the device as it stands now and what was last answered for its hand-over. */
export function findCheckIn(db: Kysely<Database>, codeHash: string) {
  return db
    .selectFrom('handover.check_in as c')
    .innerJoin('device.device as d', 'd.id', 'c.device_id')
    .innerJoin('identity.application as a', 'a.id', 'c.application_id')
    .leftJoin('handover.silence as s', (join) =>
      join.onRef('s.device_id', '=', 'c.device_id').onRef('s.step', '=', 'c.step'),
    )
    .select(['c.id', 'c.device_id', 'c.step', 'c.application_id', 'c.ends_at'])
    .select(['d.state as device_state', 'd.step as device_step', 'd.class', 'a.state as application_state'])
    .select('s.at as silent_since')
    .where('c.code_hash', '=', codeHash)
    .executeTakeFirst()
}

/** What the family said last about a hand-over. */
export function findLastAnswer(db: Kysely<Database>, of: { device_id: string; step: number }) {
  return db
    .selectFrom('handover.answer as n')
    .innerJoin('handover.check_in as c', 'c.id', 'n.check_in_id')
    .select(['n.id', 'n.answer', 'n.note', 'n.at'])
    .where('c.device_id', '=', of.device_id)
    .where('c.step', '=', of.step)
    .orderBy('n.number', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function insertAnswer(tx: Transaction<Database>, row: Insertable<AnswerTable>): Promise<void> {
  await tx.insertInto('handover.answer').values(row).execute()
}

export async function updateAnswerNote(tx: Transaction<Database>, id: string, note: string): Promise<void> {
  // What somebody has read already and is completed now is to be read again.
  await tx.updateTable('handover.answer').set({ note, seen_by: null, seen_at: null }).where('id', '=', id).execute()
}

export async function insertSilence(
  tx: Transaction<Database>,
  row: { device_id: string; step: number; at: Date },
): Promise<void> {
  await tx
    .insertInto('handover.silence')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Requests for help that nobody has seen to, of these regions or of all. */
function openRequests(db: Kysely<Database>, regions: readonly string[] | 'all') {
  return db
    .selectFrom('handover.answer as n')
    .innerJoin('handover.check_in as c', 'c.id', 'n.check_in_id')
    .innerJoin('identity.application as a', 'a.id', 'c.application_id')
    .where('n.answer', '=', 'help')
    .where('n.seen_at', 'is', null)
    .where('a.state', '=', 'submitted')
    .$if(regions !== 'all', (query) => query.where('a.region', 'in', regions === 'all' ? [] : [...regions, '']))
}

export async function countOpenRequests(db: Kysely<Database>, regions: readonly string[] | 'all'): Promise<number> {
  const row = await openRequests(db, regions)
    .select(sql<number>`count(*)::int`.as('requests'))
    .executeTakeFirstOrThrow()
  return row.requests
}

/** Open requests with whose they are, those first that have waited longest. Never who has a device no longer. */
export function listOpenRequests(db: Kysely<Database>, regions: readonly string[] | 'all') {
  return openRequests(db, regions)
    .innerJoin('device.device as d', 'd.id', 'c.device_id')
    .leftJoin('region.unit as u', 'u.kato', 'a.district')
    .select(['n.id', 'n.note', 'n.at', 'd.number', 'd.class'])
    .select(['a.id as application_id', 'a.code', 'a.family_name', 'a.given_name', 'a.phone'])
    .select(['u.name_kk', 'u.name_ru', 'u.name_en'])
    .orderBy('n.at')
    .limit(200)
    .execute()
}

/** How families answered, by the last answer for each hand-over; of these regions or of all. */
export async function countAnswers(db: Kysely<Database>, regions: readonly string[] | 'all') {
  const { rows } = await sql<{ answer: AnswerTable['answer']; families: number }>`
    select answer, count(*)::int as families from (
      select distinct on (c.device_id, c.step) n.answer
      from handover.answer n
      join handover.check_in c on c.id = n.check_in_id
      join identity.application a on a.id = c.application_id
      where ${regions === 'all' ? sql`true` : sql`a.region = any(${[...regions]}::char(9)[])`}
      order by c.device_id, c.step, n.number desc
    ) last group by answer
  `.execute(db)
  return rows
}

/** An answer with whose it is, held until the end of the transaction. */
export function lockAnswer(tx: Transaction<Database>, id: string) {
  return tx
    .selectFrom('handover.answer as n')
    .innerJoin('handover.check_in as c', 'c.id', 'n.check_in_id')
    .innerJoin('identity.application as a', 'a.id', 'c.application_id')
    .select(['n.id', 'n.answer', 'n.seen_at', 'a.region'])
    .where('n.id', '=', id)
    .forUpdate('n')
    .executeTakeFirst()
}

export async function updateAnswerSeen(tx: Transaction<Database>, id: string, by: string | null, at: Date) {
  await tx.updateTable('handover.answer').set({ seen_by: by, seen_at: at }).where('id', '=', id).execute()
}

/** Takes away what a family wrote; that it answered stays as a count. */
export async function updateAnswersErased(tx: Transaction<Database>, applicationId: string): Promise<void> {
  await tx
    .updateTable('handover.answer')
    .set({ note: '' })
    .where('check_in_id', 'in', (eb) =>
      eb.selectFrom('handover.check_in').select('id').where('application_id', '=', applicationId),
    )
    .execute()
  await tx.updateTable('handover.repair_case').set({ said: '' }).where('application_id', '=', applicationId).execute()
}
