import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FileDamaged, type FileStore } from '#app/domain/file/file-store.ts'
import { readEnv } from '#app/env.server.ts'
import { diskStore } from '#app/files/disk-store.ts'
import { openFiles } from '#app/files/open-files.ts'
import { s3Store } from '#app/files/s3-store.ts'
import { sealedStore } from '#app/files/sealed-store.ts'
import { type ObjectStorage, openObjectStorage } from '#tests/support/object-storage.ts'

let folder: string
let storage: ObjectStorage
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qarmaq-files-'))
  storage = await openObjectStorage()
})
afterAll(async () => {
  await storage.close()
  await rm(folder, { recursive: true, force: true })
})

const first = { id: 'first', bytes: Buffer.alloc(32, 1) }
const second = { id: 'second', bytes: Buffer.alloc(32, 2) }
const text = (bytes: Uint8Array | null) => bytes && Buffer.from(bytes).toString()

async function keysOf(store: FileStore): Promise<string[]> {
  const keys: string[] = []
  for await (const { key } of store.list()) keys.push(key)
  return keys.sort()
}

describe.each([
  ['disk', () => diskStore(join(folder, 'plain'))],
  ['S3', () => s3Store(storage.address)],
] as const)('files on %s', (_name, make) => {
  it('gives back what was put, and nothing after it was deleted', async () => {
    const store = make()
    expect(await store.get('page/aa/one')).toBeNull()
    expect(await store.exists('page/aa/one')).toBe(false)
    await store.put('page/aa/one', Buffer.from('Қармақ'))
    await store.put('page/aa/one', Buffer.from('Қармақ 2'))
    expect(await store.exists('page/aa/one')).toBe(true)
    expect(text(await store.get('page/aa/one'))).toBe('Қармақ 2')
    await store.delete('page/aa/one')
    await store.delete('page/aa/one')
    expect(await store.get('page/aa/one')).toBeNull()
  })

  it('lists everything, in as many portions as it takes', async () => {
    const store = make()
    const keys = ['page/aa/one', 'page/bb/two', 'page/cc/three', 'paper/aa/four', 'paper/dd/five']
    for (const key of keys) await store.put(key, Buffer.from(key))
    expect(await keysOf(store)).toEqual(keys)
    for (const key of keys) await store.delete(key)
    expect(await keysOf(store)).toEqual([])
  })

  it('takes no key that could lead elsewhere', async () => {
    const store = make()
    for (const key of ['../secret', 'a/../../b', '/etc/passwd', 'a', 'a//b', 'A/b', 'a/b?c', 'a/b\0', '']) {
      // A store may refuse at once or with its promise.
      await expect(async () => store.put(key, Buffer.from('x'))).rejects.toThrow('not a key')
      await expect(async () => store.get(key)).rejects.toThrow('not a key')
      await expect(async () => store.delete(key)).rejects.toThrow('not a key')
    }
  })
})

describe('S3', () => {
  it('signs every request, and asks again when the storage is busy', async () => {
    const store = s3Store(storage.address)
    storage.failing.count = 2
    await store.put('page/aa/busy', Buffer.from('x'))
    expect([...storage.objects.keys()]).toEqual(['qarmaq/page/aa/busy'])
    expect(storage.refused).toEqual([])
    await store.delete('page/aa/busy')
  })

  it('says so when the storage refuses', async () => {
    const wrong = s3Store(storage.address.replace('KEYOFTHETEST', 'SOMEBODYELSE'))
    await expect(wrong.get('page/aa/one')).rejects.toThrow('the storage answered GET with 403')
    expect(storage.refused.splice(0)).toEqual(['unknown key or region'])
    const guessed = s3Store(storage.address.replace('secret', 'guess'))
    await expect(guessed.put('page/aa/one', Buffer.from('x'))).rejects.toThrow('403')
    expect(storage.refused.splice(0)).toEqual(['the signature differs'])
  })
})

describe('disk', () => {
  it('lets nobody else of the machine in, and clears up what a crash left', async () => {
    const place = join(folder, 'crash')
    const store = diskStore(place)
    await store.put('page/aa/one', Buffer.from('x'))
    const file = join(place, 'page', 'aa', 'one')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect((await stat(join(place, 'page'))).mode & 0o777).toBe(0o700)
    const left = `${file}.0.part`
    await writeFile(left, 'half a')
    expect(await keysOf(store)).toEqual(['page/aa/one'])
    expect(await readdir(join(place, 'page', 'aa'))).toHaveLength(2)
    const yesterday = new Date(Date.now() - 25 * 60 * 60_000)
    await utimes(left, yesterday, yesterday)
    await keysOf(store)
    expect(await readdir(join(place, 'page', 'aa'))).toEqual(['one'])
  })

  it('shows the whole old or the whole new file while it is written anew', async () => {
    const store = diskStore(join(folder, 'race'))
    const large = (sign: string) => Buffer.alloc(300_000, sign)
    await store.put('page/aa/one', large('a'))
    let writing = true
    const seen = new Set<string>()
    const reading = (async () => {
      while (writing) {
        const bytes = await store.get('page/aa/one')
        seen.add(`${bytes?.length} ${new Set(bytes).size}`)
      }
    })()
    for (let i = 0; i < 20; i++) await store.put('page/aa/one', large(i % 2 ? 'a' : 'b'))
    writing = false
    await reading
    expect([...seen]).toEqual(['300000 1'])
  })
})

describe('encryption', () => {
  const sealed = (keys = [first], place = 'sealed') => sealedStore(diskStore(join(folder, place)), keys)

  it('keeps nothing readable, and gives back any bytes whatever they are', async () => {
    const store = sealed()
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 5_000 }), async (bytes) => {
        await store.put('page/aa/any', bytes)
        expect(Buffer.from((await store.get('page/aa/any')) ?? [9])).toEqual(Buffer.from(bytes))
      }),
      { numRuns: 50 },
    )
    const secret = 'Айгүл Серікқызы, 87011234567'
    await store.put('page/aa/one', Buffer.from(secret))
    const raw = await readFile(join(folder, 'sealed', 'page', 'aa', 'one'))
    expect(raw.includes(secret)).toBe(false)
    await store.put('page/aa/two', Buffer.from(secret))
    const again = await readFile(join(folder, 'sealed', 'page', 'aa', 'two'))
    expect(again.subarray(-40).equals(raw.subarray(-40))).toBe(false)
  })

  it('notices a changed byte anywhere, a missing end, and one file put in the place of another', async () => {
    const store = sealed()
    const plain = diskStore(join(folder, 'sealed'))
    await store.put('page/aa/mine', Buffer.from('mine'))
    const raw = Buffer.from((await plain.get('page/aa/mine')) ?? [])
    for (let at = 0; at < raw.length; at++) {
      const changed = Buffer.from(raw)
      changed[at] = (changed[at] ?? 0) ^ 1
      await plain.put('page/aa/mine', changed)
      await expect(store.get('page/aa/mine'), `byte ${at}`).rejects.toThrow(FileDamaged)
    }
    for (const length of [0, 3, 10, 30, raw.length - 1]) {
      await plain.put('page/aa/mine', raw.subarray(0, length))
      await expect(store.get('page/aa/mine'), `first ${length} bytes`).rejects.toThrow(FileDamaged)
    }
    await plain.put('page/aa/yours', raw)
    await expect(store.get('page/aa/yours')).rejects.toThrow(/changed, cut off or swapped/)
    await plain.put('page/aa/mine', raw)
    expect(text(await store.get('page/aa/mine'))).toBe('mine')
  })

  it('reads old files after a new key was put in front, and says which key is missing', async () => {
    await sealed([first], 'turned').put('page/aa/old', Buffer.from('old'))
    const turned = sealed([second, first], 'turned')
    await turned.put('page/aa/new', Buffer.from('new'))
    expect([text(await turned.get('page/aa/old')), text(await turned.get('page/aa/new'))]).toEqual(['old', 'new'])
    const alone = sealed([second], 'turned')
    expect(text(await alone.get('page/aa/new'))).toBe('new')
    await expect(alone.get('page/aa/old')).rejects.toThrow('sealed with the key "first", which is not in FILES_KEYS')
  })

  it('makes one key for a demonstration, and takes that of the settings otherwise', async () => {
    const place = join(folder, 'demonstration')
    const stores = [1, 2].map(() => openFiles(readEnv({ DATA_FOLDER: place })))
    await stores[0]?.put('page/aa/one', Buffer.from('one'))
    expect(text((await stores[1]?.get('page/aa/one')) ?? null)).toBe('one')
    expect((await stat(join(place, 'files.key'))).mode & 0o777).toBe(0o600)
    expect((await readdir(place)).sort()).toEqual(['files', 'files.key'])
    const FILES_KEYS = `k1:${Buffer.alloc(32, 9).toString('base64')}`
    const other = openFiles(readEnv({ DATA_FOLDER: place, FILES_KEYS }))
    await expect(other.get('page/aa/one')).rejects.toThrow('the key "demonstration"')
    const remote = openFiles(readEnv({ FILES_KEYS, FILES_S3_URL: storage.address }))
    await remote.put('page/aa/one', Buffer.from('secret'))
    expect(storage.objects.get('qarmaq/page/aa/one')?.bytes.subarray(0, 6).toString()).toBe('QF1\x02k1')
    await remote.delete('page/aa/one')
  })
})

describe('settings of the files', () => {
  const key = (name: string) => `${name}:${Buffer.alloc(32, 1).toString('base64')}`

  it('are refused with a sentence that names the variable', () => {
    const live = { QARMAQ_LIVE: '1', PUBLIC_ORIGIN: 'https://qarmaq.example' }
    expect(() => readEnv(live)).toThrow('FILES_KEYS must be set')
    expect(readEnv({ ...live, FILES_KEYS: key('a') }).filesKeys).toHaveLength(1)
    expect(readEnv({ FILES_KEYS: `${key('b')}, ${key('a')}` }).filesKeys.map(({ id }) => id)).toEqual(['b', 'a'])
    for (const wrong of ['abc', 'a:short', key('A'), `${key('a')} ${key('a')}`]) {
      expect(() => readEnv({ FILES_KEYS: wrong }), wrong).toThrow(/FILES_KEYS is not usable/)
    }
    for (const wrong of [
      'https://storage.example/bucket',
      'https://k:s@storage.example',
      'ftp://k:s@storage.example/b',
    ]) {
      expect(() => readEnv({ FILES_S3_URL: wrong }), wrong).toThrow(/FILES_S3_URL is not usable/)
    }
  })
})
