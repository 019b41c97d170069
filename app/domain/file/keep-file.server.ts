import { insertStoredFile } from '#db/queries/stored-file.server.ts'
import { accountOf, type Context } from '../context.ts'
import type { Work } from '../transaction.server.ts'
import type { PutFile } from './stored-file.ts'

/** The second half of storing: from the end of this transaction on the file is there. */
export async function keepFile(ctx: Context, { tx, audit }: Pick<Work, 'tx' | 'audit'>, file: PutFile): Promise<void> {
  await insertStoredFile(tx, {
    id: file.id,
    key: file.key,
    sha256: file.sha256,
    bytes: file.size,
    media_type: file.mediaType,
    kind: file.kind,
    application_id: file.applicationId,
    stored_by: accountOf(ctx.viewer),
    stored_at: ctx.now,
    delete_after: file.deleteAfter,
  })
  audit({ action: 'file.store', subjectKind: 'file', subjectId: file.id, details: { kind: file.kind } })
}
