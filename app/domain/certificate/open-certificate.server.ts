import { listCertificates } from '#db/queries/certificate.server.ts'
import { findReached } from '../application/reached-application.server.ts'
import { type Context, ok } from '../context.ts'
import { type ReadFile, readFile } from '../file/read-file.server.ts'
import { inTransaction } from '../transaction.server.ts'
import { maySeePapers } from './rules.ts'

/** The copy of a paper, for whoever decides about it. That it was opened is written down before anything is shown. */
export async function openCertificate(
  ctx: Context,
  { applicationId, certificateId }: { applicationId: string; certificateId: string },
): Promise<ReadFile | null> {
  const application = await findReached(ctx, applicationId)
  if (!application || !maySeePapers(ctx.viewer, application.region)) return null
  const row = (await listCertificates(ctx.db, applicationId)).find(({ id }) => id === certificateId)
  if (!row?.file_id || !row.media_type) return null
  await inTransaction(ctx, async ({ audit }) => {
    audit({
      action: 'certificate.open',
      subjectKind: 'application',
      subjectId: applicationId,
      details: { group: row.group_key, certificate: row.id },
    })
    return ok(null)
  })
  return readFile(ctx, row.file_id)
}
