import { type Insertable, type Kysely, sql, type Transaction, type Updateable } from 'kysely'
import type { CertificateTable } from '#db/schema/certificate.ts'
import type { Database } from '#db/schema.ts'

const columns = [
  'c.id',
  'c.application_id',
  'c.group_key',
  'c.file_id',
  'c.in_person',
  'c.state',
  'c.kind',
  'c.issuer',
  'c.valid_until',
  'c.reason',
  'c.uploaded_at',
  'c.seen_at',
] as const

export type CertificateRow = Awaited<ReturnType<typeof listCertificates>>[number]

/** The paper that stands for each claim of an application, with its copy if that is still there, and who saw it. */
export function listCertificates(db: Kysely<Database>, applicationId: string) {
  return db
    .selectFrom('identity.certificate as c')
    .leftJoin('identity.stored_file as f', (join) =>
      join.onRef('f.id', '=', 'c.file_id').on('f.deleted_at', 'is', null),
    )
    .leftJoin('identity.account as a', 'a.id', 'c.seen_by')
    .select(columns)
    .select(['f.media_type', 'f.delete_after', 'a.display_name as seen_by_name'])
    .where('c.application_id', '=', applicationId)
    .where('c.state', '<>', 'replaced')
    .orderBy('c.group_key')
    .execute()
}

export async function insertCertificate(tx: Transaction<Database>, row: Insertable<CertificateTable>): Promise<void> {
  await tx.insertInto('identity.certificate').values(row).execute()
}

export async function updateCertificate(
  tx: Transaction<Database>,
  id: string,
  values: Omit<Updateable<CertificateTable>, 'id'>,
): Promise<void> {
  await tx.updateTable('identity.certificate').set(values).where('id', '=', id).execute()
}

/** Brings the end of a copy's keeping forward, or back; a copy that is to go already goes. */
export async function updateFileDeleteAfter(tx: Transaction<Database>, fileId: string, at: Date): Promise<void> {
  await tx
    .updateTable('identity.stored_file')
    .set({ delete_after: at })
    .where('id', '=', fileId)
    .where('deleted_at', 'is', null)
    .execute()
}

/** What papers said of a child that has withdrawn; that there was one, and what became of it, stays as a number. */
export async function updateCertificatesErased(tx: Transaction<Database>, applicationId: string): Promise<void> {
  await tx
    .updateTable('identity.certificate')
    .set({ kind: '', issuer: '', valid_until: null, reason: '', file_id: null })
    .where('application_id', '=', applicationId)
    .execute()
}

/** The copies that hang on claims which are taken back. */
export async function listFilesOfClaims(
  db: Kysely<Database>,
  applicationId: string,
  groups: readonly string[],
): Promise<string[]> {
  if (groups.length === 0) return []
  const rows = await db
    .selectFrom('identity.certificate')
    .select(sql<string>`file_id`.as('file_id'))
    .where('application_id', '=', applicationId)
    .where('group_key', 'in', groups)
    .where('file_id', 'is not', null)
    .execute()
  return rows.map((row) => row.file_id)
}
