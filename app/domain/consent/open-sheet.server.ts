import { listConsents } from '#db/queries/consent.server.ts'
import { findReached } from '../application/reached-application.server.ts'
import { type Context, ok } from '../context.ts'
import { type ReadFile, readFile } from '../file/read-file.server.ts'
import { inTransaction } from '../transaction.server.ts'

/** The photograph of a signed sheet, for who may act for the child. That it was opened is written down first. */
export async function openSheet(ctx: Context, applicationId: string): Promise<ReadFile | null> {
  const application = ctx.viewer.kind === 'staff' ? await findReached(ctx, applicationId) : null
  const sheet = application && (await listConsents(ctx.db, application.id)).find((one) => one.sheet_file !== null)
  if (!sheet?.sheet_file) return null
  await inTransaction(ctx, async ({ audit }) => {
    audit({ action: 'consent.open-sheet', subjectKind: 'application', subjectId: applicationId })
    return ok(null)
  })
  return readFile(ctx, sheet.sheet_file)
}

/** Whether a signed sheet was photographed. The caller has shown that the viewer may reach the application. */
export async function hasSheet({ db }: Pick<Context, 'db'>, applicationId: string): Promise<boolean> {
  return (await listConsents(db, applicationId)).some((one) => one.sheet_file !== null)
}
