import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demonstrationAccounts } from '#db/seed/seed.server.ts'
import { type Client, createTestApp, type TestApp } from '#tests/support/client.ts'
import { createSeededDatabase, seedTime } from '#tests/support/database.ts'
import { checkInvariants } from '#tests/support/invariants.ts'

let app: TestApp
let organiser: Client
let contest: { id: string; slug: string }
let page: string

const account = (role: string) => {
  const found = demonstrationAccounts().find((one) => one.role === role)
  if (!found) throw new Error(role)
  return found
}
const reason = { reason: 'Ауданның атауы қате жазылған еді' }

beforeAll(async () => {
  app = await createTestApp(createSeededDatabase, seedTime)
  organiser = await app.signedIn('organiser')
  contest = await app.services.database.db
    .selectFrom('contest.contest')
    .select(['id', 'slug'])
    .where('state', '=', 'announced')
    .executeTakeFirstOrThrow()
  page = `/kk/organiser/contests/${contest.id}`
})
afterAll(async () => {
  expect(await checkInvariants(app.services.database.db)).toEqual([])
  await app.close()
})

async function publishedRun(): Promise<string> {
  const run = await app.services.database.db
    .selectFrom('allocation.run')
    .select('id')
    .where('contest_id', '=', contest.id)
    .where('state', '=', 'published')
    .executeTakeFirstOrThrow()
  return run.id
}

describe('what the public sees', () => {
  it('is codes and districts, never a name, in document and data', async () => {
    const people = await app.services.database.db
      .selectFrom('identity.application')
      .select(['family_name', 'given_name', 'school', 'phone', 'guardian_name'])
      .where('contest_id', '=', contest.id)
      .where('state', '=', 'submitted')
      .execute()
    expect(people.length).toBeGreaterThan(100)
    const visitor = app.client()
    for (const region of ['310000000', '190000000', '390000000']) {
      for (const address of [`/kk/contests/${contest.slug}/results`, `/kk/contests/${contest.slug}/results.data`]) {
        const { html, status } = await visitor.get(`${address}?region=${region}`)
        expect(status).toBe(200)
        for (const person of people) {
          expect(html).not.toContain(`${person.family_name} `)
          expect(html).not.toContain(person.phone)
          expect(html).not.toContain(person.guardian_name)
        }
      }
    }
  })

  it('finds a code however it is typed, and tells a mistyped one', async () => {
    const { login } = account('applicant (recipient)')
    const visitor = app.client()
    const search = (code: string) =>
      visitor.get(`/en/contests/${contest.slug}/results?code=${encodeURIComponent(code)}`)
    expect((await search(login.toLowerCase().replaceAll('-', ' '))).html).toContain('is among the recipients')
    expect((await search(account('applicant (waiting list)').login)).html).toContain('is on the waiting list')
    expect((await search('ABC')).html).toContain('A code has nine characters')
    expect((await search(account('applicant (draft)').login)).html).toContain('is not in these lists')
  })
})

describe('what a family sees', () => {
  it('is its own result with the reason, kindly', async () => {
    for (const [role, words] of [
      ['applicant (recipient)', 'a device is yours'],
      ['applicant (waiting list)', 'You are on the waiting list'],
    ] as const) {
      const { login, secret } = account(role)
      const family = app.client()
      await family.post('/en/enter', { code: login, pin: secret, next: '' })
      const { html } = await family.get('/en/application')
      expect(html).toContain(words)
      expect(html).toContain('device')
      expect(html).not.toMatch(/juror\d|Juror \d/)
    }
  })
})

describe('the organiser', () => {
  it('sees ranking and lists only after saying what for, for a quarter of an hour', async () => {
    const code = />[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}</
    const before = await organiser.get(`${page}/result`)
    expect(before.html).toContain('name="purpose"')
    expect(before.html).not.toMatch(code)
    const short = await organiser.post(`${page}/result`, { intent: 'open', purpose: 'x' })
    expect(short.status).toBe(422)
    const open = { intent: 'open', purpose: 'Облыс тізімдерін дайындау үшін' }
    expect((await organiser.post(`${page}/result`, open)).status).toBe(302)
    expect((await organiser.get(`${page}/result`)).html).not.toContain('name="purpose"')
    const opened = async () => {
      const { rows } = await sql<{ openings: number; audited: number }>`select
        (select count(*)::int from bridge.opening where contest_id = ${contest.id}) as openings,
        (select count(*)::int from audit.entry where action = 'bridge.open' and subject_id = ${contest.id}) as audited`.execute(
        app.services.database.db,
      )
      return rows[0]
    }
    const once = await opened()
    expect(once?.audited).toBe(once?.openings)
    // Asked again while it is open: nothing more is opened.
    await organiser.post(`${page}/result`, open)
    expect(await opened()).toEqual(once)
    app.clock.set(new Date(seedTime.getTime() + 14 * 60_000))
    expect((await organiser.get(`${page}/result`)).html).toMatch(code)
    app.clock.set(new Date(seedTime.getTime() + 15 * 60_000))
    const codes = await app.services.database.db
      .selectFrom('identity.application')
      .select('code')
      .where('contest_id', '=', contest.id)
      .execute()
    for (const part of ['result', 'result.data', 'result/places', 'result/places.data']) {
      const { html } = await organiser.get(`${page}/${part}`)
      expect(codes.filter((one) => html.replaceAll('-', '').includes(one.code))).toEqual([])
    }
    expect((await organiser.get(`${page}/result`)).html).toContain('name="purpose"')
    await organiser.post(`${page}/result`, open)
    expect(await opened()).toEqual({ openings: (once?.openings ?? 0) + 1, audited: (once?.audited ?? 0) + 1 })
  })

  it('takes the list back with a reason, changes the stock, proposes, compares and publishes again', async () => {
    const run = await publishedRun()
    expect((await organiser.post(`${page}/allocation/runs/${run}/unpublish`, { reason: 'x' })).status).toBe(422)
    const taken = await organiser.post(`${page}/allocation/runs/${run}/unpublish`, reason)
    expect(taken.location).toContain('notice=unpublished')
    expect((await app.client().get(`/en/contests/${contest.slug}/results`)).html).toContain('not announced yet')
    const { login, secret } = account('applicant (recipient)')
    const family = app.client()
    await family.post('/en/enter', { code: login, pin: secret, next: '' })
    expect((await family.get('/en/application')).html).not.toContain('a device is yours')

    // One more laptop than the quotas allowed, and a quota more in one region.
    const lot = { class: 'laptop', count: '3', fallback: 'none' }
    expect((await organiser.post(`${page}/allocation/stock`, lot)).status).toBe(302)
    const quotas = await organiser.get(`${page}/allocation/quotas`)
    const value = (name: string) => new RegExp(`name="${name}"[^>]*value="(\\d*)"`).exec(quotas.html)?.[1] ?? ''
    const typed: Record<string, string> = { intent: 'save', version: value('version'), 'quota-KZ': '' }
    for (const kato of ['310000000', '190000000', '390000000']) {
      typed[`quota-${kato}`] = String(Number(value(`quota-${kato}`)) + 1)
    }
    const bad = await organiser.post(`${page}/allocation/quotas`, { ...typed, 'quota-310000000': 'көп' })
    expect(bad.status).toBe(422)
    expect(bad.html).toContain('value="көп"')
    expect((await organiser.post(`${page}/allocation/quotas`, typed)).status).toBe(302)
    const late = await organiser.post(`${page}/allocation/quotas`, typed)
    expect(late.status).toBe(422)

    expect((await organiser.post(`${page}/allocation`, { intent: 'propose' })).status).toBe(302)
    const proposed = await organiser.get(`/en/organiser/contests/${contest.id}/allocation`)
    const next = /allocation\/runs\/([0-9a-f-]{36})\/approve/.exec(proposed.html)?.[1] ?? ''
    expect(next).not.toBe(run)
    const english = `/en/organiser/contests/${contest.id}/allocation/runs/${next}`
    const compared = await organiser.get(`${english}/compare/${run}`)
    expect(compared.html).toContain('New recipients: 3, no longer recipients: 0')
    const list = await organiser.get(`${english}?region=310000000`)
    expect(list.html).toMatch(/(laptop|desktop computer|tablet); place 1 of \d+/)

    expect((await organiser.get(`${english}/approve`)).html).toContain('Another organiser has to approve it')
    const own = await organiser.post(`${english}/approve`, {})
    expect(own.status).toBe(422)
    expect(own.html).toContain('You cannot approve a list that you proposed')
    expect((await organiser.post(`${english}/publish`, {})).html).toContain('A second person has to approve')
    const second = await app.signedIn('organiser')
    expect((await second.post(`${english}/approve`, {})).location).toContain('notice=listApproved')
    expect((await organiser.get(`${page}/allocation/runs/${next}/publish`)).status).toBe(200)
    const both = await Promise.all([
      organiser.post(`${page}/allocation/runs/${next}/publish`, {}),
      second.post(`${page}/allocation/runs/${next}/publish`, {}),
    ])
    expect(both.map(({ status }) => status)).toEqual([302, 302])
    expect(await publishedRun()).toBe(next)
    expect((await organiser.post(`${page}/allocation/runs/${run}/publish`, {})).status).toBe(422)
    expect((await family.get('/en/application')).html).toContain('a device is yours')
    const told = await app.services.database.db
      .selectFrom('message.outbox')
      .select(({ fn }) => [fn.countAll<number>().as('all'), fn.count<number>('event_key').distinct().as('people')])
      .where('event_key', 'like', `result:${next}:%`)
      .executeTakeFirstOrThrow()
    expect(told.all).toBe(150)
    expect(told.people).toBe(150)
  })

  it('sees messages with their text, never the secret of an invitation, and can cancel or retry', async () => {
    const all = await organiser.get('/en/organiser/messages?state=failed')
    const id = /name="message" value="([0-9a-f-]{36})"/.exec(all.html)?.[1] ?? ''
    expect((await organiser.post('/en/organiser/messages?state=failed', { message: id, intent: 'retry' })).status).toBe(
      302,
    )
    const row = () =>
      app.services.database.db
        .selectFrom('message.outbox')
        .select(['state', 'attempts'])
        .where('id', '=', id)
        .executeTakeFirst()
    expect(await row()).toEqual({ state: 'pending', attempts: 0 })
    await organiser.post('/en/organiser/messages', { message: id, intent: 'cancel' })
    expect((await row())?.state).toBe('cancelled')
    expect((await organiser.post('/en/organiser/messages', { message: 'x', intent: 'cancel' })).status).toBe(404)
    const tokens = await organiser.get('/en/organiser/messages')
    expect(tokens.html).not.toMatch(/invitation\/[A-Za-z0-9_-]{20,}/)
  })
})
