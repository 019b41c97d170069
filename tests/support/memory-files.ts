import { checkFileKey, type FileStore } from '#app/domain/file/file-store.ts'

/** For contexts whose use cases keep no files: what is put is gone with the test. */
export function memoryFiles(): FileStore {
  const kept = new Map<string, { bytes: Uint8Array; modifiedAt: Date }>()
  return {
    put: async (key, bytes) => void kept.set(checkFileKey(key), { bytes: bytes.slice(), modifiedAt: new Date() }),
    get: async (key) => kept.get(key)?.bytes ?? null,
    exists: async (key) => kept.has(key),
    delete: async (key) => void kept.delete(key),
    async *list() {
      for (const [key, { modifiedAt }] of kept) yield { key, modifiedAt }
    },
  }
}
