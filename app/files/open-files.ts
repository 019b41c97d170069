import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FileStore } from '#app/domain/file/file-store.ts'
import type { Env } from '#app/env.server.ts'
import { diskStore } from './disk-store.ts'
import { s3Store } from './s3-store.ts'
import { type SealingKey, sealedStore } from './sealed-store.ts'

/** S3-compatible storage when FILES_S3_URL is set, else a folder; always encrypted. */
export function openFiles(env: Pick<Env, 'dataFolder' | 'filesKeys' | 'filesS3Url'>): FileStore {
  const inner = env.filesS3Url === null ? diskStore(join(env.dataFolder, 'files')) : s3Store(env.filesS3Url)
  return sealedStore(inner, env.filesKeys.length > 0 ? env.filesKeys : [demonstrationKey(env.dataFolder)])
}

/** In the demonstration a key is made once and lies beside the data; real operation refuses to start so. */
function demonstrationKey(folder: string): SealingKey {
  const path = join(folder, 'files.key')
  if (!existsSync(path)) makeKey(folder, path)
  return { id: 'demonstration', bytes: Buffer.from(readFileSync(path, 'utf8').trim(), 'base64') }
}

/** Of two starts at a time the first one's key counts: a link fails where there is a file already. */
function makeKey(folder: string, path: string): void {
  mkdirSync(folder, { recursive: true })
  const own = `${path}.${randomUUID()}`
  writeFileSync(own, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 })
  try {
    linkSync(own, path)
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error
  } finally {
    rmSync(own)
  }
}
