import type { Insertable, Kysely, Transaction } from 'kysely'
import type { ExtensionTable } from '#db/schema/extension.ts'
import type { Database } from '#db/schema.ts'

/** The extension in force, with its reason. */
export function findExtension(db: Kysely<Database>, applicationId: string) {
  return db
    .selectFrom('identity.extension')
    .select(['id', 'until', 'reason', 'granted_at'])
    .where('application_id', '=', applicationId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
}

export async function insertExtension(tx: Transaction<Database>, row: Insertable<ExtensionTable>): Promise<void> {
  await tx.insertInto('identity.extension').values(row).execute()
}

/** Ends the extension in force; false when there was none. */
export async function updateExtensionEnded(
  tx: Transaction<Database>,
  applicationId: string,
  by: string | null,
  at: Date,
): Promise<boolean> {
  const result = await tx
    .updateTable('identity.extension')
    .set({ ended_by: by, ended_at: at })
    .where('application_id', '=', applicationId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Ends what is in force and forgets every reason: it was written in free words about a child. */
export async function updateExtensionsErased(
  tx: Transaction<Database>,
  applicationId: string,
  at: Date,
): Promise<void> {
  await tx
    .updateTable('identity.extension')
    .set((update) => ({ reason: '', ended_at: update.fn.coalesce('ended_at', update.val(at)) }))
    .where('application_id', '=', applicationId)
    .execute()
}
