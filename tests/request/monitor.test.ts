import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Contest } from '#app/domain/contest/contest.ts'
import type { Context } from '#app/domain/context.ts'
import { assignReviews } from '#app/domain/jury/assign-reviews.server.ts'
import { getMonitor } from '#app/domain/monitor/get-monitor.server.ts'
import { essayText } from '#tests/support/build-application.ts'
import { organiserContext } from '#tests/support/build-contest.ts'
import { buildScreenedContest, moveTo } from '#tests/support/build-jury.ts'
import { type Client, createTestApp, type TestApp } from '#tests/support/client.ts'
import { checkInvariants } from '#tests/support/invariants.ts'
import { type SeatedJuror, seatJuror } from '#tests/support/seat-juror.ts'

let app: TestApp
let organiser: Client & { accountId: string }
let contest: Contest
/** in the order of their numbers */
let jurors: SeatedJuror[]
let monitor: string

const day = 86_400_000
const ctx = (): Context => ({ ...organiserContext(app.services, organiser.accountId), now: app.clock.now() })
const db = () => app.services.database.db
const plain = (html: string) => html.replaceAll('<!-- -->', '')
const pass = (days: number) => app.clock.set(new Date(app.clock.now().getTime() + days * day))

beforeAll(async () => {
  app = await createTestApp()
  organiser = await app.signedIn('organiser')
  const essays = Array.from({ length: 6 }, (_, index) => ({
    birthDate: `2012-05-${10 + index}`,
    essay: { language: 'kk' as const, body: essayText(9600 + index) },
  }))
  contest = await buildScreenedContest(ctx(), essays, { reviewsPerEssay: 2 })
  jurors = []
  for (let count = 0; count < 3; count += 1) jurors.push(await seatJuror(app, ctx(), contest.id))
  monitor = `/kk/organiser/contests/${contest.id}/monitor`
})
afterAll(async () => {
  expect(await checkInvariants(db())).toEqual([])
  await app.close()
})

/** Hands in, or keeps as drafts, the next essays of a juror's queue. */
async function read(number: number, count: number, intent: 'submit' | 'draft' = 'submit'): Promise<void> {
  const juror = jurors[number - 1] as SeatedJuror
  for (let done = 0; done < count; done += 1) {
    const { html } = await juror.get(juror.desk)
    const code = /next-up"><a href="[^"]*\/essays\/([A-Z0-9]+)"/.exec(html)?.[1]
    const levels = Object.fromEntries(contest.criteria.map((_, at) => [`score.${at + 1}`, '2']))
    const page = `${juror.desk}/essays/${code}`
    const version = /name="version" value="(\d+)"/.exec((await juror.get(page)).html)?.[1] ?? ''
    const answer = await juror.post(page, { version, note: '', comment: '', intent, ...levels })
    if (answer.status !== 302) throw new Error(`a review was answered ${answer.status}`)
  }
}

const letters = () =>
  db()
    .selectFrom('message.outbox')
    .select(['recipient', 'event_key', 'params', 'locale'])
    .where('template', '=', 'jury-reminder')
    .orderBy('created_at')
    .execute()

describe('before the review', () => {
  it('says so, and already takes the day to finish by', async () => {
    const page = await organiser.get(monitor)
    expect(page.status).toBe(200)
    expect(page.html).toContain('Бағалау әлі басталған жоқ')
    const wrong = await organiser.post(monitor, { finishBy: 'ертең', quietDays: '0' })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('Күнді таңдаңыз немесе бос қалдырыңыз')
    expect(wrong.html).toContain('1 мен 60 аралығындағы бүтін сан жазыңыз')
    expect(wrong.html).toContain('value="ертең"')
    expect((await organiser.post(monitor, { finishBy: '', quietDays: '5' })).status).toBe(302)
    const remind = await organiser.get(`${monitor}/remind`)
    expect(remind.html).toContain('бағалау жүріп жатқанда ғана')
    expect((await organiser.post(`${monitor}/remind`, { who: 'unfinished' })).status).toBe(422)
  })
})

describe('while jurors read', () => {
  beforeAll(async () => {
    const given = await assignReviews(ctx(), { contestId: contest.id })
    if (!given.ok) throw new Error(given.reason)
    await moveTo(ctx(), contest.id, 'in-review')
    // Four essays each. 2 March: two readings; 3 March: one and a draft; 4 March: none; 5 March: two.
    await read(1, 2)
    pass(1)
    await read(1, 1)
    await read(2, 1, 'draft')
    pass(2)
    await read(1, 1)
    await read(2, 1)
    pass(1)
  })

  it('counts as one counts by hand', async () => {
    const found = await getMonitor(ctx(), contest.id)
    const assignments = await db().selectFrom('writing.assignment').select(['essay_id', 'state']).execute()
    const depths = [0, 0, 0]
    for (const essay of new Set(assignments.map(({ essay_id }) => essay_id))) {
      const done = assignments.filter((one) => one.essay_id === essay && one.state === 'done').length
      depths[done] = (depths[done] ?? 0) + 1
    }
    expect(found?.phase).toBe('during')
    expect(found?.languages).toEqual([
      { language: 'kk', essays: 6, places: 12, filled: 12, done: 5, readers: 3, room: 3 * 36, depths },
    ])
    expect(
      found?.readers.map(({ number, done, open, standing, name }) => [number, done, open, standing, name]),
    ).toEqual([
      [1, 4, 0, 'finished', null],
      [2, 1, 3, 'reading', null],
      [3, 0, 4, 'not-begun', null],
    ])
    expect(found?.forecast.days).toEqual([
      { day: '2026-03-02', readings: 2 },
      { day: '2026-03-03', readings: 1 },
      { day: '2026-03-04', readings: 0 },
      { day: '2026-03-05', readings: 2 },
    ])
    const { early, middle, late } = found?.forecast.whole ?? {}
    // Seven are left: at two a day no sooner than the fourth day.
    expect(String(early) >= '2026-03-10' && String(middle) >= String(early) && String(late) >= String(middle)).toBe(
      true,
    )
    expect(found?.agreement.figures).toBeNull()
  })

  it('shows it in every language by number alone', async () => {
    for (const language of ['kk', 'ru', 'en']) {
      const page = plain((await organiser.get(monitor.replace('/kk/', `/${language}/`))).html)
      for (const { email } of jurors) expect(page).not.toContain(email)
      expect(page).not.toMatch(/Person [234]/)
      expect(page).toContain('<svg')
    }
    const page = plain((await organiser.get(monitor)).html)
    expect(page).toContain('5 / 12')
    expect(page).toContain('Бәрін бағалады')
    expect(page).toContain('Бастамаған')
    expect(page).toContain('Осы қарқынмен аяқталатын күн')
    expect(page).toContain('кемінде екі рет оқылған он эссе керек')
  })

  it('leaves a late change of a score on the day of its first handing in', async () => {
    const [first] = jurors
    const { html } = await (first as SeatedJuror).get((first as SeatedJuror).desk)
    const code = /\/essays\/([A-Z0-9]+)"/.exec(html.split('<table')[1] ?? '')?.[1]
    const page = `${first?.desk}/essays/${code}`
    const version = /name="version" value="(\d+)"/.exec((await (first as SeatedJuror).get(page)).html)?.[1] ?? ''
    const levels = Object.fromEntries(contest.criteria.map((_, at) => [`score.${at + 1}`, '1']))
    const changed = await (first as SeatedJuror).post(page, {
      version,
      note: '',
      comment: '',
      intent: 'submit',
      ...levels,
    })
    expect(changed.status).toBe(302)
    pass(1)
    const days = (await getMonitor(ctx(), contest.id))?.forecast.days.map(({ readings }) => readings)
    expect(days).toEqual([2, 1, 0, 2, 0])
  })

  it('knows who is quiet for too long, and warns when the plan cannot be kept', async () => {
    const standings = async () => (await getMonitor(ctx(), contest.id))?.readers.map(({ standing }) => standing)
    expect(await standings()).toEqual(['finished', 'reading', 'overdue'])
    expect((await organiser.post(monitor, { finishBy: '2026-03-09', quietDays: '5' })).status).toBe(302)
    expect(await standings()).toEqual(['finished', 'late', 'late'])
    expect(plain((await organiser.get(monitor)).html)).toContain('Бұл жоспардан (2026 ж. 9 наурыз) кеш')
    expect((await organiser.post(monitor, { finishBy: '', quietDays: '5' })).status).toBe(302)
  })

  it('can be taken as a table that runs nothing', async () => {
    const file = await organiser.get(`${monitor}/progress.csv`)
    expect(file.headers.get('Content-Type')).toBe('text/csv; charset=utf-8')
    expect(file.headers.get('Cache-Control')).toBe('no-store')
    const lines = file.html.replace('\uFEFF', '').trim().split('\r\n')
    expect(lines).toHaveLength(4)
    expect(lines[1]?.split(';').slice(0, 1)).toEqual(['1'])
    expect(lines[3]).toBe('3;Көптен оқымаған;kk ru;0;4;0;36;')
    for (const { email } of jurors) expect(file.html).not.toContain(email)
  })
})

describe('a reminder', () => {
  it('shows whom it reaches as a number, and the letter, before it is sent', async () => {
    const page = plain((await organiser.get(`${monitor}/remind?who=not-begun`)).html)
    expect(page).toContain('Алушы: 1')
    expect(page).toContain('Қалғаны: 4')
    expect(page).toContain(`/kk/jury/${contest.id}`)
    for (const { email } of jurors) expect(page).not.toContain(email)
    expect(await letters()).toEqual([])
    expect((await organiser.post(`${monitor}/remind`, { who: 'everybody' })).status).toBe(422)
  })

  it('passes over whoever takes a break', async () => {
    const [, second] = jurors
    expect((await second?.post(`${second.desk}/pause`, { intent: 'pause', until: '2026-03-09' }))?.status).toBe(302)
    expect(plain((await organiser.get(`${monitor}/remind?who=unfinished`)).html)).toContain('Алушы: 1')
    expect(plain((await organiser.get(monitor)).html)).toContain('Үзілісте, соңғы күні: 2026 ж. 9 наурыз')
    expect((await second?.post(`${second.desk}/pause`, { intent: 'resume' }))?.status).toBe(302)
  })

  it('goes to each once a day, whoever presses how often, also at the same moment', async () => {
    const both = await Promise.all([
      organiser.post(`${monitor}/remind`, { who: 'overdue' }),
      organiser.post(`${monitor}/remind`, { who: 'not-begun' }),
    ])
    expect(both.map(({ location }) => location?.split('?')[1]).sort()).toEqual(['sent=0&known=1', 'sent=1&known=0'])
    expect(await letters()).toHaveLength(1)
    const again = await organiser.post(`${monitor}/remind`, { who: 'unfinished' })
    expect(again.location).toContain('?sent=1&known=1')
    expect(plain((await organiser.get(again.location ?? '')).html)).toContain('Бүгін хат алып қойғандар: 1.')
    expect((await letters()).map(({ recipient }) => recipient).sort()).toEqual(
      jurors
        .slice(1)
        .map(({ email }) => email)
        .sort(),
    )
    pass(1)
    expect((await organiser.post(`${monitor}/remind`, { who: 'not-begun' })).location).toContain('?sent=1&known=0')
    expect(await letters()).toHaveLength(3)
  })

  it('stands in the log as a count, and among the letters without the address', async () => {
    const entries = await db()
      .selectFrom('audit.entry')
      .select('details')
      .where('action', '=', 'reminder.send')
      .orderBy('seq')
      .execute()
    expect(entries.map(({ details }) => details)).toEqual([
      { audience: expect.any(String), sent: 1, known: 0 },
      { audience: 'unfinished', sent: 1, known: 1 },
      { audience: 'not-begun', sent: 1, known: 0 },
    ])
    const page = (await organiser.get(`/kk/organiser/contests/${contest.id}/messages`)).html
    expect(page).toContain('қазының мекенжайы жасырылған')
    expect(page).toContain('Эсселер сізді күтіп тұр')
  })
})

describe('afterwards', () => {
  it('thanks, names the jurors, and reminds nobody', async () => {
    await sql`update contest.contest set state = 'decided' where id = ${contest.id}`.execute(db())
    const page = plain((await organiser.get(monitor)).html)
    expect(page).toContain('Барлық қазыға рақмет!')
    expect(page).toContain('Person 2')
    expect((await organiser.post(`${monitor}/remind`, { who: 'unfinished' })).status).toBe(422)
    expect((await organiser.post(monitor, { finishBy: '', quietDays: '5' })).status).toBe(422)
    // Names stand in the table now; one that a spreadsheet would run, and one that breaks a line, are only texts in it.
    const [first, second] = jurors.map(({ accountId }) => accountId)
    await sql`update identity.account set display_name = '=1+2;"x"' where id = ${first}`.execute(db())
    await sql`update identity.account set display_name = '@SUM(1)' where id = ${second}`.execute(db())
    const table = (await organiser.get(`${monitor}/progress.csv`)).html
    expect(table).toContain(`1;"'=1+2;""x""";`)
    expect(table).toContain(`2;'@SUM(1);`)
    expect(table).not.toMatch(/(^|[;"\n])[=@]/)
    await sql`update contest.contest set state = 'in-review' where id = ${contest.id}`.execute(db())
  })
})

describe('nobody else', () => {
  it('comes in', async () => {
    for (const role of ['coordinator', 'juror', 'technician'] as const) {
      const stranger = await app.signedIn(role)
      for (const page of [monitor, `${monitor}/remind`, `${monitor}/progress.csv`]) {
        expect((await stranger.get(page)).status).toBe(403)
      }
      expect((await stranger.post(`${monitor}/remind`, { who: 'unfinished' })).status).toBe(403)
    }
    const unknown = '/kk/organiser/contests/00000000-0000-4000-8000-000000000000/monitor'
    for (const page of ['', '/remind', '/progress.csv']) expect((await organiser.get(unknown + page)).status).toBe(404)
    expect((await organiser.post(unknown, { finishBy: '', quietDays: '5' })).status).toBe(404)
    expect((await organiser.post(`${unknown}/remind`, { who: 'overdue' })).status).toBe(404)
  })
})
