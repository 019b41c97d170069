import type { Insertable, Kysely, Transaction, Updateable } from 'kysely'
import type { Database, EssayTable } from '#db/schema.ts'

const columns = [
  'e.id',
  'e.contest_id',
  'e.language',
  'e.body',
  'e.word_count',
  'e.state',
  'e.version',
  'e.updated_at',
  'e.unsent_body',
  'e.unsent_language',
  'e.unsent_words',
  'e.unsent_version',
  'e.writer',
  'e.writer_step',
  'e.writer_since',
] as const

export type EssayRow = NonNullable<Awaited<ReturnType<typeof findEssayOfApplication>>>

/** Opens the join for the application's own child, or for who enters it. */
export function findEssayOfApplication(db: Kysely<Database>, applicationId: string) {
  return db
    .selectFrom('writing.essay as e')
    .innerJoin('bridge.entry as b', 'b.essay_id', 'e.id')
    .select(columns)
    .where('b.application_id', '=', applicationId)
    .executeTakeFirst()
}

/** Holds the essay until the end of the transaction; lock the application before it. */
export function lockEssayOfApplication(tx: Transaction<Database>, applicationId: string) {
  return tx
    .selectFrom('writing.essay as e')
    .innerJoin('bridge.entry as b', 'b.essay_id', 'e.id')
    .select(columns)
    .where('b.application_id', '=', applicationId)
    .forUpdate('e')
    .executeTakeFirst()
}

/** The same by the essay alone, for who does not know whose it is. */
export function lockEssay(tx: Transaction<Database>, id: string) {
  return tx.selectFrom('writing.essay as e').select(columns).where('e.id', '=', id).forUpdate().executeTakeFirst()
}

export async function insertEssay(tx: Transaction<Database>, row: Insertable<EssayTable>): Promise<void> {
  await tx.insertInto('writing.essay').values(row).execute()
}

export async function insertBridgeEntry(
  tx: Transaction<Database>,
  applicationId: string,
  essayId: string,
): Promise<void> {
  await tx.insertInto('bridge.entry').values({ application_id: applicationId, essay_id: essayId }).execute()
}

export async function updateEssay(
  tx: Transaction<Database>,
  id: string,
  values: Omit<Updateable<EssayTable>, 'id'>,
): Promise<void> {
  await tx.updateTable('writing.essay').set(values).where('id', '=', id).execute()
}

/** Newest first. */
export function listEssayVersions(db: Kysely<Database>, essayId: string) {
  return db
    .selectFrom('writing.essay_version')
    .select(['version', 'body', 'saved_at'])
    .where('essay_id', '=', essayId)
    .orderBy('version', 'desc')
    .limit(50)
    .execute()
}

export function findEssayVersion(db: Kysely<Database>, essayId: string, version: number) {
  return db
    .selectFrom('writing.essay_version')
    .select(['version', 'body', 'saved_at'])
    .where('essay_id', '=', essayId)
    .where('version', '=', version)
    .executeTakeFirst()
}

export async function insertEssayVersion(
  tx: Transaction<Database>,
  row: { essay_id: string; version: number; body: string; saved_at: Date },
): Promise<void> {
  await tx
    .insertInto('writing.essay_version')
    .values(row)
    .onConflict((conflict) => conflict.columns(['essay_id', 'version']).doNothing())
    .execute()
}

/** The highest number that an earlier text has; 0 without any. */
export async function getLastEssayVersion(db: Kysely<Database>, essayId: string): Promise<number> {
  const { last } = await db
    .selectFrom('writing.essay_version')
    .select((select) => select.fn.coalesce(select.fn.max('version'), select.val(0)).as('last'))
    .where('essay_id', '=', essayId)
    .executeTakeFirstOrThrow()
  return last
}

/** The text that this window keeps beside the newest one: replaced when there is one already. */
export async function insertSideVersion(
  tx: Transaction<Database>,
  row: { essay_id: string; version: number; body: string; saved_at: Date; writer: string },
): Promise<void> {
  await tx
    .insertInto('writing.essay_version')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['essay_id', 'writer'])
        .where('writer', 'is not', null)
        .doUpdateSet({ body: row.body, saved_at: row.saved_at }),
    )
    .execute()
}

/** Once the window's text is the newest, its copy beside it is not needed. */
export async function deleteSideVersion(tx: Transaction<Database>, essayId: string, writer: string): Promise<void> {
  await tx.deleteFrom('writing.essay_version').where('essay_id', '=', essayId).where('writer', '=', writer).execute()
}

export async function deleteEssayVersions(tx: Transaction<Database>, essayId: string): Promise<void> {
  await tx.deleteFrom('writing.essay_version').where('essay_id', '=', essayId).execute()
}

/** An approval holds for the text it was given to. */
export async function updateAnonymousTextUnapproved(tx: Transaction<Database>, essayId: string): Promise<void> {
  await tx
    .updateTable('writing.anonymous_text')
    .set((update) => ({ state: 'pending', approved_by: null, approved_at: null, version: update('version', '+', 1) }))
    .where('essay_id', '=', essayId)
    .where('state', '=', 'approved')
    .execute()
}

export async function deleteAnonymousText(tx: Transaction<Database>, essayId: string): Promise<void> {
  await tx.deleteFrom('writing.anonymous_text').where('essay_id', '=', essayId).execute()
}

/** Takes an essay off the desks of jurors who have not finished with it; finished reviews stay as numbers. */
export async function deleteOpenAssignments(tx: Transaction<Database>, essayId: string): Promise<void> {
  await tx.deleteFrom('writing.assignment').where('essay_id', '=', essayId).where('state', '=', 'open').execute()
}

/** What jurors noted for themselves about an essay, or when they stepped back from it, may quote it or name the child. */
export async function updateJurorNotesErased(tx: Transaction<Database>, essayId: string): Promise<void> {
  const assignments = tx.selectFrom('writing.assignment').select('id').where('essay_id', '=', essayId)
  await tx.updateTable('writing.review').set({ note: '' }).where('assignment_id', 'in', assignments).execute()
  await tx.updateTable('writing.assignment').set({ recuse_note: '' }).where('essay_id', '=', essayId).execute()
}

/** The bands by which near-identical texts meet: of a withdrawn essay nothing stays. */
export async function deleteBands(tx: Transaction<Database>, essayId: string): Promise<void> {
  await tx.deleteFrom('writing.essay_band').where('essay_id', '=', essayId).execute()
}
