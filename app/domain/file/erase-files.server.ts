import { listFilesToErase, updateStoredFileErased } from '#db/queries/stored-file.server.ts'
import type { Context } from '../context.ts'

/**
 * Takes away the bytes of files that were released: all of them, or those of one application right after the
 * transaction that released them. A storage that does not answer keeps nobody waiting: the job tries again.
 * @returns how many are gone, and how many are not
 */
export async function eraseFiles(
  ctx: Context,
  { applicationId, limit = 200 }: { applicationId?: string; limit?: number } = {},
): Promise<{ erased: number; failed: number }> {
  const found = { erased: 0, failed: 0 }
  for (const { id, key } of await listFilesToErase(ctx.db, limit, applicationId)) {
    const gone = await ctx.files.delete(key).then(
      () => true,
      () => false,
    )
    if (gone) await updateStoredFileErased(ctx.db, id)
    found[gone ? 'erased' : 'failed'] += 1
  }
  return found
}
