import type { Transaction } from 'kysely'
import { listCertificates, updateCertificate } from '#db/queries/certificate.server.ts'
import type { Database } from '#db/schema.ts'

/** A decision about a claim that is taken back is taken back for its paper too: it waits to be seen again. */
export async function takeBackCertificate(
  tx: Transaction<Database>,
  applicationId: string,
  group: string,
): Promise<void> {
  const current = (await listCertificates(tx, applicationId)).find((row) => row.group_key === group)
  if (!current) return
  // What was only shown has to be shown again.
  await updateCertificate(tx, current.id, { state: current.in_person ? 'replaced' : 'waiting', reason: '' })
}
