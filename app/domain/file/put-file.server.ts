import { createHash } from 'node:crypto'
import type { Context } from '../context.ts'
import type { NewFile, PutFile } from './stored-file.ts'

/**
 * The first half of storing, before the transaction: the bytes go into the storage under a new key. `keepFile`, in the
 * transaction, is the second. If that never happens, the nightly sweep takes the file away.
 */
export async function putFile(ctx: Context, { bytes, ...file }: NewFile): Promise<PutFile> {
  const id = ctx.random.uuid()
  // Not the id: whoever sees an address of a page must learn nothing about the storage.
  const name = ctx.random.uuid()
  const key = `${file.kind}/${name.slice(0, 2)}/${name}`
  await ctx.files.put(key, bytes)
  return { ...file, id, key, sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.byteLength }
}
