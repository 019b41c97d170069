import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PublishedFile, verifyPublished } from '#app/domain/allocation/verify-published.server.ts'
import { type Client, createTestApp, type TestApp } from '#tests/support/client.ts'
import { createSeededDatabase, seedTime } from '#tests/support/database.ts'
import { checkInvariants } from '#tests/support/invariants.ts'

let app: TestApp
let organiser: Client
let announced: { id: string; slug: string }
let judged: { id: string; slug: string }
const db = () => app.services.database.db
const at = (contest: { id: string }) => `/en/organiser/contests/${contest.id}/allocation`

beforeAll(async () => {
  app = await createTestApp(createSeededDatabase, seedTime)
  organiser = await app.signedIn('organiser')
  const contestIn = (state: 'announced' | 'in-review') =>
    db().selectFrom('contest.contest').select(['id', 'slug']).where('state', '=', state).executeTakeFirstOrThrow()
  announced = await contestIn('announced')
  judged = await contestIn('in-review')
  // The demonstration has planned for it already; here it begins with nothing.
  for (const table of ['allocation.quota', 'allocation.lot', 'allocation.policy'] as const) {
    await db().deleteFrom(table).where('contest_id', '=', judged.id).execute()
  }
})
afterAll(async () => {
  expect(await checkInvariants(db())).toEqual([])
  await app.close()
})

const lots = () =>
  db().selectFrom('allocation.lot').selectAll().where('contest_id', '=', judged.id).orderBy('number').execute()

const shu = '316600000'

describe('stock', () => {
  it('is added with its donor’s condition, changed, taken out, and put back', async () => {
    const page = `${at(judged)}/stock`
    const lot = { class: 'laptop', count: '1 2', earmarkRegion: '310000000', fallback: 'parent', until: '2027-01-01' }
    expect((await organiser.post(page, { ...lot, note: 'Agreement 7' })).location).toContain('notice=saved')
    expect((await organiser.get(page)).html).toContain('Agreement 7')
    const [first] = await lots()
    expect(first).toMatchObject({ number: 1, count: 12, earmark_region: '310000000', fallback: 'parent', version: 1 })
    const one = `${page}/${first?.id}`
    const changed = await organiser.post(one, { ...lot, count: '9', version: '1', earmarkRegion: '', until: '' })
    expect(changed.location).toContain('notice=saved')
    expect((await lots())[0]).toMatchObject({ count: 9, earmark_region: null, fallback: 'none', until: null })
    const late = await organiser.post(one, { ...lot, count: '10', version: '1' })
    expect(late.status).toBe(422)
    expect(late.html).toContain('value="10"')
    const removed = await organiser.post(one, { intent: 'remove', number: '1' })
    expect((await organiser.get(removed.location ?? '')).html).toContain('Lot 1 was taken out')
    expect((await organiser.get(one)).status).toBe(404)
    expect((await organiser.post(page, { restore: first?.id ?? '' })).location).toContain('notice=restored')
    expect((await organiser.get(one)).status).toBe(200)
  })

  it('says what is wrong and keeps what was typed', async () => {
    const page = `${at(judged)}/stock`
    const bad = await organiser.post(page, { count: 'many', note: 'keep me', fallback: 'open' })
    expect(bad.status).toBe(422)
    for (const text of ['value="many"', 'value="keep me"', 'Choose the kind of device', 'Enter a whole number']) {
      expect(bad.html).toContain(text)
    }
    const elsewhere = { class: 'tablet', count: '3', earmarkRegion: '750000000', fallback: 'open' }
    expect((await organiser.post(page, elsewhere)).html).toContain('Choose a region or district of the contest')
    const nobody = { class: 'tablet', count: '3', earmarkGroup: 'kings', fallback: 'open' }
    expect((await organiser.post(page, nobody)).html).toContain('Choose from the priority groups')
    expect((await organiser.post(`${page}/no-such-lot`, { intent: 'remove' })).status).toBe(404)
  })

  it('stands still once a list is published', async () => {
    const page = `${at(announced)}/stock`
    expect((await organiser.get(page)).html).not.toContain('name="count"')
    const answer = await organiser.post(page, { class: 'laptop', count: '5', fallback: 'none' })
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('Unpublish it first')
  })
})

describe('quotas', () => {
  it('are recalculated without being saved, warn, and are saved once', async () => {
    const page = `${at(judged)}/quotas`
    const fresh = await organiser.get(page)
    const version = /name="version" value="(\d+)"/.exec(fresh.html)?.[1] ?? ''
    const node = /name="quota-(\d{9})"/.exec(fresh.html)?.[1] ?? ''
    const typed = { version, 'quota-KZ': '5', [`quota-${node}`]: '7' }
    const again = await organiser.post(page, { ...typed, intent: 'recalculate' })
    expect(again.status).toBe(200)
    expect(again.html).toContain('not saved yet')
    expect(again.html).toContain('the quotas below come to 7, its own is 5')
    expect(again.html).toContain('value="7"')
    expect(
      await db().selectFrom('allocation.quota').select('node').where('contest_id', '=', judged.id).execute(),
    ).toEqual([])
    expect((await organiser.post(page, { ...typed, intent: 'save' })).location).toContain('notice=saved')
    const late = await organiser.post(page, { ...typed, 'quota-KZ': '50', intent: 'save' })
    expect(late.status).toBe(422)
    expect(late.html).toContain('value="50"')
    expect((await organiser.get(`${page}?node=${node}`)).html).toContain(`name="quota-${node}"`)
    expect((await organiser.get(`${page}?node=750000000`)).status).toBe(404)
  })

  it('are apportioned with their arithmetic, and taken over', async () => {
    const page = `${at(judged)}/quotas/apportion`
    const query = '?node=KZ&by=applicants&method=sainte-lague&devices=11&minimum=1'
    const shown = await organiser.get(`${page}${query}`)
    expect(shown.html).toContain('Smallest quotient that won')
    const version = /name="version" value="(\d+)"/.exec(shown.html)?.[1] ?? ''
    expect((await organiser.get(`${page}?devices=some&minimum=1`)).html).toContain('value="some"')
    expect((await organiser.get(`${page}?devices=1&minimum=5`)).html).toContain('not enough devices for the minimum')
    expect((await organiser.post(`${page}${query}`, { version })).location).toContain('notice=saved')
    const rows = await db()
      .selectFrom('allocation.quota')
      .select('devices')
      .where('contest_id', '=', judged.id)
      .execute()
    expect(rows.reduce((sum, { devices }) => sum + devices, 0)).toBe(11)
    expect((await organiser.post(`${page}${query}`, { version })).status).toBe(422)
  })
})

describe('policy', () => {
  it('is saved, refused when stale or when shares promise more than all', async () => {
    const page = `${at(judged)}/policy`
    const version = /name="version" value="(\d+)"/.exec((await organiser.get(page)).html)?.[1] ?? ''
    const typed = { version, usesTiers: 'no', rule: 'lexicographic', minScore: '30,5', 'share-orphan': '60' }
    const over = await organiser.post(page, { ...typed, 'share-disability': '50' })
    expect(over.status).toBe(422)
    expect(over.html).toContain('cannot come to more than 100')
    expect(over.html).toContain('value="30,5"')
    expect((await organiser.post(page, { ...typed, minScore: '101' })).html).toContain('points from 0 to 100')
    expect((await organiser.post(page, typed)).location).toContain('notice=saved')
    const policy = await db()
      .selectFrom('allocation.policy')
      .selectAll()
      .where('contest_id', '=', judged.id)
      .executeTakeFirst()
    expect(policy).toMatchObject({ uses_tiers: false, rule: 'lexicographic', min_score: 30.5 })
    expect((await organiser.post(page, typed)).status).toBe(422)
  })
})

describe('the lottery', () => {
  it('was committed to before scoring ended and is drawn once', async () => {
    const before = await db().selectFrom('allocation.lottery').selectAll().orderBy('contest_id').execute()
    expect((await organiser.post(at(judged), { intent: 'commit' })).status).toBe(302)
    expect(await db().selectFrom('allocation.lottery').selectAll().orderBy('contest_id').execute()).toEqual(before)
    const own = before.find(({ contest_id }) => contest_id === judged.id)
    const page = await organiser.get(at(judged))
    expect(page.html).toContain(own?.seed_sha256)
    expect(page.html).not.toContain(own?.seed)
    expect((await organiser.get(`${at(judged)}.data`)).html).not.toContain(own?.seed)
    for (const open of [`/ru/contests/${judged.slug}`, `/ru/contests/${judged.slug}/results`]) {
      const { html } = await app.client().get(open)
      expect(html, open).toContain(own?.seed_sha256)
      expect(html, open).not.toContain(own?.seed)
    }
  })
})

describe('a donor’s condition', () => {
  it('is tried on what stands now, and saves nothing', async () => {
    const page = `${at(announced)}/offer`
    const shown = await organiser.get(`${page}?class=laptop&count=3&region=${shu}`)
    expect(shown.html).toMatch(/Children within the condition: \d+/)
    expect((await organiser.get(`${page}?class=laptop&count=x&region=${shu}`)).status).toBe(422)
    expect((await organiser.get(`${page}?class=laptop&count=3`)).html).toContain('a group, or both')
  })
})

describe('the published file', () => {
  it('runs again to the same list, and names neither a child nor a code', async () => {
    const address = `/en/contests/${announced.slug}/results`
    const visitor = app.client()
    const { html, status } = await visitor.get(`${address}/file`)
    expect(status).toBe(200)
    const file = JSON.parse(html) as PublishedFile & { problem: { seed: string } }
    expect(verifyPublished(file)).toMatchObject({ ok: true, value: { equal: true, recipients: 58 } })
    const people = await db()
      .selectFrom('identity.application')
      .select(['code', 'family_name', 'phone', 'school'])
      .where('contest_id', '=', announced.id)
      .execute()
    for (const person of people) for (const text of Object.values(person)) expect(html).not.toContain(text)
    const page = await visitor.get(address)
    expect(page.html).toContain(file.problem.seed)
    expect(page.html).toContain(createHash('sha256').update(file.problem.seed).digest('hex'))
    const key = await db().selectFrom('allocation.lottery').select('pseudonym_key').execute()
    for (const { pseudonym_key } of key) expect(page.html + html).not.toContain(pseudonym_key)
    expect((await visitor.get(`/en/contests/${judged.slug}/results/file`)).status).toBe(404)
  })
})
