import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { FileDamaged, type FileStore } from '#app/domain/file/file-store.ts'

export type SealingKey = { id: string; bytes: Uint8Array }

/** `QF1`, then the length of the key's id, the id, the nonce; the cipher text and its tag follow. */
const magic = Buffer.from('QF1')
const nonceLength = 12
const tagLength = 16

/**
 * Encrypts what goes into another store: AES-256-GCM (NIST SP 800-38D) with a random nonce. The header and the name
 * of the file are authenticated with it, so that one file cannot be passed off as another. The first key seals; all
 * of them open, so that a new key can be put in front and the old files stay readable.
 */
export function sealedStore(inner: FileStore, keys: readonly SealingKey[]): FileStore {
  const [sealing] = keys
  if (!sealing) throw new Error('a sealed store needs a key')
  return {
    put: (key, bytes) => inner.put(key, seal(sealing, key, bytes)),
    async get(key) {
      const sealed = await inner.get(key)
      return sealed && open(keys, key, sealed)
    },
    exists: (key) => inner.exists(key),
    delete: (key) => inner.delete(key),
    list: () => inner.list(),
  }
}

function seal({ id, bytes: secret }: SealingKey, name: string, bytes: Uint8Array): Buffer {
  const nonce = randomBytes(nonceLength)
  const header = Buffer.concat([magic, Buffer.from([id.length]), Buffer.from(id, 'latin1'), nonce])
  const cipher = createCipheriv('aes-256-gcm', secret, nonce, { authTagLength: tagLength })
  cipher.setAAD(authenticated(header, name))
  return Buffer.concat([header, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
}

/** @throws FileDamaged when the file is not what was put under this name, or its key is unknown */
function open(keys: readonly SealingKey[], name: string, sealed: Uint8Array): Buffer {
  const whole = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)
  const idEnd = 4 + (whole[3] ?? 0)
  const headerEnd = idEnd + nonceLength
  if (!whole.subarray(0, 3).equals(magic) || whole.length < headerEnd + tagLength) {
    throw new FileDamaged(`${name} is not a sealed file`)
  }
  const id = whole.toString('latin1', 4, idEnd)
  const known = keys.find((key) => key.id === id)
  if (!known) throw new FileDamaged(`${name} is sealed with the key "${id}", which is not in FILES_KEYS`)
  const decipher = createDecipheriv('aes-256-gcm', known.bytes, whole.subarray(idEnd, headerEnd), {
    authTagLength: tagLength,
  })
  decipher.setAAD(authenticated(whole.subarray(0, headerEnd), name))
  decipher.setAuthTag(whole.subarray(-tagLength))
  try {
    return Buffer.concat([decipher.update(whole.subarray(headerEnd, -tagLength)), decipher.final()])
  } catch {
    throw new FileDamaged(`${name} was changed, cut off or swapped`)
  }
}

const authenticated = (header: Buffer, name: string) => Buffer.concat([header, Buffer.from(name, 'latin1')])
