/**
 * Where papers and photographs are kept, by key: small lower-case words and numbers joined by slashes, made by us and
 * never by a visitor. What comes back from `get` is what was put, or nothing: a file that was changed, cut off or
 * swapped for another throws FileDamaged.
 */
export type FileStore = {
  /** After it resolves the file survives a power cut; until then there is no file, or the one from before. */
  put(key: string, bytes: Uint8Array): Promise<void>
  get(key: string): Promise<Uint8Array | null>
  exists(key: string): Promise<boolean>
  /** Deleting what is not there is no error. */
  delete(key: string): Promise<void>
  /** Everything that is kept, in no order. */
  list(): AsyncIterable<{ key: string; modifiedAt: Date }>
}

export class FileDamaged extends Error {}

const keyPattern = /^[a-z0-9-]{1,40}(?:\/[a-z0-9-]{1,40}){1,4}$/

/** @throws when a key could leave the folder, or mean two files on some storage */
export function checkFileKey(key: string): string {
  if (!keyPattern.test(key)) throw new Error(`not a key of a file: ${JSON.stringify(key)}`)
  return key
}
