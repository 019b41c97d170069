import { listFilesDue } from '#db/queries/stored-file.server.ts'
import { type Context, ok } from '../context.ts'
import { inTransaction } from '../transaction.server.ts'
import { releaseFile } from './release-files.server.ts'

/** Releases files whose keeping has ended, a portion at a time. @returns how many */
export async function releaseDueFiles(ctx: Context, limit = 100): Promise<number> {
  const released = await inTransaction(ctx, async (work) => {
    let count = 0
    for (const id of await listFilesDue(work.tx, ctx.now, limit)) {
      if (await releaseFile(ctx, work, id, 'due')) count += 1
    }
    return ok(count)
  })
  return released.value
}
