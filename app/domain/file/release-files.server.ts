import { updateFilesOfApplicationDeleted, updateStoredFileDeleted } from '#db/queries/stored-file.server.ts'
import type { Context } from '../context.ts'
import type { Work } from '../transaction.server.ts'

/** Why a file goes, for the audit. */
export type ReleaseReason = 'replaced' | 'removed' | 'withdrawn' | 'checked' | 'due'

type Tools = Pick<Work, 'tx' | 'audit'>

/**
 * Decides, inside a transaction, that a file goes. From its end on nobody is shown the file; `eraseFiles` after it,
 * or the job, takes the bytes away.
 * @returns false when there was no such file any more
 */
export async function releaseFile(ctx: Context, work: Tools, id: string, reason: ReleaseReason): Promise<boolean> {
  const file = await updateStoredFileDeleted(work.tx, id, ctx.now)
  if (file) record(work, file, reason)
  return file !== undefined
}

/** The same for everything that belongs to an application. */
export async function releaseFilesOf(
  ctx: Context,
  work: Tools,
  applicationId: string,
  reason: ReleaseReason,
): Promise<void> {
  for (const file of await updateFilesOfApplicationDeleted(work.tx, applicationId, ctx.now)) record(work, file, reason)
}

function record({ audit }: Tools, { id, kind }: { id: string; kind: string }, reason: ReleaseReason): void {
  audit({ action: 'file.delete', subjectKind: 'file', subjectId: id, details: { kind, reason } })
}
