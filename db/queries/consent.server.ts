import type { Insertable, Kysely, Transaction } from 'kysely'
import type { ConsentTable, Database } from '#db/schema.ts'

/** The consents in force. */
export function listConsents(db: Kysely<Database>, applicationId: string) {
  return db
    .selectFrom('identity.consent')
    .select(['id', 'kind', 'text_version', 'locale', 'given_by', 'channel', 'given_at', 'relation', 'sheet_file'])
    .where('application_id', '=', applicationId)
    .where('withdrawn_at', 'is', null)
    .orderBy('kind')
    .execute()
}

/** The guardian's code for a withdrawal, of whichever consent in force carries one. */
export function findWithdrawalHash(db: Kysely<Database>, applicationId: string) {
  return db
    .selectFrom('identity.consent')
    .select('withdrawal_hash')
    .where('application_id', '=', applicationId)
    .where('withdrawn_at', 'is', null)
    .where('withdrawal_hash', 'is not', null)
    .executeTakeFirst()
}

export function findConsentText(db: Kysely<Database>, version: string, locale: string) {
  return db
    .selectFrom('identity.consent_text')
    .select(['version', 'locale', 'body', 'sha256'])
    .where('version', '=', version)
    .where('locale', '=', locale)
    .executeTakeFirst()
}

export async function insertConsent(tx: Transaction<Database>, row: Insertable<ConsentTable>): Promise<void> {
  await tx.insertInto('identity.consent').values(row).execute()
}

/** Ends the consent of a kind that is in force because another takes its place. */
export async function updateConsentReplaced(
  tx: Transaction<Database>,
  applicationId: string,
  kind: ConsentTable['kind'],
  at: Date,
): Promise<void> {
  await tx
    .updateTable('identity.consent')
    .set({ withdrawn_at: at, withdrawal_hash: null })
    .where('application_id', '=', applicationId)
    .where('kind', '=', kind)
    .where('withdrawn_at', 'is', null)
    .execute()
}

/** Ends every consent of an application and forgets who gave it; that, when and to which text stays. */
export async function updateConsentsErased(tx: Transaction<Database>, applicationId: string, at: Date): Promise<void> {
  await tx
    .updateTable('identity.consent')
    .set((update) => ({
      given_by: '',
      relation: '',
      sheet_file: null,
      withdrawal_hash: null,
      withdrawn_at: update.fn.coalesce('withdrawn_at', update.val(at)),
    }))
    .where('application_id', '=', applicationId)
    .execute()
}
