import { listKnownKeys } from '#db/queries/stored-file.server.ts'
import { type Context, ok } from '../context.ts'
import { inTransaction } from '../transaction.server.ts'

/** A file is stored before the row that names it; a request in between is long over after this time. */
const patience = 24 * 60 * 60_000

const portion = 500

/**
 * Deletes what lies in the storage and belongs to nothing: of an upload that broke off, or of rows that are not in a
 * database that was restored from an older copy. @returns how many were deleted
 */
export async function sweepOrphans(ctx: Context, stopping?: AbortSignal): Promise<number> {
  let deleted = 0
  let keys: string[] = []
  const sweep = async () => {
    const known = await listKnownKeys(ctx.db, keys)
    for (const key of keys.filter((one) => !known.has(one))) {
      await ctx.files.delete(key)
      deleted += 1
    }
    keys = []
  }
  for await (const { key, modifiedAt } of ctx.files.list()) {
    if (stopping?.aborted) break
    if (ctx.now.getTime() - modifiedAt.getTime() < patience) continue
    keys.push(key)
    if (keys.length === portion) await sweep()
  }
  await sweep()
  if (deleted > 0) {
    await inTransaction(ctx, async ({ audit }) => {
      audit({ action: 'file.sweep', subjectKind: 'storage', subjectId: 'files', details: { deleted } })
      return ok(null)
    })
  }
  return deleted
}
