import { type Insertable, type Kysely, sql, type Transaction } from 'kysely'
import type { ConsentLinkTable } from '#db/schema/consent.ts'
import type { Database } from '#db/schema.ts'

const columns = [
  'id',
  'application_id',
  'text_version',
  'sent_by',
  'created_at',
  'expires_at',
  'used_at',
  'outcome',
  'revoked_at',
] as const

export type ConsentLinkRow = NonNullable<Awaited<ReturnType<typeof findConsentLinkByHash>>>

export function findConsentLinkByHash(db: Kysely<Database>, tokenHash: string) {
  return db.selectFrom('identity.consent_link').select(columns).where('token_hash', '=', tokenHash).executeTakeFirst()
}

/** The newest link of an application, whatever became of it. */
export function findNewestConsentLink(db: Kysely<Database>, applicationId: string) {
  return db
    .selectFrom('identity.consent_link')
    .select(columns)
    .where('application_id', '=', applicationId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
}

export async function countConsentLinksSince(
  db: Kysely<Database>,
  applicationId: string,
  since: Date,
): Promise<number> {
  const { made } = await db
    .selectFrom('identity.consent_link')
    .select(sql<number>`count(*)::int`.as('made'))
    .where('application_id', '=', applicationId)
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow()
  return made
}

export async function insertConsentLink(tx: Transaction<Database>, row: Insertable<ConsentLinkTable>): Promise<void> {
  await tx.insertInto('identity.consent_link').values(row).execute()
}

/** Ends the open link of an application; false when there was none. */
export async function updateConsentLinksRevoked(
  tx: Transaction<Database>,
  applicationId: string,
  at: Date,
): Promise<boolean> {
  const result = await tx
    .updateTable('identity.consent_link')
    .set({ revoked_at: at })
    .where('application_id', '=', applicationId)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Uses a link up; the caller holds the lock of its application. */
export async function updateConsentLinkUsed(
  tx: Transaction<Database>,
  id: string,
  outcome: 'agreed' | 'declined',
  at: Date,
): Promise<void> {
  await tx.updateTable('identity.consent_link').set({ outcome, used_at: at }).where('id', '=', id).execute()
}
