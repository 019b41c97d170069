import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withdrawApplication } from '#app/domain/application/withdraw-application.server.ts'
import { startSession } from '#app/domain/identity/session.server.ts'
import { systemContext } from '#app/services.server.ts'
import { demonstrationAccounts } from '#db/seed/seed.server.ts'
import { samplesOf } from '#tests/support/build-params.ts'
import { type Client, createTestApp, type TestApp } from '#tests/support/client.ts'
import { createSeededDatabase, seedTime } from '#tests/support/database.ts'
import { checkInvariants } from '#tests/support/invariants.ts'

let app: TestApp
let organiser: Client & { accountId: string }
let juror: Client
let judged: string
let announced: string
let list: string
/** the essay that the juror writes about, its assignment, and where the organiser reads the words */
let essay: string
let id: string
let page: string

const db = () => app.services.database.db
const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''

beforeAll(async () => {
  app = await createTestApp(createSeededDatabase, seedTime)
  organiser = await app.signedIn('organiser')
  const samples = await samplesOf(db())
  judged = samples.contests['in-review'].id
  announced = samples.contests.announced.id
  list = `/kk/organiser/contests/${judged}/comments`
  juror = app.client()
  const staff = demonstrationAccounts().find(({ role }) => role === 'organiser')
  await juror.post('/kk/sign-in', { email: samples.jurorEmail, password: staff?.secret ?? '', next: '' })
  const code = samples.sample('', 'code')
  essay = `/kk/jury/${judged}/essays/${code}`
  const row = await db()
    .selectFrom('writing.assignment')
    .select('id')
    .where('code', '=', code)
    .executeTakeFirstOrThrow()
  id = row.id
  page = `${list}/${id}`
})
afterAll(async () => {
  expect(await checkInvariants(db())).toEqual([])
  await app.close()
})

async function write(comment: string, intent = 'submit') {
  const { html } = await juror.get(essay)
  const scores = Object.fromEntries([1, 2, 3, 4, 5].map((number) => [`score.${number}`, '2']))
  return juror.post(essay, { version: hidden(html, 'version'), note: 'өзіме ғана', comment, intent, ...scores })
}
const stored = () =>
  db()
    .selectFrom('writing.review_comment')
    .select(['body', 'state', 'shown', 'reason'])
    .where('assignment_id', '=', id)
    .executeTakeFirst()
const versionOf = async () => hidden((await organiser.get(page)).html, 'version')

/** Everybody whose name could stand where it does not belong. */
async function names(): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select a.display_name as name from writing.juror j join identity.account a on a.id = j.account_id
     where j.contest_id = ${judged}
    union select p.family_name || ' ' || p.given_name from identity.application p where p.contest_id = ${judged}
    union select p.school from identity.application p where p.contest_id = ${judged} and p.school <> ''`.execute(db())
  return rows.map(({ name }) => name)
}

describe('a juror’s words to a child', () => {
  it('reach the organisers once the review is handed in', async () => {
    expect((await write('Әлі қаралама ғой', 'draft')).status).toBe(302)
    expect((await organiser.get(page)).status).toBe(404)
    expect((await write('Жаса Ерлан ағаң сияқты!')).status).toBe(302)
    const { html } = await organiser.get(page)
    expect(html).toContain('ағаң сияқты!')
    expect(html).not.toContain('өзіме ғана')
    expect(await stored()).toEqual({ body: 'Жаса Ерлан ағаң сияқты!', state: 'waiting', shown: '', reason: '' })
  })

  it('are read without knowing who wrote them, nor who wrote the essay, nor what it was given', async () => {
    const all = await names()
    expect(all.length).toBeGreaterThan(40)
    for (const address of [page, `${page}.data`, list, `${list}.data`, `${list}?state=approved`]) {
      const { html, status } = await organiser.get(address)
      expect(status, address).toBe(200)
      for (const name of all) expect(html, address).not.toContain(name)
      expect(html).not.toMatch(/№\s?\d+ қазы/)
    }
  })

  it('are let through in the words that the organiser leaves, without contacts', async () => {
    const version = await versionOf()
    for (const [shown, field] of [
      ['', 'field-shown'],
      ['Маған жазыңыз: 8 701 555 01 23', 'field-shown'],
      ['x'.repeat(1001), 'field-shown'],
    ]) {
      const refused = await organiser.post(page, { intent: 'approve', version, shown: shown ?? '', reason: '' })
      expect(refused.status).toBe(422)
      expect(refused.html).toContain(`href="#${field}"`)
    }
    const nothing = await organiser.post(page, { intent: 'refuse', version, shown: 'x', reason: ' ' })
    expect(nothing.status).toBe(422)
    expect(nothing.html).toContain('href="#field-reason"')
    expect((await organiser.post(page, { intent: 'dance', version })).status).toBe(422)
    expect((await stored())?.state).toBe('waiting')

    const approved = await organiser.post(page, { intent: 'approve', version, shown: 'Керемет!', reason: '' })
    expect(approved.status).toBe(302)
    expect(approved.location).toMatch(new RegExp(`^${list}/[0-9a-f-]{36}\\?notice=saved$`))
    expect(await stored()).toMatchObject({ state: 'approved', shown: 'Керемет!' })
    // A double click is one decision.
    expect((await organiser.post(page, { intent: 'approve', version, shown: 'Керемет!' })).status).toBe(302)
    const { rows } = await sql<{ actor_id: string }>`select actor_id from audit.entry
      where action = 'comment.approve' and subject_id = ${id}`.execute(db())
    expect(rows).toEqual([{ actor_id: organiser.accountId }])
  })

  it('wait again when the juror changes them, and a decision on the old ones is refused', async () => {
    const before = await versionOf()
    expect((await write('Жаңа сөз')).status).toBe(302)
    expect(await stored()).toEqual({ body: 'Жаңа сөз', state: 'waiting', shown: '', reason: '' })
    const late = await organiser.post(page, { intent: 'approve', version: before, shown: 'Керемет!' })
    expect(late.status).toBe(422)
    expect(late.html).toContain('Жаңа сөз')
    const kept = await organiser.post(page, { intent: 'refuse', version: await versionOf(), reason: 'Тым қысқа' })
    expect(kept.status).toBe(302)
    expect(await stored()).toMatchObject({ state: 'refused', reason: 'Тым қысқа' })
    expect((await juror.get(essay)).html).not.toContain('Тым қысқа')
    expect((await organiser.get(`${list}?state=refused`)).html).toContain('Жаңа сөз')
  })

  it('are unknown by any other address', async () => {
    for (const wrong of [
      `${list}/${randomUUID()}`,
      `${list}/x`,
      `/kk/organiser/contests/${announced}/comments/${id}`,
    ]) {
      expect((await organiser.get(wrong)).status).toBe(404)
      expect((await organiser.post(wrong, { intent: 'refuse', version: '1', reason: 'жоқ' })).status).toBe(404)
    }
    expect((await organiser.get('/kk/organiser/contests/nonsense/comments')).status).toBe(404)
    expect((await juror.get(list)).status).toBe(403)
  })

  it('may be written by the juror, never decided', async () => {
    const asJuror = (query: ReturnType<typeof sql>) =>
      db()
        .transaction()
        .execute(async (tx) => {
          await sql`set local role qarmaq_juror`.execute(tx)
          await query.execute(tx)
        })
    await expect(asJuror(sql`update writing.review_comment set state = 'approved'`)).rejects.toThrow(
      /permission denied/,
    )
    await expect(asJuror(sql`select reason from writing.review_comment`)).rejects.toThrow(/permission denied/)
  })
})

describe('a child', () => {
  /** Of a contest, with words of jurors that were let through. */
  const childOf = (contestId: string) =>
    db()
      .selectFrom('writing.review_comment as c')
      .innerJoin('writing.assignment as a', 'a.id', 'c.assignment_id')
      .innerJoin('bridge.entry as b', 'b.essay_id', 'a.essay_id')
      .innerJoin('identity.application as p', 'p.id', 'b.application_id')
      .select(['p.id', 'p.account_id', 'c.shown', 'c.assignment_id', 'a.essay_id'])
      .where('a.contest_id', '=', contestId)
      .where('c.state', '=', 'approved')
      .where('p.state', '=', 'submitted')
      .orderBy('p.id')
      .executeTakeFirstOrThrow()
  async function browse(accountId: string) {
    const child = app.client()
    const cookie = await startSession(db(), accountId, false, true)
    child.cookies.set('qarmaq_session', /qarmaq_session=([^;]+)/.exec(cookie)?.[1] ?? '')
    return (await child.get('/kk/application')).html
  }

  it('reads them once the result is announced, without a name or a number', async () => {
    const child = await childOf(announced)
    const html = await browse(child.account_id)
    expect(html).toContain('Эссені оқығандардың пікірі')
    expect(html).toContain(child.shown)
    expect(html).not.toMatch(/№\s?\d+ қазы/)
    const waiting = await childOf(judged)
    expect(await browse(waiting.account_id)).not.toContain(waiting.shown)
  })

  it('no longer reads what is taken back', async () => {
    const child = await childOf(announced)
    const at = `/kk/organiser/contests/${announced}/comments/${child.assignment_id}`
    const { html } = await organiser.get(at)
    const taken = await organiser.post(at, {
      intent: 'refuse',
      version: hidden(html, 'version'),
      reason: 'Қате кеткен',
    })
    expect(taken.status).toBe(302)
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from writing.review_comment c
      join writing.assignment a on a.id = c.assignment_id
      where a.essay_id = ${child.essay_id} and c.state = 'approved'`.execute(db())
    const after = await browse(child.account_id)
    expect(after.split('<blockquote').length - 1).toBe(rows[0]?.count)
  })

  it('who withdraws leaves no words of a juror behind, and the numbers stay', async () => {
    const child = await childOf(judged)
    const left = async () =>
      (
        await sql<{ comments: number; versions: number; scores: number }>`
          select (select count(*)::int from writing.review_comment c join writing.assignment a on a.id = c.assignment_id
                   where a.essay_id = ${child.essay_id}) as comments,
                 (select count(*)::int from writing.review_version v join writing.assignment a on a.id = v.assignment_id
                   where a.essay_id = ${child.essay_id}) as versions,
                 (select count(*)::int from writing.review_score s join writing.assignment a on a.id = s.assignment_id
                   where a.essay_id = ${child.essay_id} and a.state = 'done') as scores`.execute(db())
      ).rows[0]
    await sql`insert into writing.review_version (assignment_id, version, state, scores, note, comment, saved_at)
      values (${child.assignment_id}, 1, 'submitted', '{}', 'жазба', 'сөз', now())`.execute(db())
    const before = await left()
    expect(before?.comments).toBeGreaterThan(0)
    const ctx = { ...systemContext(app.services, 'test'), now: app.clock.now() }
    const gone = await withdrawApplication(ctx, child.id)
    expect(gone.ok).toBe(true)
    expect(await left()).toEqual({ comments: 0, versions: 0, scores: before?.scores })
  })
})
