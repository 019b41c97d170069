import { type Insertable, type Kysely, type SqlBool, sql, type Transaction, type Updateable } from 'kysely'
import type { TranscriptionTable, TranscriptionTaskTable } from '#db/schema/transcription.ts'
import type { Database } from '#db/schema.ts'

const taskColumns = [
  'id',
  'essay_id',
  'contest_id',
  'state',
  'settler_id',
  'lease_until',
  'in_time',
  'created_at',
] as const

const columns = ['task_id', 'slot', 'account_id', 'state', 'language', 'body', 'lease_until'] as const

export type TaskRow = NonNullable<Awaited<ReturnType<typeof findTask>>>

export async function insertTask(tx: Transaction<Database>, row: Insertable<TranscriptionTaskTable>): Promise<void> {
  await tx.insertInto('writing.transcription_task').values(row).execute()
}

export function findTask(db: Kysely<Database>, id: string) {
  return db.selectFrom('writing.transcription_task').select(taskColumns).where('id', '=', id).executeTakeFirst()
}

export function findTaskOfEssay(db: Kysely<Database>, essayId: string) {
  return db
    .selectFrom('writing.transcription_task')
    .select(taskColumns)
    .where('essay_id', '=', essayId)
    .executeTakeFirst()
}

export function lockTask(tx: Transaction<Database>, id: string) {
  return tx
    .selectFrom('writing.transcription_task')
    .select(taskColumns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function updateTask(
  tx: Transaction<Database>,
  id: string,
  values: Omit<Updateable<TranscriptionTaskTable>, 'id'>,
): Promise<void> {
  await tx.updateTable('writing.transcription_task').set(values).where('id', '=', id).execute()
}

/** With both typed texts. */
export async function deleteTask(tx: Transaction<Database>, id: string): Promise<void> {
  await tx.deleteFrom('writing.transcription_task').where('id', '=', id).execute()
}

export async function deleteTaskOfEssay(tx: Transaction<Database>, essayId: string): Promise<void> {
  await tx.deleteFrom('writing.transcription_task').where('essay_id', '=', essayId).execute()
}

export async function deleteOpenTaskOfEssay(tx: Transaction<Database>, essayId: string): Promise<void> {
  await tx
    .deleteFrom('writing.transcription_task')
    .where('essay_id', '=', essayId)
    .where('state', '<>', 'settled')
    .execute()
}

export function listTranscriptions(db: Kysely<Database>, taskId: string) {
  return db.selectFrom('writing.transcription').select(columns).where('task_id', '=', taskId).orderBy('slot').execute()
}

export async function insertTranscription(
  tx: Transaction<Database>,
  row: Insertable<TranscriptionTable>,
): Promise<void> {
  await tx.insertInto('writing.transcription').values(row).execute()
}

export async function updateTranscription(
  tx: Transaction<Database>,
  { taskId, slot }: { taskId: string; slot: number },
  values: Omit<Updateable<TranscriptionTable>, 'task_id' | 'slot'>,
): Promise<void> {
  await tx
    .updateTable('writing.transcription')
    .set(values)
    .where('task_id', '=', taskId)
    .where('slot', '=', slot)
    .execute()
}

export async function deleteTranscription(
  tx: Transaction<Database>,
  { taskId, slot }: { taskId: string; slot: number },
): Promise<void> {
  await tx.deleteFrom('writing.transcription').where('task_id', '=', taskId).where('slot', '=', slot).execute()
}

export async function deleteTranscriptionsOf(tx: Transaction<Database>, taskId: string): Promise<void> {
  await tx.deleteFrom('writing.transcription').where('task_id', '=', taskId).execute()
}

/** Not of a contest whose essays this person scores, nor an essay that this person has had in the hands. */
const mine = (accountId: string, now: Date) => sql<SqlBool>`exists (
  select from writing.transcription x where x.task_id = t.id and x.account_id = ${accountId}::uuid
    and (x.state = 'done' or x.lease_until > ${now}))`
const scores = (accountId: string) => sql<SqlBool>`exists (
  select from writing.juror j where j.contest_id = t.contest_id and j.account_id = ${accountId}::uuid)`
const freeSlots = (now: Date) => sql<SqlBool>`(select count(*) from writing.transcription x
  where x.task_id = t.id and (x.state = 'done' or x.lease_until > ${now})) < 2`
const freeToSettle = (now: Date, accountId: string) => sql<SqlBool>`(t.settler_id is null or t.lease_until <= ${now}
  or t.settler_id = ${accountId}::uuid)`

/**
 * The tasks that this person could take next: first those where two texts differ, then those half done, the oldest
 * first. Rows that others are about to take are passed over.
 */
export function lockNextTask(tx: Transaction<Database>, accountId: string, now: Date) {
  return tx
    .selectFrom('writing.transcription_task as t')
    .select(taskColumns.map((name) => `t.${name}` as const))
    .where(sql<SqlBool>`not ${scores(accountId)} and not ${mine(accountId, now)}`)
    .where(
      sql<SqlBool>`((t.state = 'typing' and ${freeSlots(now)}) or (t.state = 'differs' and ${freeToSettle(now, accountId)}))`,
    )
    .orderBy(sql`t.state = 'differs'`, 'desc')
    .orderBy('t.created_at')
    .orderBy('t.id')
    .limit(1)
    .forUpdate('t')
    .skipLocked()
    .executeTakeFirst()
}

/** How much of each kind there is, for this person. */
export async function countTasks(db: Kysely<Database>, accountId: string, now: Date) {
  const free = sql<SqlBool>`not ${scores(accountId)} and not ${mine(accountId, now)}`
  return db
    .selectFrom('writing.transcription_task as t')
    .select([
      sql<number>`count(*) filter (where t.state = 'typing' and ${free} and ${freeSlots(now)})::int`.as('toType'),
      sql<number>`count(*) filter (where t.state = 'differs' and ${free} and ${freeToSettle(now, accountId)})::int`.as(
        'toSettle',
      ),
      sql<number>`count(*) filter (where t.state <> 'settled')::int`.as('open'),
      sql<number>`count(*) filter (where t.state = 'settled')::int`.as('settled'),
    ])
    .executeTakeFirstOrThrow()
}

/** What this person holds now: texts begun, and differences being settled. */
export async function listHeld(db: Kysely<Database>, accountId: string, now: Date) {
  const { rows } = await sql<{ id: string; kind: 'type' | 'settle'; lease_until: Date }>`
    select x.task_id as id, 'type' as kind, x.lease_until from writing.transcription x
    join writing.transcription_task t on t.id = x.task_id
    where x.account_id = ${accountId}::uuid and x.state = 'claimed' and t.state = 'typing' and x.lease_until > ${now}
    union all
    select t.id, 'settle', t.lease_until from writing.transcription_task t
    where t.state = 'differs' and t.settler_id = ${accountId}::uuid and t.lease_until > ${now}
    order by 3`.execute(db)
  return rows
}
