import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withdrawApplication } from '#app/domain/application/withdraw-application.server.ts'
import { type Context, ok, refuse } from '#app/domain/context.ts'
import { eraseFiles } from '#app/domain/file/erase-files.server.ts'
import { keepFile } from '#app/domain/file/keep-file.server.ts'
import { putFile } from '#app/domain/file/put-file.server.ts'
import { readFile } from '#app/domain/file/read-file.server.ts'
import { releaseDueFiles } from '#app/domain/file/release-due-files.server.ts'
import { releaseFile, releaseFilesOf } from '#app/domain/file/release-files.server.ts'
import { sweepOrphans } from '#app/domain/file/sweep-orphans.server.ts'
import { createAccount } from '#app/domain/identity/create-account.server.ts'
import { inTransaction } from '#app/domain/transaction.server.ts'
import { diskStore } from '#app/files/disk-store.ts'
import { sealedStore } from '#app/files/sealed-store.ts'
import { systemRandom } from '#app/services.server.ts'
import { buildApplication } from '#tests/support/build-application.ts'
import { buildContest } from '#tests/support/build-contest.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'

const now = new Date('2026-03-02T05:00:00.000Z')
const later = (days: number) => new Date(now.getTime() + days * 24 * 60 * 60_000)

let database: TestDatabase
let folder: string
let ctx: Context
let applicationId: string
let otherId: string
beforeAll(async () => {
  database = await createTestDatabase()
  folder = await mkdtemp(join(tmpdir(), 'qarmaq-files-'))
  ctx = {
    db: database.client.db,
    viewer: { kind: 'system', name: 'test' },
    now,
    random: systemRandom,
    files: sealedStore(diskStore(folder), [{ id: 'k', bytes: Buffer.alloc(32, 1) }]),
    requestId: 'request-1',
  }
  const made = await createAccount(ctx, {
    email: 'a@example.kz',
    displayName: 'A',
    locale: 'kk',
    roles: ['organiser'],
    regions: [],
    password: 'correct horse battery',
  })
  if (!made.ok) throw new Error(made.reason)
  const organiser: Context = {
    ...ctx,
    viewer: {
      kind: 'staff',
      ...made.value,
      displayName: 'A',
      roles: ['organiser'],
      regions: [],
      partnerIds: [],
      sessionId: '',
    },
  }
  const contest = await buildContest(organiser)
  applicationId = (await buildApplication(organiser, contest)).applicationId
  otherId = (await buildApplication(organiser, contest)).applicationId
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await database.drop()
})

async function store(owner = applicationId, deleteAfter = later(30), content: string = randomUUID()): Promise<string> {
  const file = await putFile(ctx, {
    bytes: Buffer.from(content),
    mediaType: 'image/jpeg',
    kind: 'essay-page',
    applicationId: owner,
    deleteAfter,
  })
  await inTransaction(ctx, async (work) => ok(await keepFile(ctx, work, file)))
  return file.id
}

const onDisk = async () => (await readdir(folder, { recursive: true, withFileTypes: true })).filter((e) => e.isFile())

const rowOf = (id: string) =>
  ctx.db.selectFrom('identity.stored_file').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

const audited = async (id: string) =>
  (
    await ctx.db
      .selectFrom('audit.entry')
      .select(['action', 'details'])
      .where('subject_id', '=', id)
      .orderBy('seq')
      .execute()
  ).map(({ action, details }) => [action, details])

describe('a stored file', () => {
  it('is read back as it was, until it is released; then its bytes and its key go, and the audit says why', async () => {
    const id = await store(applicationId, later(30), 'a photograph')
    expect(Buffer.from((await readFile(ctx, id))?.bytes ?? []).toString()).toBe('a photograph')
    expect(await rowOf(id)).toMatchObject({ bytes: 12, deleted_at: null, application_id: applicationId })
    await inTransaction(ctx, async (work) => ok(await releaseFile(ctx, work, id, 'removed')))
    expect(await readFile(ctx, id)).toBeNull()
    expect(await onDisk()).toHaveLength(1)
    expect(await eraseFiles(ctx)).toEqual({ erased: 1, failed: 0 })
    expect(await onDisk()).toHaveLength(0)
    expect(await rowOf(id)).toMatchObject({ key: null, deleted_at: now })
    expect(await audited(id)).toEqual([
      ['file.store', { kind: 'essay-page' }],
      ['file.delete', { kind: 'essay-page', reason: 'removed' }],
    ])
    const again = await inTransaction(ctx, async (work) => ok(await releaseFile(ctx, work, id, 'removed')))
    expect(again.value).toBe(false)
    expect(await readFile(ctx, randomUUID())).toBeNull()
  })

  it('stays when the transaction that releases it is refused', async () => {
    const id = await store()
    await inTransaction(ctx, async (work) => {
      await releaseFile(ctx, work, id, 'removed')
      return refuse('not-found')
    })
    await eraseFiles(ctx)
    expect(await readFile(ctx, id)).not.toBeNull()
    await inTransaction(ctx, async (work) => ok(await releaseFile(ctx, work, id, 'removed')))
    await eraseFiles(ctx)
  })

  it('deletes itself when its time is over', async () => {
    const [due, kept] = [await store(applicationId, later(10)), await store(applicationId, later(11))]
    expect(await releaseDueFiles({ ...ctx, now: later(10) })).toBe(1)
    expect(await releaseDueFiles({ ...ctx, now: later(10) })).toBe(0)
    await eraseFiles(ctx)
    expect(await rowOf(due)).toMatchObject({ key: null })
    expect(await audited(due)).toContainEqual(['file.delete', { kind: 'essay-page', reason: 'due' }])
    expect(await readFile(ctx, kept)).not.toBeNull()
  })

  it('waits for a storage that does not answer, and goes at the next try', async () => {
    const id = await store()
    await inTransaction(ctx, async (work) => ok(await releaseFile(ctx, work, id, 'removed')))
    const broken = { ...ctx, files: { ...ctx.files, delete: () => Promise.reject(new Error('no answer')) } }
    expect(await eraseFiles(broken)).toEqual({ erased: 0, failed: 1 })
    expect((await rowOf(id)).key).not.toBeNull()
    expect(await readFile(ctx, id)).toBeNull()
    expect(await eraseFiles(ctx)).toEqual({ erased: 1, failed: 0 })
  })

  it('goes at once when its application is withdrawn, and nobody else’s does', async () => {
    const [mine, other] = [await store(), await store(otherId)]
    await inTransaction(ctx, async (work) => ok(await releaseFilesOf(ctx, work, randomUUID(), 'withdrawn')))
    expect(await withdrawApplication(ctx, applicationId)).toMatchObject({ ok: true })
    expect(await rowOf(mine)).toMatchObject({ key: null })
    expect(await audited(mine)).toContainEqual(['file.delete', { kind: 'essay-page', reason: 'withdrawn' }])
    expect(await readFile(ctx, other)).not.toBeNull()
  })
})

describe('the sweep of orphans', () => {
  it('deletes what belongs to no row, once no request can be about to write one', async () => {
    const known = await store(otherId)
    const before = await onDisk()
    const { key } = await putFile(ctx, {
      bytes: Buffer.from('of a broken upload'),
      mediaType: 'image/jpeg',
      kind: 'essay-page',
      applicationId: otherId,
      deleteAfter: later(30),
    })
    expect(await sweepOrphans({ ...ctx, now: new Date() })).toBe(0)
    for (const { parentPath, name } of await onDisk()) await utimes(join(parentPath, name), now, now)
    expect(await sweepOrphans({ ...ctx, now: later(1) })).toBe(1)
    expect(await ctx.files.exists(key)).toBe(false)
    expect(await onDisk()).toHaveLength(before.length)
    expect(await readFile(ctx, known)).not.toBeNull()
    expect(await audited('files')).toEqual([['file.sweep', { deleted: 1 }]])
  })
})
