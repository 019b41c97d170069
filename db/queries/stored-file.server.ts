import type { Insertable, Kysely, Transaction } from 'kysely'
import type { StoredFileTable } from '#db/schema/stored-file.ts'
import type { Database } from '#db/schema.ts'

const columns = [
  'id',
  'key',
  'sha256',
  'bytes',
  'media_type',
  'kind',
  'application_id',
  'stored_at',
  'delete_after',
] as const

export async function insertStoredFile(tx: Transaction<Database>, row: Insertable<StoredFileTable>): Promise<void> {
  await tx.insertInto('identity.stored_file').values(row).execute()
}

/** A file that is there and is not to be deleted. */
export function findStoredFile(db: Kysely<Database>, id: string) {
  return db
    .selectFrom('identity.stored_file')
    .select(columns)
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
}

/** @returns the file, unless it was to be deleted already */
export function updateStoredFileDeleted(tx: Transaction<Database>, id: string, at: Date) {
  return tx
    .updateTable('identity.stored_file')
    .set({ deleted_at: at })
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .returning(['id', 'kind'])
    .executeTakeFirst()
}

export function updateFilesOfApplicationDeleted(tx: Transaction<Database>, applicationId: string, at: Date) {
  return tx
    .updateTable('identity.stored_file')
    .set({ deleted_at: at })
    .where('application_id', '=', applicationId)
    .where('deleted_at', 'is', null)
    .returning(['id', 'kind'])
    .execute()
}

/** Those whose keeping has ended. */
export async function listFilesDue(db: Kysely<Database>, now: Date, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('identity.stored_file')
    .select('id')
    .where('deleted_at', 'is', null)
    .where('delete_after', '<=', now)
    .orderBy('delete_after')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** To be deleted, while the file itself is still there; those of one application when it is named. */
export function listFilesToErase(db: Kysely<Database>, limit: number, applicationId?: string) {
  return db
    .selectFrom('identity.stored_file')
    .select(['id', 'key'])
    .$narrowType<{ key: string }>()
    .where('deleted_at', 'is not', null)
    .where('key', 'is not', null)
    .$if(applicationId !== undefined, (query) => query.where('application_id', '=', applicationId ?? null))
    .orderBy('deleted_at')
    .limit(limit)
    .execute()
}

export async function updateStoredFileErased(db: Kysely<Database>, id: string): Promise<void> {
  await db
    .updateTable('identity.stored_file')
    .set({ key: null })
    .where('id', '=', id)
    .where('deleted_at', 'is not', null)
    .execute()
}

/** Which of these keys belong to a file that we know. */
export async function listKnownKeys(db: Kysely<Database>, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set()
  const rows = await db.selectFrom('identity.stored_file').select('key').where('key', 'in', keys).execute()
  return new Set(rows.flatMap(({ key }) => (key === null ? [] : [key])))
}
