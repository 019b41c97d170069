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
  it('sees ranking and lists only after saying what for, once', async () => {
    const before = await organiser.get(`${page}/result`)
    expect(before.html).toContain('name="purpose"')
    expect(before.html).not.toMatch(/translate="no">[0-9A-Z]{3}-/)
    const short = await organiser.post(`${page}/result`, { intent: 'open', purpose: 'x' })
    expect(short.status).toBe(422)
    const opened = await organiser.post(`${page}/result`, { intent: 'open', purpose: 'Облыс тізімдерін дайындау үшін' })
    expect(opened.status).toBe(302)
    expect((await organiser.get(`${page}/result`)).html).not.toContain('name="purpose"')
    const audit = await app.services.database.db
      .selectFrom('audit.entry')
      .select('action')
      .where('action', 'like', 'bridge.%')
      .execute()
    expect(audit.length).toBeGreaterThan(0)
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

    const form = await organiser.get(`${page}/allocation`)
    const value = (name: string) =>
      new RegExp(`name="${name}"[^>]*value="(\\d+)"|value="(\\d+)"[^>]*name="${name}"`).exec(form.html)
    const entries: Record<string, string> = { intent: 'stock' }
    for (const kato of ['310000000', '190000000', '390000000']) {
      const devices = value(`devices-${kato}`)
      const version = value(`version-${kato}`)
      entries[`devices-${kato}`] = String(Number(devices?.[1] ?? devices?.[2]) + 1)
      entries[`version-${kato}`] = version?.[1] ?? version?.[2] ?? ''
    }
    const bad = await organiser.post(`${page}/allocation`, { ...entries, 'devices-310000000': 'көп' })
    expect(bad.status).toBe(422)
    expect(bad.html).toContain('value="көп"')
    expect((await organiser.post(`${page}/allocation`, entries)).status).toBe(302)
    const late = await organiser.post(`${page}/allocation`, { ...entries, 'devices-310000000': '3' })
    expect(late.status).toBe(422)

    expect((await organiser.post(`${page}/allocation`, { intent: 'propose' })).status).toBe(302)
    const proposed = await organiser.get(`/en/organiser/contests/${contest.id}/allocation`)
    expect(proposed.html).toContain('New recipients: 3, no longer recipients: 0')
    const next = /allocation\/runs\/([0-9a-f-]{36})\/publish/.exec(proposed.html)?.[1] ?? ''
    expect(next).not.toBe(run)
    const list = await organiser.get(`/en/organiser/contests/${contest.id}/allocation/runs/${next}?region=310000000`)
    expect(list.html).toContain('Place 1 in the order')
    expect((await organiser.get(`${page}/allocation/runs/${next}/publish`)).status).toBe(200)
    const published = await organiser.post(`${page}/allocation/runs/${next}/publish`, {})
    expect(published.location).toContain('notice=published')
    expect((await organiser.post(`${page}/allocation/runs/${next}/publish`, {})).status).toBe(302)
    expect(await publishedRun()).toBe(next)
    expect((await organiser.post(`${page}/allocation/runs/${run}/publish`, {})).status).toBe(422)
    expect((await family.get('/en/application')).html).toContain('a device is yours')
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
