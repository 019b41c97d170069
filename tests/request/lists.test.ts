import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import { readSheet } from 'read-excel-file/node'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { remindFamilies } from '#app/domain/allocation/remind-families.server.ts'
import { verifyPublished } from '#app/domain/allocation/verify-published.server.ts'
import { eraseApplication } from '#app/domain/application/erase-application.server.ts'
import { withdrawApplication } from '#app/domain/application/withdraw-application.server.ts'
import { ok } from '#app/domain/context.ts'
import { inTransaction } from '#app/domain/transaction.server.ts'
import { systemContext } from '#app/services.server.ts'
import { lockApplication } from '#db/queries/application.server.ts'
import { demonstrationAccounts } from '#db/seed/seed.server.ts'
import { type Client, createTestApp, type TestApp } from '#tests/support/client.ts'
import { createSeededDatabase, seedTime } from '#tests/support/database.ts'
import { checkInvariants } from '#tests/support/invariants.ts'

let app: TestApp
let organiser: Client
let contestId: string
let region: string
const db = () => app.services.database.db
const lists = (locale = 'en') => `/${locale}/organiser/contests/${contestId}/lists`

type Person = { id: string; code: string; family_name: string; given_name: string; phone: string; position: number }
let recipients: Person[]

beforeAll(async () => {
  app = await createTestApp(createSeededDatabase, seedTime)
  organiser = await app.signedIn('organiser')
  const run = await db()
    .selectFrom('allocation.run')
    .select(['id', 'contest_id'])
    .where('state', '=', 'published')
    .executeTakeFirstOrThrow()
  contestId = run.contest_id
  const people = await db()
    .selectFrom('allocation.decision as d')
    .innerJoin('identity.application as a', 'a.id', 'd.application_id')
    .select(['a.id', 'a.code', 'a.family_name', 'a.given_name', 'a.phone', 'd.region', 'd.position'])
    .where('d.run_id', '=', run.id)
    .where('d.outcome', '=', 'recipient')
    .orderBy('d.position')
    .execute()
  region = people[0]?.region ?? ''
  recipients = people.filter((person) => person.region === region)
})
afterAll(async () => {
  expect(await checkInvariants(db())).toEqual([])
  await app.close()
})

/** Whose device is free on the page of successions, and whose turn it is. */
const turn = (html: string) => ({
  gone: /name="gone" value="([0-9a-f-]{36})"/.exec(html)?.[1] ?? '',
  next: /name="next" value="([0-9a-f-]{36})"/.exec(html)?.[1] ?? '',
})

const shown = (code: string) => `${code.slice(0, 3)}-${code.slice(3, 6)}-${code.slice(6)}`

describe('the list of a region', () => {
  it('names its children for those who bring the devices, and each opening is in the audit', async () => {
    expect((await organiser.get(lists())).html).toContain(`${lists()}/${region}`)
    const { html, status } = await organiser.get(`${lists()}/${region}`)
    expect(status).toBe(200)
    for (const { code, family_name } of recipients.slice(0, 100)) {
      expect(html).toContain(shown(code))
      expect(html).toContain(family_name)
    }
    const entry = await db()
      .selectFrom('audit.entry')
      .select(['subject_id', 'details'])
      .where('action', '=', 'allocation.openList')
      .executeTakeFirstOrThrow()
    expect(entry).toMatchObject({ subject_id: contestId, details: { region, outcome: 'recipient', as: 'page' } })
    const waiting = await organiser.get(`${lists()}/${region}?list=waiting`)
    expect(waiting.html).toMatch(/Waiting list: /)
    for (const { code } of recipients) expect(waiting.html).not.toContain(shown(code))
  })

  it('is a coordinator’s own alone', async () => {
    const own = await app.signedIn('coordinator', [region])
    const other = await app.signedIn('coordinator', ['750000000'])
    expect((await own.get(`${lists()}/${region}`)).status).toBe(200)
    expect((await own.get('/en/work')).html).toContain(lists())
    expect((await other.get(lists())).html).toContain('Your regions do not take part')
    for (const path of [region, `${region}/csv`, `${region}/pdf`, `${region}.data`]) {
      const { status, html } = await other.get(`${lists()}/${path}`)
      expect(status).toBe(404)
      for (const { family_name } of recipients.slice(0, 5)) expect(html).not.toContain(family_name)
    }
    expect((await own.get(`${lists()}/750000000`)).status).toBe(404)
    expect((await own.get(`${lists()}/${region}/doc`)).status).toBe(404)
  })

  it('comes as CSV that no spreadsheet runs', async () => {
    const [first] = recipients
    await db()
      .updateTable('identity.application')
      .set({ school: '=HYPERLINK("http://evil.example")' })
      .where('id', '=', first?.id ?? '')
      .execute()
    const { html, headers } = await organiser.get(`${lists('kk')}/${region}/csv`)
    expect(headers.get('content-type')).toContain('text/csv')
    const rows: string[][] = parse(html, { delimiter: ';', bom: true })
    expect(rows[0]).toContain('Аты-жөні')
    expect(rows.slice(1).map(([, code]) => code)).toEqual(recipients.map(({ code }) => shown(code)))
    expect(rows[1]?.some((cell) => cell.startsWith("'=HYPERLINK"))).toBe(true)
    expect(rows.flat().some((cell) => cell.startsWith('='))).toBe(false)
  })

  it('comes as a workbook whose cells are text', async () => {
    const { bytes } = await organiser.get(`${lists('ru')}/${region}/xlsx`)
    const rows = await readSheet(Buffer.from(bytes))
    expect(rows[0]).toContain('Законный представитель, телефон')
    expect(rows.slice(1).map(([, code]) => code)).toEqual(recipients.map(({ code }) => shown(code)))
  })

  it.each(['kk', 'ru', 'en'])('comes on paper with lines to sign on, in %s', async (locale) => {
    const { bytes, headers } = await organiser.get(`${lists(locale)}/${region}/pdf`)
    expect(headers.get('content-type')).toBe('application/pdf')
    const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: true })
    const words = text.replace(/\s+/g, ' ')
    for (const { code, family_name } of recipients) {
      expect(words).toContain(shown(code))
      expect(words).toContain(family_name)
    }
    const sign = {
      kk: 'Өңірлік үйлестіруші: аты-жөні, қолы',
      ru: 'Региональный координатор',
      en: 'Regional coordinator',
    }
    expect(words).toContain(sign[locale as 'kk'])
  })
})

describe('a family’s answer', () => {
  const day = 86_400_000
  type Offer = {
    application_id: string
    state: string
    answer_by: string
    instead_of: string | null
    lot: string | null
  }
  const offers = (): Promise<Offer[]> =>
    db()
      .selectFrom('allocation.offer')
      .select(['application_id', 'state', 'answer_by', 'instead_of', 'lot'])
      .where('contest_id', '=', contestId)
      .orderBy('application_id')
      .execute()
  const offerOf = async (id: string) => (await offers()).find(({ application_id }) => application_id === id)
  const answers = () => `/en/organiser/contests/${contestId}/answers`
  const succession = () => `/en/organiser/contests/${contestId}/succession`
  let family: Client
  let own: string

  beforeAll(async () => {
    const card = demonstrationAccounts().find(({ role }) => role === 'applicant (recipient)')
    family = app.client()
    await family.post('/en/enter', { code: card?.login ?? '', pin: card?.secret ?? '', next: '' })
    const row = await db()
      .selectFrom('identity.application')
      .select('id')
      .where('code', '=', (card?.login ?? '').replaceAll('-', ''))
      .executeTakeFirstOrThrow()
    own = row.id
  })

  it('is asked for on the status page and kept, changed while it may be, and once', async () => {
    expect((await family.get('/en/application')).html).toContain('/en/application/answer')
    const page = '/en/application/answer'
    const none = await family.post(page, { reason: 'We moved' })
    expect(none.status).toBe(422)
    expect(none.html).toContain('Choose yes or no')
    expect(none.html).toContain('We moved')
    expect((await family.post(page, { answer: 'accepted', reason: '' })).location).toContain('/en/application?')
    expect((await family.post(page, { answer: 'accepted', reason: '' })).status).toBe(302)
    expect((await family.get('/en/application')).html).toContain('Thank you, we have your answer')
    expect(await offerOf(own)).toMatchObject({ state: 'accepted' })
    const audited = await db()
      .selectFrom('audit.entry')
      .select('details')
      .where('action', '=', 'offer.answer')
      .where('subject_id', '=', own)
      .execute()
    expect(audited).toEqual([{ details: { answer: 'accepted', from: 'offered', by: 'family' } }])
  })

  it('is written down by the coordinator of the region alone', async () => {
    const [first] = recipients.filter(({ id }) => id !== own)
    const mine = await app.signedIn('coordinator', [region])
    const other = await app.signedIn('coordinator', ['750000000'])
    const path = `${answers()}/${first?.id}`
    expect((await other.get(path)).status).toBe(404)
    expect((await other.post(path, { answer: 'declined' })).status).toBe(404)
    expect((await other.get(answers())).html).not.toContain(first?.family_name)
    expect((await mine.get(answers())).html).toContain(path)
    expect((await mine.get(path)).html).toContain(first?.phone)
    const opened = await db()
      .selectFrom('audit.entry')
      .select(['action', 'subject_id', 'details'])
      .where('actor_id', 'in', [mine.accountId, other.accountId])
      .where('action', 'like', 'offer.open%')
      .orderBy('seq')
      .execute()
    expect(opened).toEqual([
      { action: 'offer.openList', subject_id: contestId, details: { regions: [region], children: recipients.length } },
      { action: 'offer.open', subject_id: first?.id, details: {} },
    ])
    expect((await mine.post(path, { answer: 'accepted', reason: '' })).status).toBe(302)
    expect(await offerOf(first?.id ?? '')).toMatchObject({ state: 'accepted' })
    expect((await mine.get(succession())).status).toBe(403)
  })

  it('frees the device for the first in order, and nobody else moves', async () => {
    const before = await offers()
    const decline = { answer: 'declined', reason: 'We have got one' }
    expect((await family.post('/en/application/answer', decline)).status).toBe(302)
    expect((await family.get('/en/application')).html).toContain('You said no to the device')
    // Freed is freed: the answer does not come back.
    const { html: late, status } = await family.post('/en/application/answer', { answer: 'accepted' })
    expect(status).toBe(422)
    expect(late).toContain('has been freed')
    const { html } = await organiser.get(succession())
    const named = turn(html)
    expect(named.gone).toBe(own)
    expect((await organiser.post(succession(), { ...named, next: own })).status).toBe(422)
    const both = await Promise.all([organiser.post(succession(), named), organiser.post(succession(), named)])
    expect(both.map(({ status: one }) => one).sort()).toEqual([302, 422])
    const after = await offers()
    expect(after.filter(({ application_id }) => application_id !== named.next)).toEqual(
      before.map((offer) => (offer.application_id === own ? { ...offer, state: 'declined' } : offer)),
    )
    const gone = before.find(({ application_id }) => application_id === own)
    expect(await offerOf(named.next)).toMatchObject({ state: 'offered', instead_of: own, lot: gone?.lot })
    const letter = await db()
      .selectFrom('message.outbox')
      .select(['template', 'params'])
      .where('event_key', '=', `offer:${named.next}:${own}`)
      .execute()
    expect(letter).toHaveLength(1)
    expect((await organiser.get(succession())).html).toContain('No device has been freed')
    const list = await organiser.get(`${lists()}/${region}`)
    expect(list.html).toContain('declined')
  })

  it('is reminded of once, and who is not reached is released by an organiser alone', async () => {
    const system = systemContext(app.services, 'test')
    const open = (await offers()).filter(({ state }) => state === 'offered')
    const [waiting] = open
    const last = new Date(`${waiting?.answer_by}T12:00:00+05:00`)
    expect(await remindFamilies(system)).toBe(0)
    app.clock.set(new Date(last.getTime() - 3 * day))
    const near = systemContext(app.services, 'test')
    expect(await remindFamilies(near)).toBeGreaterThan(0)
    expect(await remindFamilies(near)).toBe(0)

    const path = `${answers()}/${waiting?.application_id}`
    expect((await organiser.post(path, { intent: 'release' })).html).toContain('has not passed yet')
    app.clock.set(new Date(last.getTime() + day))
    const fresh = await app.signedIn('organiser')
    expect((await fresh.get(answers())).html).toContain('overdue')
    const [place] = await db()
      .selectFrom('identity.application')
      .select('region')
      .where('id', '=', waiting?.application_id ?? '')
      .execute()
    const coordinator = await app.signedIn('coordinator', [place?.region ?? ''])
    expect((await coordinator.post(path, { intent: 'release' })).status).toBe(404)
    // An answer and a release at one time: one of them comes first, and the other sees it.
    const [answered, released] = await Promise.all([
      fresh.post(path, { answer: 'accepted', reason: '' }),
      fresh.post(path, { intent: 'release' }),
    ])
    expect([answered.status, released.status].sort()).toEqual([302, 422])
    app.clock.set(seedTime)
  })
})

describe('a check of facts', () => {
  const appeals = () => `/en/organiser/contests/${contestId}/appeals`
  const words = 'Our district is Shu, not Merki.'
  let family: Client
  let second: Client

  beforeAll(async () => {
    const card = demonstrationAccounts().find(({ role }) => role === 'applicant (waiting list)')
    family = app.client()
    await family.post('/en/enter', { code: card?.login ?? '', pin: card?.secret ?? '', next: '' })
    second = await app.signedIn('organiser')
  })

  /** A run of now that a second organiser approved. */
  async function approved(): Promise<string> {
    const allocation = `/en/organiser/contests/${contestId}/allocation`
    expect((await organiser.post(allocation, { intent: 'propose' })).status).toBe(302)
    const page = await organiser.get(allocation)
    const run = /allocation\/runs\/([0-9a-f-]{36})\/approve/.exec(page.html)?.[1] ?? ''
    expect((await second.post(`${allocation}/runs/${run}/approve`, {})).status).toBe(302)
    return run
  }

  it('is asked for once at a time, within its time, and not for the score', async () => {
    const page = '/en/application/appeal'
    expect((await family.get('/en/application')).html).toContain(page)
    const form = await family.get(page)
    expect(form.html).not.toContain('value="score"')
    const bad = await family.post(page, { fact: 'score', words: 'short' })
    expect(bad.status).toBe(422)
    for (const text of ['Choose what to check', 'at least 10 characters', 'short']) expect(bad.html).toContain(text)
    app.clock.set(new Date(seedTime.getTime() + 40 * 86_400_000))
    const card = demonstrationAccounts().find(({ role }) => role === 'applicant (waiting list)')
    const later = app.client()
    await later.post('/en/enter', { code: card?.login ?? '', pin: card?.secret ?? '', next: '' })
    expect((await later.get(page)).html).toContain('The time is over')
    expect((await later.post(page, { fact: 'place', words })).status).toBe(422)
    app.clock.set(seedTime)
    expect((await family.post(page, { fact: 'place', words })).status).toBe(302)
    expect((await family.get('/en/application')).html).toContain('being checked')
    const again = await family.post(page, { fact: 'place', words })
    expect(again.status).toBe(422)
    expect(again.html).toContain('A question is being checked already')
  })

  it('is answered by an organiser in words that the family alone reads', async () => {
    const coordinator = await app.signedIn('coordinator', [region])
    expect((await coordinator.get(appeals())).status).toBe(403)
    const asked = await db().selectFrom('allocation.appeal').select('id').where('words', '=', words).execute()
    const path = `${appeals()}/${asked[0]?.id}`
    expect((await organiser.get(appeals())).html).toContain(path)
    expect((await organiser.get(path)).html).toContain(words)
    const bad = await organiser.post(path, { answer: 'Checked with the school' })
    expect(bad.status).toBe(422)
    expect(bad.html).toContain('Checked with the school')
    const answer = 'The school says Shu: we put it right.'
    const both = await Promise.all([
      organiser.post(path, { found: 'corrected', answer }),
      second.post(path, { found: 'confirmed', answer }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([302, 422])
    expect((await family.get('/en/application')).html).toContain(answer)
    const letters = await db()
      .selectFrom('message.outbox')
      .select(['template', 'params'])
      .where('event_key', '=', `appeal:${asked[0]?.id}`)
      .execute()
    expect(letters.map(({ template }) => template)).toEqual(['appeal-answered'])
    expect(JSON.stringify(letters)).not.toContain('school')
    expect((await organiser.get(`${appeals()}/${contestId}`)).status).toBe(404)
  })

  it('leads to a new run that takes nothing from a child who was told', async () => {
    const runs = `/en/organiser/contests/${contestId}/allocation/runs`
    const first = await db()
      .selectFrom('allocation.run')
      .select('id')
      .where('contest_id', '=', contestId)
      .where('state', '=', 'published')
      .executeTakeFirstOrThrow()
    // What was released on a later day, further up, has happened by now.
    await db()
      .updateTable('allocation.offer')
      .set({ answered_at: app.clock.now() })
      .where('answered_at', '>', app.clock.now())
      .execute()
    // A device that is free before the new run is given by it, and not once more by succession.
    const one = await db()
      .selectFrom('allocation.offer')
      .select('application_id')
      .where('contest_id', '=', contestId)
      .where('state', '=', 'accepted')
      .executeTakeFirstOrThrow()
    const declined = await organiser.post(`/en/organiser/contests/${contestId}/answers/${one.application_id}`, {
      answer: 'declined',
      reason: '',
    })
    expect(declined.status).toBe(302)
    // Two families have said yes when the list is taken back, the others nothing yet.
    const silent = await db()
      .selectFrom('allocation.offer')
      .select('application_id')
      .where('contest_id', '=', contestId)
      .where('state', '=', 'offered')
      .orderBy('application_id')
      .limit(2)
      .execute()
    for (const { application_id } of silent) {
      const page = `/en/organiser/contests/${contestId}/answers/${application_id}`
      expect((await organiser.post(page, { answer: 'accepted', reason: '' })).status).toBe(302)
    }
    const reason = 'A district was wrong in an application'
    expect((await organiser.post(`${runs}/${first.id}/unpublish`, { reason })).status).toBe(302)
    const told = await db()
      .selectFrom('allocation.offer')
      .select(['application_id', 'lot', 'state'])
      .where('contest_id', '=', contestId)
      .execute()
    const keeping = told.filter(({ state }) => state === 'offered' || state === 'accepted')
    expect(keeping.length).toBeGreaterThan(10)
    // What would otherwise cost them the device: no group is verified any more, and each of them is not eligible.
    await db().updateTable('identity.claim').set({ state: 'rejected' }).where('contest_id', '=', contestId).execute()
    await db()
      .updateTable('identity.application')
      .set({ eligibility: 'ineligible', ineligible_reason: 'other' })
      .where(
        'id',
        'in',
        keeping.slice(0, 5).map(({ application_id }) => application_id),
      )
      .execute()
    const next = await approved()
    // Who was told the first time had a day of its own, and was reminded of it.
    await db()
      .updateTable('allocation.offer')
      .set({ answer_by: '2026-03-05', reminded_at: app.clock.now() })
      .where('contest_id', '=', contestId)
      .execute()
    expect((await organiser.post(`${runs}/${next}/publish`, {})).status).toBe(302)
    for (const { application_id, state } of keeping) {
      const offer = await db()
        .selectFrom('allocation.offer')
        .select(['state', 'answer_by', 'reminded_at'])
        .where('application_id', '=', application_id)
        .executeTakeFirstOrThrow()
      const { params } = await db()
        .selectFrom('message.outbox')
        .select('params')
        .where('event_key', '=', `result:${next}:${application_id}`)
        .executeTakeFirstOrThrow()
      // The letter asks those alone who have not answered, and names the day that counts.
      if (state === 'offered') {
        expect(offer).toEqual({ state, answer_by: '2026-03-23', reminded_at: null })
        expect(params).toMatchObject({ until: '2026-03-23' })
      } else {
        expect(offer).toMatchObject({ state, answer_by: '2026-03-05' })
        expect(params).not.toHaveProperty('until')
      }
    }
    const decisions = await db()
      .selectFrom('allocation.decision')
      .select(['application_id', 'outcome', 'lot', 'reason'])
      .where('run_id', '=', next)
      .execute()
    const of = new Map(decisions.map((row) => [row.application_id, row]))
    for (const { application_id, lot } of keeping) {
      expect(of.get(application_id)).toMatchObject({ outcome: 'recipient', lot, reason: { by: 'held' } })
    }
    const freed = told.filter(({ state }) => state === 'declined' || state === 'released')
    expect(freed.length).toBeGreaterThan(0)
    for (const { application_id } of freed) {
      expect(of.get(application_id)).toMatchObject({ outcome: 'not-considered', reason: { why: 'declined' } })
      const letter = await db()
        .selectFrom('message.outbox')
        .select('id')
        .where('event_key', '=', `result:${next}:${application_id}`)
        .execute()
      expect(letter).toEqual([])
    }
    const turns = await organiser.get(`/en/organiser/contests/${contestId}/succession`)
    expect(turns.html).toContain('No device has been freed')
    const file = await app.client().get(`/en/contests/${await slugOf()}/results/file`)
    expect(verifyPublished(JSON.parse(file.html))).toMatchObject({ ok: true, value: { equal: true } })
  })

  it('frees a device for the next when its child withdraws after a second list, and passes over who withdraws', async () => {
    const path = `/en/organiser/contests/${contestId}/succession`
    app.clock.set(new Date(seedTime.getTime() + 60_000))
    const system = systemContext(app.services, 'test')
    const accepted = await db()
      .selectFrom('allocation.offer as o')
      .innerJoin('identity.application as a', 'a.id', 'o.application_id')
      .select(['a.id', 'a.code'])
      .where('o.contest_id', '=', contestId)
      .where('o.state', '=', 'accepted')
      .executeTakeFirstOrThrow()
    expect(await withdrawApplication(system, accepted.id, 'guardian')).toMatchObject({ ok: true })
    const turns = await organiser.get(path)
    expect(turns.html).toContain(shown(accepted.code))
    const named = turn(turns.html)
    expect(named.gone).toBe(accepted.id)
    // Whose turn it is withdraws while it is confirmed: the confirmation sees it and is refused.
    const confirmed = await duringWithdrawal(named.next, () => organiser.post(path, named))
    expect(confirmed.status).toBe(422)
    const offer = await db()
      .selectFrom('allocation.offer')
      .select('state')
      .where('application_id', '=', named.next)
      .execute()
    expect(offer).toEqual([])
    expect(turn((await organiser.get(path)).html).next).not.toBe(named.next)
    app.clock.set(seedTime)
  })

  it('is not published beside a withdrawal that it does not know of', async () => {
    const runs = `/en/organiser/contests/${contestId}/allocation/runs`
    app.clock.set(new Date(seedTime.getTime() + 120_000))
    const published = await db()
      .selectFrom('allocation.run')
      .select('id')
      .where('contest_id', '=', contestId)
      .where('state', '=', 'published')
      .executeTakeFirstOrThrow()
    const reason = 'A district was wrong in an application'
    expect((await organiser.post(`${runs}/${published.id}/unpublish`, { reason })).status).toBe(302)
    const next = await approved()
    const recipient = await db()
      .selectFrom('allocation.decision as d')
      .innerJoin('identity.application as a', 'a.id', 'd.application_id')
      .select('a.id')
      .where('d.run_id', '=', next)
      .where('d.outcome', '=', 'recipient')
      .where('a.state', '=', 'submitted')
      .executeTakeFirstOrThrow()
    const publishing = await duringWithdrawal(recipient.id, () => organiser.post(`${runs}/${next}/publish`, {}))
    expect(publishing.status).toBe(422)
    expect(publishing.html).toContain('Data have changed since this list')
    app.clock.set(seedTime)
  })
})

/** Sends a request that has to wait for a withdrawal which is under way, and ends the withdrawal once it waits. */
async function duringWithdrawal<T>(applicationId: string, request: () => Promise<T>): Promise<T> {
  const system = systemContext(app.services, 'test')
  const waits = sql<{ held: boolean }>`select count(*) > 0 as held from pg_locks
    join pg_stat_activity using (pid) where not granted and datname = current_database()`
  const { value } = await inTransaction(system, async ({ tx, send }) => {
    const row = await lockApplication(tx, applicationId)
    if (!row) throw new Error('no such application')
    let settled = false
    const answer = request().finally(() => {
      settled = true
    })
    while (!settled && !(await waits.execute(db())).rows[0]?.held);
    await eraseApplication(system, tx, row)
    send({
      eventKey: `application-withdrawn:${row.id}`,
      channel: 'email',
      recipient: 'guardian@example.kz',
      locale: 'kk',
      template: 'application-withdrawn',
      params: { code: shown(row.code) },
      contestId,
    })
    // Not awaited in here: it ends when this has been committed.
    return ok({ answer })
  })
  return value.answer
}

const slugOf = async () =>
  (await db().selectFrom('contest.contest').select('slug').where('id', '=', contestId).executeTakeFirstOrThrow()).slug
