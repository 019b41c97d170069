import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { withdrawApplication } from '#app/domain/application/withdraw-application.server.ts'
import type { Contest } from '#app/domain/contest/contest.ts'
import { eraseFiles } from '#app/domain/file/erase-files.server.ts'
import { releaseDueFiles } from '#app/domain/file/release-due-files.server.ts'
import { systemContext } from '#app/services.server.ts'
import { listCandidates } from '#db/queries/allocation.server.ts'
import { buildContest, organiserContext } from '#tests/support/build-contest.ts'
import { beginAs, fillApplication, fillSection, submitAs } from '#tests/support/child.ts'
import { type Client, createTestApp, type TestApp } from '#tests/support/client.ts'
import { checkInvariants } from '#tests/support/invariants.ts'

vi.setConfig({ testTimeout: 120_000 })

const start = new Date('2026-03-02T05:00:00.000Z')
const day = 24 * 3_600_000
const group = 'large-family'
let app: TestApp
let contest: Contest
let organiser: Client & { accountId: string }
let near: Client & { accountId: string }

beforeAll(async () => {
  app = await createTestApp()
  organiser = await app.signedIn('organiser')
  near = await app.signedIn('coordinator', ['310000000'])
  contest = await buildContest(organiserContext(app.services, organiser.accountId), {
    regions: ['310000000', '190000000'],
    closesAt: new Date(start.getTime() + 10 * day),
    certificateDays: 7,
  })
})
afterAll(async () => {
  expect(await checkInvariants(app.services.database.db)).toEqual([])
  await app.close()
})

const db = () => app.services.database.db
const photo = async (colour = '#a0522d') =>
  new Uint8Array(
    await sharp({ create: { width: 60, height: 80, channels: 3, background: colour } })
      .withExif({ IFD0: { Artist: 'CANARY-ARTIST' } })
      .jpeg()
      .toBuffer(),
  )
const pdf = (end = '%%EOF\n') => new TextEncoder().encode(`%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\n${end}`)
const file = (bytes: Uint8Array, name = 'anyqtama.jpg') => new File([new Uint8Array(bytes)], name)

async function family() {
  const child = await beginAs(app, contest.slug)
  await fillApplication(child)
  expect((await submitAs(child)).location).toBe('/kk/application/receipt')
  const { id } = await db()
    .selectFrom('identity.application')
    .select('id')
    .where('code', '=', child.code.replaceAll('-', ''))
    .executeTakeFirstOrThrow()
  return { ...child, id, page: `/kk/children/${id}/certificates` }
}

const send = (child: Client, bytes: Uint8Array, name?: string) =>
  child.post('/kk/application/certificates', { what: 'upload', group, file: file(bytes, name) })
const claim = async (id: string) =>
  (await db().selectFrom('identity.claim').select('state').where('application_id', '=', id).executeTakeFirstOrThrow())
    .state
const kept = async () => {
  const keys: string[] = []
  for await (const { key } of app.services.files.list()) if (key.startsWith('certificate/')) keys.push(key)
  return keys
}
const linkOf = (html: string, page: string) => new RegExp(`href="(${page}/[0-9a-f-]{36})"`).exec(html)?.[1] ?? ''
const record = {
  what: 'record',
  group,
  kind: 'large-family',
  issuer: 'Шу ауданының әкімдігі',
  validUntil: '2027-01-01',
}

describe('a certificate', () => {
  it('is sent by the family, seen and recorded by the coordinator, and only then counts', async () => {
    const child = await family()
    expect((await child.get('/kk/application')).html).toContain('/kk/application/certificates')
    expect((await send(child, await photo())).status).toBe(302)
    expect((await child.get('/kk/application/certificates')).html).toContain('Қаралуын күтіп тұр')
    expect(await claim(child.id)).toBe('claimed')
    const counted = async () =>
      (await listCandidates(db(), contest.id, crypto.randomUUID())).find((one) => one.id === child.id)?.groups
    await sql`update identity.application set eligibility = 'eligible', screened_at = submitted_at where id = ${child.id}`.execute(
      db(),
    )
    expect(await counted()).toEqual([])

    const page = await near.get(child.page)
    const copy = await near.get(linkOf(page.html, child.page))
    expect(copy.headers.get('Content-Type')).toBe('image/jpeg')
    expect(copy.headers.get('Cache-Control')).toBe('no-store')
    expect(copy.html).not.toContain('CANARY-ARTIST')

    const empty = await near.post(child.page, { what: 'record', group, issuer: 'Шу' })
    expect(empty.status).toBe(422)
    expect(empty.html).toContain('#field-kind')
    expect(empty.html).toContain('value="Шу"')
    const expired = await near.post(child.page, { ...record, validUntil: '2026-03-01', decision: 'accepted' })
    expect(expired.status).toBe(422)
    expect(expired.html).toContain('мерзімі өтіп кеткен')
    expect(await claim(child.id)).toBe('claimed')
    expect((await near.post(child.page, { ...record, decision: 'accepted' })).status).toBe(302)
    expect(await claim(child.id)).toBe('verified')
    expect(await counted()).toEqual([group])
    const seen = await near.get(child.page)
    for (const said of ['Шу ауданының әкімдігі', 'Көпбалалы отбасы құжаты', '2027', 'Person 2'])
      expect(seen.html).toContain(said)
    expect((await child.get('/kk/application/certificates')).html).not.toContain('Person 2')
    expect((await send(child, await photo('#123456'))).status).toBe(422)

    const { rows } = await sql<{ action: string; n: number }>`select action, count(*)::int as n from audit.entry
      where subject_id = ${child.id} and action like 'certificate.%' group by 1 order by 1`.execute(db())
    expect(rows).toEqual([
      { action: 'certificate.add', n: 1 },
      { action: 'certificate.open', n: 1 },
      { action: 'certificate.record', n: 1 },
    ])
  })

  it('deletes itself the contest’s number of days after it was seen; the record stays', async () => {
    const child = await family()
    await send(child, await photo('#2e8b57'))
    const before = await kept()
    await near.post(child.page, { ...record, decision: 'accepted' })
    const pass = async (after: number) => {
      app.clock.set(new Date(start.getTime() + after))
      await releaseDueFiles(systemContext(app.services, 'files'))
      await eraseFiles(systemContext(app.services, 'files'))
    }
    try {
      const copy = linkOf((await near.get(child.page)).html, child.page)
      await pass(7 * day - 1000)
      expect(await kept()).toHaveLength(before.length)
      await pass(7 * day + 1000)
      expect((await near.get(copy)).status).toBe(404)
      const page = await near.get(child.page)
      expect(page.html).not.toContain(copy)
      expect(page.html).toContain('Шу ауданының әкімдігі')
      expect(await claim(child.id)).toBe('verified')
    } finally {
      app.clock.set(start)
    }
  })

  it('that was not accepted says why, and is replaced before the deadline alone', async () => {
    const child = await family()
    await send(child, pdf(), 'бума";filename=x.pdf')
    const link = linkOf((await near.get(child.page)).html, child.page)
    const copy = await near.get(link)
    expect(copy.headers.get('Content-Disposition')).toBe('attachment; filename="certificate.pdf"')
    expect(copy.headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(copy.headers.get('Content-Security-Policy')).toContain('sandbox')
    const silent = await near.post(child.page, { ...record, decision: 'rejected' })
    expect(silent.status).toBe(422)
    await near.post(child.page, { ...record, decision: 'rejected', reason: 'Мөрі көрінбейді' })
    expect(await claim(child.id)).toBe('rejected')
    expect((await child.get('/kk/application/certificates')).html).toContain('Мөрі көрінбейді')
    const before = (await kept()).length
    expect((await send(child, await photo('#4682b4'))).status).toBe(302)
    expect((await kept()).length).toBe(before)
    expect(await claim(child.id)).toBe('claimed')
    expect((await near.get(link)).status).toBe(404)
    app.clock.set(new Date(start.getTime() + 11 * day))
    try {
      const late = await send(child, await photo('#000000'))
      expect(late.status).toBe(422)
      expect(late.html).toContain('Өтінім қабылдау аяқталды')
    } finally {
      app.clock.set(start)
    }
  })

  it('goes at once with a withdrawal, and with a claim that is dropped', async () => {
    const child = await family()
    const before = (await kept()).length
    await send(child, await photo('#8b0000'))
    await near.post(child.page, { ...record, issuer: 'КАНАРЕЙКА әкімдігі', decision: 'accepted' })
    expect((await kept()).length).toBe(before + 1)
    await withdrawApplication(systemContext(app.services, 'test'), child.id)
    expect((await kept()).length).toBe(before)
    const { rows } = await sql<{ issuer: string; state: string }>`
      select issuer, state from identity.certificate where application_id = ${child.id}`.execute(db())
    expect(rows).toEqual([{ issuer: '', state: 'accepted' }])

    const other = await family()
    await send(other, await photo('#ff8c00'))
    await fillSection(other, '/groups', { groups: ['none-of-these'] })
    await eraseFiles(systemContext(app.services, 'files'))
    expect((await kept()).length).toBe(before)
  })

  it('refuses what it cannot take with a sentence, and stays alive', async () => {
    const child = await family()
    const bytes = await photo()
    for (const [content, said] of [
      [new Uint8Array(), 'Сурет не PDF таңдаңыз'],
      [new TextEncoder().encode('<html><script>alert(1)</script>'), 'Бұл сурет те, PDF те емес'],
      [bytes.slice(0, 200), 'Файл бұзылған'],
      [pdf(''), 'Файл бұзылған'],
      [new Uint8Array([...pdf(), ...new Uint8Array(8 * 1024 * 1024)]), '8 МБ-тан үлкен'],
    ] as const) {
      const answer = await send(child, content)
      expect(answer.status).toBe(422)
      expect(answer.html).toContain(said)
    }
    const stranger = await child.post('/kk/application/certificates', { group: 'orphan', file: file(bytes) })
    expect(stranger.status).toBe(422)
    expect(await claim(child.id)).toBe('claimed')
  })

  it('is for the organiser and the coordinator of the region; a partner brings, and does not see', async () => {
    const child = await family()
    await send(child, await photo('#556b2f'))
    const link = linkOf((await near.get(child.page)).html, child.page)
    const far = await app.signedIn('coordinator', ['110000000'])
    const partner = await app.signedIn('partner')
    for (const stranger of [far, partner]) {
      expect((await stranger.get(child.page)).status).toBe(404)
      expect((await stranger.post(child.page, { ...record, decision: 'accepted' })).status).toBe(404)
      expect([403, 404]).toContain((await stranger.get(link)).status)
    }
    expect((await child.get(link)).status).toBe(403)
    expect((await app.client().get(link)).location).toContain('/sign-in')
    expect((await near.get(`${child.page}/nonsense`)).status).toBe(404)
    expect(await claim(child.id)).toBe('claimed')
    const inPerson = await family()
    expect((await organiser.post(inPerson.page, { ...record, decision: 'accepted' })).status).toBe(302)
    expect((await organiser.get(inPerson.page)).html).toContain('Қолма-қол көрсетілді')
    expect(await claim(inPerson.id)).toBe('verified')
  })
})

describe('a consent on paper', () => {
  it('is recorded with the photograph of the signed sheet, and lets the child submit', async () => {
    const child = await beginAs(app, contest.slug)
    await fillApplication(child, { without: ['/consent'] })
    const { id } = await db()
      .selectFrom('identity.application')
      .select('id')
      .where('code', '=', child.code.replaceAll('-', ''))
      .executeTakeFirstOrThrow()
    const paper = `/kk/children/${id}/paper`
    const form = { guardianName: 'Сейітова Гүлнар', guardianRelation: 'mother', childSigned: 'yes' }
    const bare = await near.post(paper, { ...form, file: file(new Uint8Array()) })
    expect(bare.status).toBe(422)
    expect(bare.html).toContain('#field-file')
    expect(bare.html).toContain('value="Сейітова Гүлнар"')
    expect((await near.post(paper, { ...form, file: file(await photo('#f5f5dc')) })).status).toBe(302)
    const rows = await db()
      .selectFrom('identity.consent')
      .select(['kind', 'channel', 'recorded_by'])
      .where('application_id', '=', id)
      .orderBy('kind')
      .execute()
    expect(rows).toEqual([
      { kind: 'child', channel: 'paper', recorded_by: near.accountId },
      { kind: 'guardian', channel: 'paper', recorded_by: near.accountId },
    ])
    expect((await near.get(`${paper}/photo`)).headers.get('Content-Type')).toBe('image/jpeg')
    const far = await app.signedIn('coordinator', ['110000000'])
    expect((await far.get(`${paper}/photo`)).status).toBe(404)
    expect((await far.get(paper)).status).toBe(404)
    expect((await submitAs(child)).location).toBe('/kk/application/receipt')
    await child.post('/kk/application/withdraw', {})
    expect((await near.get(`${paper}/photo`)).status).toBe(404)
  })
})
