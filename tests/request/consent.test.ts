import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Contest } from '#app/domain/contest/contest.ts'
import { buildContest, organiserContext } from '#tests/support/build-contest.ts'
import { beginAs, fillApplication, fillSection, hidden, submitAs } from '#tests/support/child.ts'
import { type Client, createTestApp, type TestApp } from '#tests/support/client.ts'
import { checkInvariants } from '#tests/support/invariants.ts'

let app: TestApp
let contest: Contest
const start = new Date('2026-03-02T05:00:00.000Z')
const day = 24 * 3_600_000

beforeAll(async () => {
  app = await createTestApp()
  const organiser = await app.signedIn('organiser')
  contest = await buildContest(organiserContext(app.services, organiser.accountId), {
    regions: ['310000000', '190000000'],
    closesAt: new Date(start.getTime() + 30 * day),
  })
})
afterAll(async () => {
  expect(await checkInvariants(app.services.database.db)).toEqual([])
  await app.close()
})

const db = () => app.services.database.db
const consents = async (code: string) =>
  db()
    .selectFrom('identity.consent as c')
    .innerJoin('identity.application as a', 'a.id', 'c.application_id')
    .select(['c.kind', 'c.given_by', 'c.channel', 'c.text_version', 'c.locale', 'c.relation', 'c.withdrawn_at'])
    .where('a.code', '=', code.replaceAll('-', ''))
    .orderBy('c.kind')
    .execute()

async function linkOf(child: Client, to = ''): Promise<string> {
  const made = await child.post('/kk/application/consent/link', { to })
  expect(made.status).toBe(200)
  const path = /href="http:\/\/qarmaq\.test(\/kk\/consent\/[\w-]{22})"/.exec(made.html)?.[1]
  expect(path).toBeDefined()
  expect(made.html).toContain('<svg')
  return path ?? ''
}

const guardian = { guardianName: 'Сейітова Гүлнар', guardianRelation: 'mother', guardianAgrees: 'yes' }

async function childWithoutConsent(changed: Parameters<typeof fillApplication>[1] = {}) {
  const child = await beginAs(app, contest.slug)
  await fillApplication(child, { without: ['/consent'], ...changed })
  return child
}

describe('consent by a link', () => {
  it('is given on the guardian’s own phone, once, and lets the child submit', async () => {
    const child = await childWithoutConsent({ changed: { '/about': { birthDateYear: '2014' } } })
    expect((await child.get('/kk/application/check')).html).not.toContain('name="submitKey"')
    const link = await linkOf(child)
    expect((await child.get('/kk/application/consent')).html).toContain('жауабын күтіп тұр')

    const phone = app.client()
    const page = await phone.get(link.replace('/kk/', '/ru/'))
    expect(page.status).toBe(200)
    expect(page.html).toContain('Айгүл Сейітова')
    expect(page.html).toContain('Благотворительный фонд')
    expect(page.html).not.toContain('Төле би')
    expect((await phone.get(link)).status).toBe(200)

    const empty = await phone.post(link, { textVersion: hidden(page.html, 'textVersion'), guardianName: 'Сейітова' })
    expect(empty.status).toBe(422)
    expect(empty.html).toContain('value="Сейітова"')
    expect(empty.html).toContain('#field-guardianAgrees')
    const answer = { ...guardian, textVersion: hidden(page.html, 'textVersion') }
    const outdated = await phone.post(link, { ...answer, textVersion: '2026-1' })
    expect(outdated.status).toBe(422)

    const agreed = await phone.post(link.replace('/kk/', '/ru/'), answer)
    expect(agreed.status).toBe(200)
    expect(agreed.html).toContain('Спасибо')
    expect(await consents(child.code)).toEqual([
      {
        kind: 'guardian',
        given_by: 'Сейітова Гүлнар',
        channel: 'link',
        text_version: '2026-2',
        locale: 'ru',
        relation: 'mother',
        withdrawn_at: null,
      },
    ])
    expect((await phone.get(link)).status).toBe(410)
    expect((await phone.post(link, answer)).status).toBe(410)
    expect((await submitAs(child)).location).toBe('/kk/application/receipt')
  })

  it('takes a kind no for an answer', async () => {
    const child = await childWithoutConsent()
    const link = await linkOf(child)
    const declined = await app.client().post(link, { intent: 'decline' })
    expect(declined.html).toContain('Жауабыңыз жазылды')
    expect(await consents(child.code)).toEqual([])
    expect((await child.get('/kk/application/consent')).html).toContain('бұл жолы келісім берген жоқ')
    expect((await app.client().get(link)).status).toBe(410)
    expect((await app.client().get(await linkOf(child))).status).toBe(200)
  })

  it('ends by a newer link, by hand, by time, and never by a guess', async () => {
    const child = await childWithoutConsent()
    const first = await linkOf(child)
    const second = await linkOf(child)
    expect((await app.client().get(first)).status).toBe(410)
    app.clock.set(new Date(start.getTime() + 7 * day + 1000))
    try {
      expect((await app.client().post(second, { intent: 'decline' })).status).toBe(410)
    } finally {
      app.clock.set(start)
    }
    const revoked = await child.post('/kk/application/consent/link', { intent: 'revoke' })
    expect(revoked.status).toBe(302)
    expect((await app.client().get(second)).status).toBe(410)
    expect((await app.client().get('/kk/consent/AAAAAAAAAAAAAAAAAAAAAA')).status).toBe(404)
    expect((await app.client().get('/kk/consent/x')).status).toBe(404)
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from identity.consent_link where token_hash like ${`%${second.split('/').at(-1)}%`}`.execute(
      db(),
    )
    expect(rows[0]?.n).toBe(0)
  })

  it('goes out by e-mail or telephone, with a limit a day', async () => {
    const child = await childWithoutConsent()
    expect((await child.post('/kk/application/consent/link', { to: 'апам' })).status).toBe(422)
    await linkOf(child, 'Apam@Example.kz')
    await linkOf(child, '8 701 555 77 88')
    const sent = await db()
      .selectFrom('message.outbox')
      .select(['channel', 'recipient', 'params'])
      .where('template', '=', 'consent-link')
      .where(sql<boolean>`params->>'code' = ${child.code}`)
      .orderBy('channel')
      .execute()
    expect(sent.map(({ channel, recipient }) => [channel, recipient])).toEqual([
      ['email', 'apam@example.kz'],
      ['sms', '+77015557788'],
    ])
    for (let more = 0; more < 8; more += 1) await linkOf(child)
    const refused = await child.post('/kk/application/consent/link', { to: '' })
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('тым көп сілтеме')
  })

  it('asks a child of 14 for its own agreement too', async () => {
    const child = await childWithoutConsent()
    const link = await linkOf(child)
    const page = await app.client().get(link)
    await app.client().post(link, { ...guardian, textVersion: hidden(page.html, 'textVersion') })
    expect((await child.get('/kk/application/check')).html).toContain('өзіңнің де келісімің керек')
    expect((await child.get('/kk/application/consent')).html).toContain('/kk/application/consent/own')
    const silent = await fillSection(child, '/consent/own', {})
    expect(silent.status).toBe(422)
    const agreed = await fillSection(child, '/consent/own', { childAgrees: 'yes' })
    expect(agreed.status).toBe(302)
    await fillSection(child, '/consent/own', { childAgrees: 'yes' })
    expect((await consents(child.code)).map(({ kind, channel }) => [kind, channel])).toEqual([
      ['child', 'same-phone'],
      ['guardian', 'link'],
    ])
    expect((await submitAs(child)).location).toBe('/kk/application/receipt')
  })
})

describe('the text of the consent', () => {
  it('is kept word for word, hashed, and cannot be changed', async () => {
    const { rows } = await sql<{ version: string; locale: string; same: boolean }>`
      select version, locale, sha256 = encode(sha256(convert_to(body::text, 'UTF8')), 'hex') as same
      from identity.consent_text order by version, locale`.execute(db())
    expect(rows.map(({ version, locale }) => `${version} ${locale}`)).toEqual(
      ['2026-1', '2026-2'].flatMap((version) => ['en', 'kk', 'ru'].map((locale) => `${version} ${locale}`)),
    )
    expect(rows.every(({ same }) => same)).toBe(true)
    const change = sql`update identity.consent_text set body = '{}'`
    await expect(change.execute(db())).rejects.toThrow(/permission denied/)
    await expect(
      db()
        .transaction()
        .execute(async (tx) => {
          await sql`set local role qarmaq_owner`.execute(tx)
          await sql`update identity.consent_text set version = '2027-1'`.execute(tx)
        }),
    ).rejects.toThrow(/append-only/)
  })

  it('of an earlier consent stays what was consented to', async () => {
    const child = await childWithoutConsent()
    await fillSection(child, '/consent', { ...guardian, childAgrees: 'yes' })
    await sql`update identity.consent set text_version = '2026-1' where application_id =
      (select id from identity.application where code = ${child.code.replaceAll('-', '')})`.execute(db())
    expect((await submitAs(child)).location).toBe('/kk/application/receipt')
    expect((await consents(child.code)).map((one) => one.text_version)).toEqual(['2026-1', '2026-1'])
    await fillSection(child, '/consent', { ...guardian, childAgrees: 'yes' })
    const after = await consents(child.code)
    expect(after.map((one) => [one.text_version, one.withdrawn_at !== null]).sort()).toEqual([
      ['2026-1', true],
      ['2026-1', true],
      ['2026-2', false],
      ['2026-2', false],
    ])
  })

  it('is printed in two languages with the code to scan', async () => {
    const child = await childWithoutConsent()
    const sheet = await child.get('/en/application/consent/sheet')
    for (const said of ['Сейітова Айгүл', 'Заңды өкілдің аты-жөні', 'Имя законного представителя', child.code, '<svg'])
      expect(sheet.html).toContain(said)
    expect((await app.client().get('/kk/application/consent/sheet')).location).toContain('/kk/enter')
  })
})
