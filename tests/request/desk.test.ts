import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql, type Transaction } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Contest } from '#app/domain/contest/contest.ts'
import type { Context } from '#app/domain/context.ts'
import { assignReviews } from '#app/domain/jury/assign-reviews.server.ts'
import type { Database } from '#db/schema.ts'
import { essayText } from '#tests/support/build-application.ts'
import { organiserContext } from '#tests/support/build-contest.ts'
import { buildScreenedContest, moveTo } from '#tests/support/build-jury.ts'
import { type Client, createTestApp, type TestApp } from '#tests/support/client.ts'
import { checkInvariants } from '#tests/support/invariants.ts'
import { type SeatedJuror, seatJuror } from '#tests/support/seat-juror.ts'

let app: TestApp
let organiser: Client & { accountId: string }
let ctx: () => Context
let contest: Contest
let juror: SeatedJuror
let other: SeatedJuror

const minute = 60_000

beforeAll(async () => {
  app = await createTestApp()
  organiser = await app.signedIn('organiser')
  ctx = () => ({ ...organiserContext(app.services, organiser.accountId), now: app.clock.now() })
  const essays = Array.from({ length: 6 }, (_, index) => ({
    birthDate: `2012-05-${10 + index}`,
    essay: { language: 'kk' as const, body: essayText(9000 + index) },
  }))
  contest = await buildScreenedContest(ctx(), essays, { reviewsPerEssay: 2 })
  juror = await seatJuror(app, ctx(), contest.id)
  other = await seatJuror(app, ctx(), contest.id)
  const given = await assignReviews(ctx(), { contestId: contest.id })
  if (!given.ok) throw new Error(given.reason)
  await moveTo(ctx(), contest.id, 'in-review')
})
afterAll(async () => {
  expect(await checkInvariants(db())).toEqual([])
  await app.close()
})

const db = () => app.services.database.db
const wait = (ms: number) => app.clock.set(new Date(app.clock.now().getTime() + ms))

const codesIn = (html: string) =>
  [...(html.split('<table')[1] ?? '').matchAll(/\/essays\/([A-Z0-9]+)"/g)].map(([, code = '']) => code)
const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
const all = (level: string) => Object.fromEntries(contest.criteria.map((_, at) => [`score.${at + 1}`, level]))
/** The essay of this place in the juror's queue. */
const essayAt = async (place: number, who = juror) =>
  `${who.desk}/essays/${codesIn((await who.get(who.desk)).html)[place]}`

type Sent = { version: number; window: string; step: number; scores: Record<string, number> }
async function autosave(page: string, sent: Sent & { note?: string; comment?: string; minutes?: number }, who = juror) {
  const body = JSON.stringify({ note: '', comment: '', minutes: 0, ...sent })
  const answer = await who.get(`${page}/autosave`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body,
  })
  return { status: answer.status, said: JSON.parse(answer.html) as { version?: number; reason?: string } }
}

async function reviewOf(page: string) {
  const { rows } = await sql<{ state: string; note: string; comment: string | null; version: number; scores: number }>`
    select r.state, r.note, c.body as comment, r.version,
           (select count(*)::int from writing.review_score s where s.assignment_id = r.assignment_id) as scores
      from writing.review r join writing.assignment a on a.id = r.assignment_id
      left join writing.review_comment c on c.assignment_id = r.assignment_id
     where a.code = ${page.split('/').pop()}`.execute(db())
  return rows[0]
}

describe('a draft that saves by itself', () => {
  const window = randomUUID()
  let page: string

  it('is stored with what is chosen and written so far, and is no conflict to itself', async () => {
    page = await essayAt(0)
    const first = await autosave(page, { version: 0, window, step: 1, scores: { 1: 2 }, comment: 'Жақсы ой!' })
    expect(first).toEqual({ status: 200, said: { version: 1 } })
    // The answer was lost: the window does not know its version, and is known all the same.
    const second = await autosave(page, { version: 0, window, step: 2, scores: { 1: 3, 2: 1 }, note: 'қайта оқу' })
    expect(second).toEqual({ status: 200, said: { version: 2 } })
    expect(await reviewOf(page)).toEqual({ state: 'draft', note: 'қайта оқу', comment: '', version: 2, scores: 2 })
    // The first request arrives once more, late: it changes nothing.
    const late = await autosave(page, { version: 0, window, step: 1, scores: { 1: 2 }, comment: 'Жақсы ой!' })
    expect(late).toEqual({ status: 200, said: { version: 2 } })
    expect(await reviewOf(page)).toMatchObject({ note: 'қайта оқу', scores: 2 })
    expect((await juror.get(page)).html).toContain('қайта оқу')
  })

  it('leaves one entry in the audit for a sitting', async () => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from audit.entry e join writing.assignment a on a.id::text = e.subject_id
       where e.action = 'review.save' and a.code = ${page.split('/').pop()}`.execute(db())
    expect(rows[0]?.count).toBe(1)
  })

  it('does not replace what another window has saved since: that one stays and the button decides', async () => {
    const behind = await autosave(page, { version: 1, window: randomUUID(), step: 1, scores: { 1: 4 } })
    expect(behind).toEqual({ status: 409, said: { reason: 'changed' } })
    expect(await reviewOf(page)).toMatchObject({ note: 'қайта оқу', version: 2 })
    const refused = await juror.post(page, {
      version: '1',
      note: 'екінші',
      comment: '',
      intent: 'draft',
      'score.1': '4',
    })
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('екінші')
    // The page that tells of the conflict does not save by itself.
    expect(refused.html).toContain('&quot;saveAt&quot;:null')
    const version = hidden(refused.html, 'version')
    const kept = await juror.post(page, { version, note: 'екінші', comment: '', intent: 'draft', 'score.1': '4' })
    expect(kept.status).toBe(302)
    const { html } = await juror.get(page)
    expect(html).toContain('Бағаларымның бұрынғы нұсқасы: 1')
    expect(html).toContain('қайта оқу')
  })

  it('is the juror’s own: nobody else reaches it, and nonsense is refused', async () => {
    const sent = { version: 3, window, step: 9, scores: { 1: 1 } }
    expect((await autosave(page, sent, other)).status).toBe(404)
    expect((await autosave(`${juror.desk}/essays/NOSUCH`, sent)).status).toBe(404)
    expect(await autosave(page, { ...sent, window: randomUUID(), scores: { 1: 99 } })).toEqual({
      status: 422,
      said: { reason: 'level' },
    })
    expect((await autosave(page, { ...sent, window: 'x' })).status).toBe(422)
    expect((await autosave(page, { ...sent, comment: 'x'.repeat(1001) })).status).toBe(422)
    expect((await autosave(page, { ...sent, minutes: -1 })).status).toBe(422)
    const raw = await juror.get(`${page}/autosave`, { method: 'POST', body: '{' })
    expect(raw.status).toBe(422)
    expect((await juror.get(`${page}/autosave`)).status).toBe(404)
    expect(await reviewOf(page)).toMatchObject({ note: 'екінші', version: 3 })
  })

  it('stops at what was handed in', async () => {
    const { html } = await juror.get(page)
    const version = hidden(html, 'version')
    const sent = await juror.post(page, { version, note: '', comment: '', intent: 'submit', ...all('3') })
    expect(sent.status).toBe(302)
    const late = await autosave(page, { version: 4, window, step: 10, scores: { 1: 1 } })
    expect(late).toEqual({ status: 409, said: { reason: 'submitted' } })
    expect((await juror.get(page)).html).toContain('&quot;saveAt&quot;:null')
    expect(await reviewOf(page)).toMatchObject({ state: 'submitted', scores: contest.criteria.length })
  })
})

describe('earlier scores', () => {
  it('are kept each time, shown to the juror alone, and cannot be changed or taken away', async () => {
    const page = await essayAt(1)
    await juror.post(page, { version: '0', note: '', comment: 'Бірінші сөз', intent: 'submit', ...all('2') })
    wait(minute)
    await juror.post(page, { version: '1', note: '', comment: 'Екінші сөз', intent: 'submit', ...all('4') })
    const { html } = await juror.get(page)
    expect(html).toContain('Бағаларымның бұрынғы нұсқасы: 1')
    expect(html).toContain('Бірінші сөз')
    const versions = await db()
      .selectFrom('writing.review_version as v')
      .innerJoin('writing.assignment as a', 'a.id', 'v.assignment_id')
      .select(['v.version', 'v.state', 'v.comment', 'a.id'])
      .where('a.code', '=', page.split('/').pop() ?? '')
      .orderBy('v.version')
      .execute()
    expect(versions.map(({ version, state, comment }) => [version, state, comment])).toEqual([
      [1, 'submitted', 'Бірінші сөз'],
      [2, 'submitted', 'Екінші сөз'],
    ])
    const id = versions[0]?.id ?? ''
    await expect(
      asJuror(juror, (tx) => sql`update writing.review_version set note = 'x' where assignment_id = ${id}`.execute(tx)),
    ).rejects.toThrow(/permission denied/)
    await expect(
      asJuror(juror, (tx) => sql`delete from writing.review_version where assignment_id = ${id}`.execute(tx)),
    ).rejects.toThrow(/permission denied/)
    await expect(sql`delete from writing.review_version where assignment_id = ${id}`.execute(db())).rejects.toThrow(
      /permission denied/,
    )
    await expect(asOwner(sql`delete from writing.review_version where assignment_id = ${id}`)).rejects.toThrow(
      /only ever added/,
    )
    const foreign = await asJuror(other, (tx) =>
      sql`select 1 from writing.review_version where assignment_id = ${id}`.execute(tx),
    )
    expect(foreign.rows).toEqual([])
  })
})

describe('the time it took', () => {
  const minutesOf = async (page: string, who = juror) => {
    const { rows } = await asJuror(who, (tx) =>
      sql<{ minutes: number }>`select t.minutes from writing.reading_time t
        join writing.assignment a on a.id = t.assignment_id where a.code = ${page.split('/').pop()}`.execute(tx),
    )
    return rows.map(({ minutes }) => minutes)
  }

  it('counts whole minutes, no more of them than have passed, and only for the juror', async () => {
    const page = await essayAt(2)
    const window = randomUUID()
    const sent = { version: 0, window, scores: { 1: 1 } }
    await autosave(page, { ...sent, step: 1, minutes: 1 })
    // Two windows tell of the same minute.
    await autosave(page, { ...sent, window: randomUUID(), version: 1, step: 1, minutes: 1 })
    expect(await minutesOf(page)).toEqual([1])
    wait(3 * minute)
    await autosave(page, { ...sent, step: 2, minutes: 200 })
    expect(await minutesOf(page)).toEqual([4])
    expect((await reviewOf(page))?.version).toBe(1)
    expect((await juror.get(juror.desk)).html).toContain('4 мин')
    expect(await minutesOf(page, other)).toEqual([])
    await expect(sql`select 1 from writing.reading_time`.execute(db())).rejects.toThrow(/permission denied/)
  })
})

describe('the size of the text', () => {
  it('is kept in the browser, and what was typed stays though nothing is saved', async () => {
    const page = await essayAt(3)
    const larger = await juror.post(page, {
      version: '0',
      note: 'жазып отырмын',
      comment: '',
      size: '4',
      'score.2': '3',
    })
    expect(larger.status).toBe(200)
    expect(larger.html).toContain('data-size="4"')
    expect(larger.html).toContain('жазып отырмын')
    const chosen = [...larger.html.matchAll(/<input[^>]*checked=""[^>]*>/g)].map(([tag]) => tag)
    expect(chosen).toHaveLength(1)
    expect(chosen[0]).toContain('name="score.2"')
    expect(chosen[0]).toContain('value="3"')
    expect(await reviewOf(page)).toBeUndefined()
    expect(juror.cookies.get('qarmaq_text')).toBe('4')
    expect((await juror.get(page)).html).toContain('data-size="4"')
    expect((await juror.post(page, { version: '0', note: '', size: '9' })).status).toBe(422)
  })
})

describe('a comment to the child', () => {
  it('carries no contacts, and is kept while that is said', async () => {
    const page = await essayAt(3)
    const fields = { version: '0', note: '', intent: 'submit', ...all('2') }
    for (const comment of ['Маған жаз: 8 701 555 01 23', 'juror@example.kz', 'Инстаграм: @kazylar_2026']) {
      const refused = await juror.post(page, { ...fields, comment })
      expect(refused.status).toBe(422)
      expect(refused.html).toContain('href="#field-comment"')
      expect(refused.html).toContain(comment)
    }
    expect((await juror.post(page, { ...fields, comment: 'x'.repeat(1001) })).status).toBe(422)
    expect((await reviewOf(page))?.state).toBeUndefined()
    expect((await juror.post(page, { ...fields, comment: 'Арманың үлкен екен!\u0000' })).status).toBe(302)
    expect(await reviewOf(page)).toMatchObject({ state: 'submitted', comment: 'Арманың үлкен екен!' })
  })
})

describe('a break', () => {
  const day = (days: number) => new Date(app.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)

  it('wants a day from today on and no later than sixty days', async () => {
    const page = `${other.desk}/pause`
    expect((await other.get(page)).status).toBe(200)
    for (const until of ['', 'tomorrow', day(-1), day(62)]) {
      const refused = await other.post(page, { intent: 'pause', until })
      expect(refused.status, until).toBe(422)
      expect(refused.html).toContain('href="#field-until"')
    }
    expect((await juror.get(`/kk/jury/${randomUUID()}/pause`)).status).toBe(404)
  })

  it('keeps new essays away until it ends, and what lies on the desk stays', async () => {
    const before = codesIn((await other.get(other.desk)).html).length
    const late = await seatJuror(app, ctx(), contest.id)
    expect((await other.post(`${other.desk}/pause`, { intent: 'pause', until: day(3) })).status).toBe(302)
    expect((await late.post(`${late.desk}/pause`, { intent: 'pause', until: day(3) })).status).toBe(302)
    expect((await other.get(other.desk)).html).toContain('Сіз үзілістесіз')
    const recused = `${await essayAt(4)}/recuse`
    await juror.post(recused, { reason: 'language', note: '', confirmed: 'yes' })
    expect(codesIn((await late.get(late.desk)).html)).toEqual([])
    expect(codesIn((await other.get(other.desk)).html)).toHaveLength(before)
    expect((await late.post(`${late.desk}/pause`, { intent: 'resume', until: '' })).status).toBe(302)
    expect((await late.get(late.desk)).html).not.toContain('Сіз үзілістесіз')
    const filled = await assignReviews(ctx(), { contestId: contest.id })
    expect(filled.ok).toBe(true)
    expect(codesIn((await late.get(late.desk)).html)).toHaveLength(1)
    // A break ends by itself after its last day.
    wait(4 * 86_400_000)
    expect((await other.get(other.desk)).html).not.toContain('Сіз үзілістесіз')
  })
})

describe('once scoring is closed', () => {
  it('nothing is saved, and the page can still be read in any size', async () => {
    const page = await essayAt(0)
    const open = await db().selectFrom('writing.assignment').select('id').where('state', '=', 'open').execute()
    await moveTo(ctx(), contest.id, 'decided', open.length)
    const late = await autosave(page, { version: 9, window: randomUUID(), step: 1, scores: { 1: 1 } })
    expect(late).toEqual({ status: 409, said: { reason: 'closed' } })
    const larger = await juror.post(page, { size: '1' })
    expect(larger.status).toBe(200)
    expect(larger.html).toContain('data-size="1"')
    expect((await other.get(`${other.desk}/pause`)).location).toBe(other.desk)
    expect((await other.post(`${other.desk}/pause`, { intent: 'resume', until: '' })).location).toBe(other.desk)
  })
})

/** As the database sees a juror's request. */
function asJuror<T>(who: { accountId: string }, run: (tx: Transaction<Database>) => Promise<T>): Promise<T> {
  return db()
    .transaction()
    .execute(async (tx) => {
      const account = who.accountId
      await sql`select set_config('role', 'qarmaq_juror', true), set_config('qarmaq.account_id', ${account}, true)`.execute(
        tx,
      )
      return run(tx)
    })
}

function asOwner(query: RawBuilder<unknown>) {
  return db()
    .transaction()
    .execute(async (tx) => {
      await sql`set local role qarmaq_owner`.execute(tx)
      return query.execute(tx)
    })
}
