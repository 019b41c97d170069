import { type Kysely, sql, type Transaction, type Updateable } from 'kysely'
import type { FlagTable } from '#db/schema/flag.ts'
import type { Database } from '#db/schema.ts'

/** Flags on which the program has not acted; those that another run holds are skipped. */
export function lockWaitingFlags(tx: Transaction<Database>, limit: number) {
  return tx
    .selectFrom('writing.flag as f')
    .innerJoin('contest.contest as c', 'c.id', 'f.contest_id')
    .select(['f.id', 'f.essay_id', 'f.kind', 'f.contest_id', 'c.state as contest_state'])
    .where('f.passed_on_at', 'is', null)
    .orderBy('f.created_at')
    .orderBy('f.id')
    .limit(limit)
    .forUpdate('f')
    .skipLocked()
    .execute()
}

export async function updateFlag(
  tx: Transaction<Database>,
  id: string,
  values: Omit<Updateable<FlagTable>, 'id'>,
): Promise<void> {
  await tx.updateTable('writing.flag').set(values).where('id', '=', id).execute()
}

const columns = [
  'f.id',
  'f.contest_id',
  'f.essay_id',
  'f.assignment_id',
  'f.kind',
  'f.passage',
  'f.note',
  'f.created_at',
  'f.state',
  'f.outcome',
  'f.answer',
  'f.settled_at',
] as const

function flags(db: Kysely<Database>) {
  return db
    .selectFrom('writing.flag as f')
    .innerJoin('writing.essay as e', 'e.id', 'f.essay_id')
    .leftJoin('writing.anonymous_text as t', 't.essay_id', 'f.essay_id')
    .leftJoin('writing.assignment as a', 'a.id', 'f.assignment_id')
    .leftJoin('writing.juror as j', 'j.id', 'a.juror_id')
    .leftJoin('identity.account as s', 's.id', 'f.settled_by')
    .select([
      ...columns,
      'e.language',
      'e.state as essay_state',
      't.state as text_state',
      'a.state as assignment_state',
      'j.number as juror_number',
      's.display_name as settled_by',
    ])
}

/** Open ones first, then the newest. */
export function listFlagsOfContest(db: Kysely<Database>, contestId: string) {
  return flags(db)
    .where('f.contest_id', '=', contestId)
    .orderBy(sql`f.state = 'settled'`)
    .orderBy('f.created_at', 'desc')
    .orderBy('f.id')
    .limit(500)
    .execute()
}

/** Opens the join: the flag with the application whose essay it is about. */
export function findFlagOfContest(db: Kysely<Database>, contestId: string, id: string) {
  return flags(db)
    .innerJoin('bridge.entry as b', 'b.essay_id', 'f.essay_id')
    .select('b.application_id')
    .where('f.contest_id', '=', contestId)
    .where('f.id', '=', id)
    .executeTakeFirst()
}

/** Holds a flag until the end of the transaction. */
export function lockFlag(tx: Transaction<Database>, contestId: string, id: string) {
  return tx
    .selectFrom('writing.flag as f')
    .select(columns)
    .where('f.contest_id', '=', contestId)
    .where('f.id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function countOpenFlags(db: Kysely<Database>, contestId: string): Promise<number> {
  const row = await db
    .selectFrom('writing.flag')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('contest_id', '=', contestId)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow()
  return row.count
}

/** The passages by which jurors say the author of an essay can be recognised, while that is open. */
export async function listRecognisedPassages(db: Kysely<Database>, essayId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('writing.flag')
    .select('passage')
    .where('essay_id', '=', essayId)
    .where('kind', '=', 'recognisable')
    .where('state', '=', 'open')
    .orderBy('created_at')
    .execute()
  return rows.map(({ passage }) => passage)
}

/** Gives one review to somebody else, whatever its state. */
export async function updateAssignmentTaken(tx: Transaction<Database>, assignmentId: string): Promise<boolean> {
  const result = await tx
    .updateTable('writing.assignment')
    .set({ state: 'recused', recuse_reason: 'recognised' })
    .where('id', '=', assignmentId)
    .where('state', '<>', 'recused')
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Clears every word of an essay whose author withdrew it; a concern that is open stays until its contact closes it. */
export async function updateFlagsErased(tx: Transaction<Database>, essayId: string): Promise<void> {
  await tx
    .updateTable('writing.flag')
    .set({ passage: '', note: '', answer: '' })
    .where('essay_id', '=', essayId)
    .execute()
  await tx
    .updateTable('writing.concern')
    .set({ note: '' })
    .where('essay_id', '=', essayId)
    .where('state', '=', 'closed')
    .execute()
  await tx
    .deleteFrom('writing.concern_note')
    .where('concern_id', 'in', (query) =>
      query.selectFrom('writing.concern').select('id').where('essay_id', '=', essayId).where('state', '=', 'closed'),
    )
    .execute()
}
