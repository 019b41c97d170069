import { createHash } from 'node:crypto'
import { findStoredFile } from '#db/queries/stored-file.server.ts'
import type { Context } from '../context.ts'
import { FileDamaged } from './file-store.ts'

export type ReadFile = { bytes: Uint8Array; mediaType: string; kind: string; applicationId: string | null }

/**
 * The plain bytes of a file that is kept; null when there is none (any more). Who may see it, and whether seeing it
 * is audited, is decided by the use case that calls this.
 * @throws FileDamaged when the storage does not hold what was put there
 */
export async function readFile(ctx: Context, id: string): Promise<ReadFile | null> {
  const row = await findStoredFile(ctx.db, id)
  if (!row?.key) return null
  const bytes = await ctx.files.get(row.key)
  if (!bytes) return null
  if (createHash('sha256').update(bytes).digest('hex') !== row.sha256) throw new FileDamaged(`${row.key} has changed`)
  return { bytes, mediaType: row.media_type, kind: row.kind, applicationId: row.application_id }
}
