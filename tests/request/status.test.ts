import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Contest } from '#app/domain/contest/contest.ts'
import { demonstrationAccounts } from '#db/seed/seed.server.ts'
import { buildContest, organiserContext } from '#tests/support/build-contest.ts'
import { beginAs, fillApplication, fillSection, hidden, submitAs, words } from '#tests/support/child.ts'
import { type Client, createTestApp, type TestApp } from '#tests/support/client.ts'
import { createSeededDatabase, seedTime } from '#tests/support/database.ts'
import { checkInvariants } from '#tests/support/invariants.ts'

vi.setConfig({ testTimeout: 120_000 })

const hour = 3_600_000
let app: TestApp
let contest: Contest
let organiser: Client & { accountId: string }

beforeAll(async () => {
  app = await createTestApp(createSeededDatabase, seedTime)
  organiser = await app.signedIn('organiser')
  contest = await buildContest(organiserContext(app.services, organiser.accountId), {
    slug: 'care-status',
    regions: ['310000000', '190000000'],
  })
})
afterAll(async () => {
  expect(await checkInvariants(app.services.database.db)).toEqual([])
  await app.close()
})

const db = () => app.services.database.db

async function enter(role: string): Promise<Client & { login: string }> {
  const account = demonstrationAccounts().find((one) => one.role === `applicant (${role})`)
  const child = app.client()
  await child.post('/kk/enter', { code: account?.login ?? '', pin: account?.secret ?? '', next: '' })
  return { ...child, login: account?.login ?? '' }
}

const idOf = async (code: string) =>
  (
    await db()
      .selectFrom('identity.application')
      .select('id')
      .where('code', '=', code.replaceAll('-', ''))
      .executeTakeFirstOrThrow()
  ).id

describe('the status page', () => {
  it('gives each step its date and no score before the announcement', async () => {
    const child = await enter('waiting list')
    expect((await child.get('/en/application')).html).toMatch(/Announced: February 16, 2026/)
    const id = await idOf(child.login)
    await sql`update allocation.run set state = 'proposed' where state = 'published'`.execute(db())
    const state = (value: string) =>
      sql`update contest.contest set state = ${value} where id =
        (select contest_id from identity.application where id = ${id})`.execute(db())
    try {
      for (const [now, said, unsaid] of [
        ['in-review', 'The jury is reading your essay', 'Scored: '],
        ['decided', 'Scored: ', 'Announced: '],
      ] as const) {
        await state(now)
        const page = await child.get('/en/application')
        expect(page.html).toContain(said)
        expect(page.html).not.toContain(unsaid)
        for (const leak of ['Your essay’s points', 'out of 100', 'waiting list', 'Keep my essay'])
          expect(page.html).not.toContain(leak)
        const raw = await child.get('/en/application.data')
        expect(raw.html).not.toMatch(/"(score|rank|criteria)"/)
      }
    } finally {
      await state('announced')
      await sql`update allocation.run set state = 'published' where published_at is not null`.execute(db())
    }
  })
})

describe('a kept essay', () => {
  it('is kept by one tap and taken back by another, but not by those who were chosen', async () => {
    const child = await enter('waiting list')
    expect((await child.get('/kk/application')).html).toContain('Эссемді келесі байқауға сақтау')
    expect((await child.post('/kk/application/keep', { keep: 'yes' })).location).toContain('/kk/application')
    await child.post('/kk/application/keep', { keep: 'yes' })
    expect((await child.get('/kk/application')).html).toContain('/kk/apply/care-status')
    await child.post('/kk/application/keep', { keep: 'no' })
    expect((await child.get('/kk/application')).html).toContain('Эссемді келесі байқауға сақтау')
    const chosen = await enter('recipient')
    expect((await chosen.get('/kk/application')).html).not.toContain('Эссемді келесі байқауға сақтау')
    expect((await chosen.post('/kk/application/keep', { keep: 'yes' })).status).toBe(404)
    expect((await (await enter('draft')).post('/kk/application/keep', { keep: 'yes' })).status).toBe(404)
  })

  it('begins the next application on the same card, once, with consent asked anew', async () => {
    const child = await enter('waiting list')
    const none = await child.post('/kk/apply/care-status', { intent: 'carry-over' })
    expect(none.status).toBe(422)
    await child.post('/kk/application/keep', { keep: 'yes' })
    expect((await child.get('/kk/apply/care-status')).html).toContain('Сақтаған эссеммен бастау')
    const [first, second] = await Promise.all([
      child.post('/kk/apply/care-status', { intent: 'carry-over' }),
      child.post('/kk/apply/care-status', { intent: 'carry-over' }),
    ])
    expect([first.location, second.location]).toEqual(['/kk/application', '/kk/application'])
    const rows = await db()
      .selectFrom('identity.application as a')
      .innerJoin('bridge.entry as b', 'b.application_id', 'a.id')
      .innerJoin('writing.essay as e', 'e.id', 'b.essay_id')
      .select(['a.id', 'a.contest_id', 'a.code', 'a.grade', 'a.family_name', 'e.body'])
      .where('a.account_id', '=', (where) =>
        where.selectFrom('identity.account').select('id').where('login_code', '=', child.login.replaceAll('-', '')),
      )
      .orderBy('a.created_at')
      .execute()
    expect(rows).toHaveLength(2)
    expect(rows[1]).toMatchObject({
      contest_id: contest.id,
      grade: null,
      family_name: rows[0]?.family_name,
      body: rows[0]?.body,
    })
    const check = await child.get('/kk/application/check')
    expect(check.html).not.toContain('name="submitKey"')
    expect(check.html).toContain('Заңды өкіл')
    const again = app.client()
    const newCode = rows[1]?.code ?? ''
    const pin = demonstrationAccounts().find((one) => one.role === 'applicant (waiting list)')?.secret ?? ''
    expect((await again.post('/kk/enter', { code: newCode, pin, next: '' })).status).toBe(302)
    expect((await again.get('/kk/application')).html).toContain(newCode.slice(0, 3))
  })
})

describe('a personal extension', () => {
  it('lets one child submit after the closing time, says why, and ends', async () => {
    const child = await beginAs(app, contest.slug)
    await fillApplication(child)
    const other = await beginAs(app, contest.slug)
    await fillApplication(other)
    const id = await idOf(child.code)
    const page = `/kk/children/${id}`
    expect((await organiser.get(`/kk/children?code=${child.code.toLowerCase()}`)).location).toBe(page)
    expect((await organiser.get('/kk/children?code=AAA')).html).toContain('9 таңба')
    expect((await organiser.get(page)).status).toBe(200)

    app.clock.set(new Date(seedTime.getTime() + 25 * hour))
    try {
      expect((await child.get('/kk/application/check')).html).not.toContain('name="submitKey"')
      const empty = await organiser.post(page, { what: 'extend', until: '', reason: '' })
      expect(empty.status).toBe(422)
      expect(empty.html).toContain('#field-until')
      const past = await organiser.post(page, {
        what: 'extend',
        until: '2026-03-01T10:00',
        reason: 'Ауылда жарық болмады',
      })
      expect(past.status).toBe(422)
      const grant = { what: 'extend', until: '2026-03-04T10:00', reason: 'Ауылда жарық болмады' }
      expect((await organiser.post(page, grant)).status).toBe(302)
      const told = await child.get('/kk/application')
      expect(told.html).toContain('Ауылда жарық болмады')
      const version = hidden((await child.get('/kk/application/essay')).html, 'version')
      const body = words(125, 'кешіккен')
      const auto = await child.get('/kk/application/essay')
      expect(auto.html).toContain('name="body"')
      await child.post('/kk/application/essay', { version, language: 'kk', body, intent: 'go' })
      expect((await submitAs(child)).location).toBe('/kk/application/receipt')
      expect((await other.get('/kk/application/check')).html).not.toContain('name="submitKey"')

      expect((await organiser.post(page, { what: 'end-extension' })).status).toBe(302)
      expect((await child.get('/kk/application')).html).not.toContain('Ауылда жарық болмады')
      await organiser.post(page, grant)
      app.clock.set(new Date('2026-03-04T05:00:00.000Z'))
      expect(
        (await fillSection(child, '/essay', { language: 'kk', body: words(90), intent: 'go' })).location,
      ).toContain('/kk/application?notice=saved')
      const { rows } = await sql<{ action: string; n: number }>`select action, count(*)::int as n from audit.entry
        where subject_id = ${id} and action like 'extension.%' group by 1 order by 1`.execute(db())
      expect(rows).toEqual([
        { action: 'extension.grant', n: 2 },
        { action: 'extension.revoke', n: 1 },
      ])
    } finally {
      app.clock.set(seedTime)
    }
  })

  it('is the organiser’s to give, in the own regions and to own children to see', async () => {
    const child = await beginAs(app, contest.slug)
    await fillApplication(child)
    const page = `/kk/children/${await idOf(child.code)}`
    const near = await app.signedIn('coordinator', ['310000000'])
    const far = await app.signedIn('coordinator', ['110000000'])
    const partner = await app.signedIn('partner')
    const grant = { what: 'extend', until: '2026-03-03T10:00', reason: 'Жолда қалды' }
    expect((await near.get(page)).status).toBe(200)
    expect((await near.post(page, grant)).status).toBe(403)
    expect((await near.get(`${page}/sheet`)).html).toContain('Сейітова Айгүл')
    for (const stranger of [far, partner]) {
      expect((await stranger.get(page)).status).toBe(404)
      expect((await stranger.get(`${page}.data`)).html).not.toContain('Сейітова')
      expect((await stranger.post(page, { what: 'withdraw', sure: 'yes' })).status).toBe(404)
      expect((await stranger.get(`/kk/children?code=${child.code}`)).status).toBe(200)
    }
    expect((await organiser.get('/kk/children/nonsense')).status).toBe(404)
    expect((await near.post(page, { what: 'withdraw' })).status).toBe(422)
    expect((await near.post(page, { what: 'withdraw', sure: 'yes' })).location).toBe('/kk/withdraw?done=yes')
    expect((await organiser.get(page)).status).toBe(404)
  })
})
