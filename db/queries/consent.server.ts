import type { Insertable, Kysely, Transaction } from 'kysely'
import type { ConsentTable, Database } from '#db/schema.ts'

/** The consents in force. */
export function listConsents(db: Kysely<Database>, applicationId: string) {
  return db
    .selectFrom('identity.consent')
    .select(['id', 'kind', 'text_version', 'locale', 'given_by', 'channel', 'given_at'])
    .where('application_id', '=', applicationId)
    .where('withdrawn_at', 'is', null)
    .orderBy('kind')
    .execute()
}

export async function insertConsent(tx: Transaction<Database>, row: Insertable<ConsentTable>): Promise<void> {
  await tx.insertInto('identity.consent').values(row).execute()
}

/** Ends one consent because another takes its place. */
export async function updateConsentWithdrawn(tx: Transaction<Database>, id: string, at: Date): Promise<void> {
  await tx.updateTable('identity.consent').set({ withdrawn_at: at }).where('id', '=', id).execute()
}

/** Ends every consent of an application and forgets who gave it; that, when and to which text stays. */
export async function updateConsentsErased(tx: Transaction<Database>, applicationId: string, at: Date): Promise<void> {
  await tx
    .updateTable('identity.consent')
    .set((update) => ({ given_by: '', withdrawn_at: update.fn.coalesce('withdrawn_at', update.val(at)) }))
    .where('application_id', '=', applicationId)
    .execute()
}
