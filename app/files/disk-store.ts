import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { checkFileKey, type FileStore } from '#app/domain/file/file-store.ts'

/** What a write that did not end leaves behind. */
const unfinished = '.part'

/** One file for each key below a folder that nobody else of the machine may enter. */
export function diskStore(folder: string): FileStore {
  const pathOf = (key: string) => join(folder, ...checkFileKey(key).split('/'))
  return {
    async put(key, bytes) {
      const path = pathOf(key)
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      const part = `${path}.${randomUUID()}${unfinished}`
      try {
        const file = await open(part, 'wx', 0o600)
        try {
          await file.writeFile(bytes)
          await file.sync()
        } finally {
          await file.close()
        }
        await rename(part, path)
      } catch (error) {
        await rm(part, { force: true })
        throw error
      }
      await syncFolder(dirname(path))
    },
    get: (key) => unlessMissing(readFile(pathOf(key))),
    exists: async (key) => (await unlessMissing(stat(pathOf(key)))) !== null,
    delete: (key) => rm(pathOf(key), { force: true }),
    list: () => walk(folder, folder),
  }
}

async function* walk(root: string, folder: string): AsyncIterable<{ key: string; modifiedAt: Date }> {
  const entries = (await unlessMissing(readdir(folder, { withFileTypes: true }))) ?? []
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      yield* walk(root, path)
      continue
    }
    const found = await unlessMissing(stat(path))
    if (!found) continue
    if (!entry.name.endsWith(unfinished)) {
      yield { key: relative(root, path).split(sep).join('/'), modifiedAt: found.mtime }
    } else if (Date.now() - found.mtimeMs > 24 * 60 * 60_000) {
      await rm(path, { force: true })
    }
  }
}

/** The name of a new file is only safe once its folder is written too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null)
  if (!handle) return
  try {
    // Not every file system lets a folder be synchronised; then the rename is as safe as it gets.
    await handle.sync().catch(() => undefined)
  } finally {
    await handle.close()
  }
}

async function unlessMissing<T>(running: Promise<T>): Promise<T | null> {
  try {
    return await running
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return null
    throw error
  }
}
