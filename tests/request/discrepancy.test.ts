import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Contest } from '#app/domain/contest/contest.ts'
import type { Context } from '#app/domain/context.ts'
import { settleAllReadings } from '#app/domain/discrepancy/settle-readings.server.ts'
import { assignReviews } from '#app/domain/jury/assign-reviews.server.ts'
import { recuseEssay } from '#app/domain/jury/recuse-essay.server.ts'
import { refillPlaces } from '#app/domain/jury/refill-places.server.ts'
import { calibrateInput } from '#app/domain/scoring/calibrate-input.ts'
import { readInput } from '#app/domain/scoring/read-input.server.ts'
import { readingsJob } from '#app/jobs/readings.ts'
import { systemContext } from '#app/services.server.ts'
import { essayText } from '#tests/support/build-application.ts'
import { organiserContext } from '#tests/support/build-contest.ts'
import { buildScreenedContest, moveTo } from '#tests/support/build-jury.ts'
import { type Client, createTestApp, type TestApp } from '#tests/support/client.ts'
import { checkInvariants } from '#tests/support/invariants.ts'
import { type MailBox, openMailBox } from '#tests/support/mail-box.ts'
import { codesByEssay, type SeatedJuror, seatJuror } from '#tests/support/seat-juror.ts'

let app: TestApp
let mail: MailBox
let organiser: Client & { accountId: string }
let ctx: () => Context
let contest: Contest
let jurors: SeatedJuror[]
let desk: string
let page: string

beforeAll(async () => {
  app = await createTestApp()
  mail = await openMailBox()
  organiser = await app.signedIn('organiser')
  ctx = () => ({ ...organiserContext(app.services, organiser.accountId), now: app.clock.now() })
  contest = await buildScreenedContest(
    ctx(),
    Array.from({ length: 3 }, (_, index) => ({ essay: { language: 'kk' as const, body: essayText(index + 1) } })),
    { reviewsPerEssay: 2 },
  )
  jurors = []
  for (let index = 0; index < 2; index += 1) jurors.push(await seatJuror(app, ctx(), contest.id))
  expect((await assignReviews(ctx(), { contestId: contest.id })).ok).toBe(true)
  await moveTo(ctx(), contest.id, 'in-review')
  desk = `/ru/jury/${contest.id}`
  page = `/ru/organiser/contests/${contest.id}/discrepancies`
})
afterAll(async () => {
  expect(await checkInvariants(app.services.database.db)).toEqual([])
  await mail.close()
  await app.close()
})

const db = () => app.services.database.db
const word = (seed: number) => `сөйлем${seed * 1000}`
const all = (score: number) =>
  Object.fromEntries(contest.criteria.map((_, index) => [`score.${index + 1}`, String(score)]))
const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''

async function essayOf(seed: number): Promise<string> {
  const { id } = await db()
    .selectFrom('writing.essay')
    .select('id')
    .where('contest_id', '=', contest.id)
    .where('body', 'like', `%${word(seed)}%`)
    .executeTakeFirstOrThrow()
  return id
}

/** Whoever has the essay on the desk, with the code for it. */
async function readersOf(seed: number, people: readonly SeatedJuror[] = jurors) {
  const essayId = await essayOf(seed)
  const readers: { juror: SeatedJuror; code: string }[] = []
  for (const juror of people) {
    const code = (await codesByEssay(app, contest.id, juror.accountId)).get(essayId)
    if (code) readers.push({ juror, code })
  }
  return readers
}

async function score(reader: { juror: SeatedJuror; code: string } | undefined, level: number) {
  if (!reader) throw new Error('nobody reads it')
  const path = `${desk}/essays/${reader.code}`
  const form = await reader.juror.get(path)
  const version = hidden(form.html, 'version') || '0'
  const answer = await reader.juror.post(path, { version, note: '', comment: '', intent: 'submit', ...all(level) })
  expect(answer.status).toBe(302)
  return answer
}

const discrepancyOf = async (seed: number) =>
  db()
    .selectFrom('writing.discrepancy')
    .select(['id', 'state', 'round', 'rounds_allowed', 'obstacle', 'found'])
    .where('essay_id', '=', await essayOf(seed))
    .executeTakeFirst()

const stepsOf = async (id: string) =>
  (
    await db()
      .selectFrom('audit.entry')
      .select(['action', 'actor_role', 'actor_id'])
      .where('subject_kind', '=', 'discrepancy')
      .where('subject_id', '=', id)
      .orderBy('seq')
      .execute()
  ).map(({ action, actor_role }) => `${actor_role} ${action}`)

/** The points that a scoring run would give to an essay now. */
async function measureOf(essayId: string): Promise<number | undefined> {
  const input = await db()
    .transaction()
    .execute((tx) => readInput(tx, contest.id))
  const computed = await calibrateInput({ ...input, seed: 'test' }, async () => undefined)
  return computed?.essays.find((essay) => essay.essayId === essayId)?.measure
}

const rule = (overrides: Record<string, string> = {}) => ({
  intent: 'rule',
  byLevels: 'yes',
  levelGap: '2',
  pointsGap: '30',
  extraRounds: '1',
  adjudicated: 'replaces',
  ...overrides,
})

describe('the rule', () => {
  it('is off until an organiser sets it, and every problem is told', async () => {
    const shown = await organiser.get(page)
    expect(shown.status).toBe(200)
    expect(shown.html).toContain('Правило ещё не включено')
    const bad = await organiser.post(page, rule({ levelGap: '0', byPoints: 'yes', pointsGap: 'көп', extraRounds: '7' }))
    expect(bad.status).toBe(422)
    expect(bad.html).toContain('Выберите, сколько раз эссе читают ещё')
    const numbers = await organiser.post(page, rule({ levelGap: '0', byPoints: 'yes', pointsGap: 'көп' }))
    expect(numbers.status).toBe(422)
    for (const field of ['levelGap', 'pointsGap']) expect(numbers.html).toContain(`href="#field-${field}"`)
    expect(numbers.html).toContain('value="көп"')
    expect((await organiser.post(page, { intent: 'dance' })).status).toBe(422)
    expect((await organiser.get('/ru/organiser/contests/nonsense/discrepancies')).status).toBe(404)
    expect((await jurors[0]?.get(page))?.status).toBe(403)
    expect((await app.client().post(page, rule())).status).toBe(401)
  })

  it('compares nothing while it is off', async () => {
    const [one, two] = await readersOf(1)
    await score(one, 0)
    await score(two, 4)
    expect(await discrepancyOf(1)).toBeUndefined()
  })
})

let third: SeatedJuror

describe('a discrepancy', () => {
  it('is found when the rule is set, and says in words why nobody can read it once more', async () => {
    expect((await organiser.post(page, rule())).location).toBe(`${page}?notice=saved`)
    const found = await discrepancyOf(1)
    expect(found).toMatchObject({ state: 'extra-reading', round: 1, rounds_allowed: 1, obstacle: 'conflicts' })
    const shown = await organiser.get(page)
    expect(shown.html).toContain('Остальные уже читали это эссе')
    expect(shown.html).toContain('критерий 1: уровней 4')
    const one = await readersOf(2)
    await score(one[0], 3)
    await score(one[1], 2)
    expect(await discrepancyOf(2)).toBeUndefined()
  })

  it('goes to one more juror as soon as there is one, who cannot tell it from any other', async () => {
    third = await seatJuror(app, ctx(), contest.id)
    await readingsJob.run(app.services, new AbortController().signal)
    expect(await discrepancyOf(1)).toMatchObject({ state: 'extra-reading', round: 1, obstacle: null })
    const readers = await readersOf(1, [third])
    expect(readers).toHaveLength(1)
    const reading = await third.get(`${desk}/essays/${readers[0]?.code}`)
    expect(reading.html).toContain(word(1))
    const columns = await sql<{ column_name: string }>`
      select c.column_name from information_schema.column_privileges c
      where c.grantee = 'qarmaq_juror' and c.table_name in ('discrepancy', 'discrepancy_rule', 'reading_check', 'adjudication_reader')`.execute(
      db(),
    )
    expect(columns.rows).toEqual([])
    // A second look changes nothing, and gives it to nobody else.
    await settleAllReadings(systemContext(app.services, 'test'), new AbortController().signal)
    const open = await db()
      .selectFrom('writing.assignment')
      .select('id')
      .where('essay_id', '=', await essayOf(1))
      .execute()
    expect(open).toHaveLength(3)
  })

  it('is told to the juror by one letter a day, without why', async () => {
    await mail.deliver(app.services)
    const letters = mail.received.filter(({ to }) => JSON.stringify(to).includes(third.email))
    const more = letters.filter(({ text }) => text?.includes('/jury/'))
    expect(more.map(({ subject }) => subject)).toEqual(['Qarmaq: сізде жаңа эссе бар'])
    expect(more[0]?.text).not.toMatch(/алшақ|қайта/)
  })

  it('ends when the extra reading bears out one side', async () => {
    const [extra] = await readersOf(1, [third])
    await score(extra, 4)
    const settled = await discrepancyOf(1)
    expect(settled).toMatchObject({ state: 'agreed', round: 1 })
    expect(await stepsOf(settled?.id ?? '')).toEqual([
      'system discrepancy.find',
      'system discrepancy.nobody',
      'system discrepancy.reader',
      'system discrepancy.agree',
    ])
    expect((await organiser.get(page)).html).toContain('Сошлись')
  })
})

let decider: SeatedJuror

describe('an adjudicator', () => {
  it('is missing until one is appointed', async () => {
    const [one, two] = await readersOf(3)
    await score(one, 0)
    await score(two, 4)
    const [extra] = await readersOf(3, [third])
    expect(await discrepancyOf(3)).toMatchObject({ state: 'extra-reading' })
    await score(extra, 2)
    expect(await discrepancyOf(3)).toMatchObject({ state: 'adjudication', round: 1, obstacle: 'nobody' })
    expect((await organiser.get(page)).html).toContain('Арбитр не назначен')
    const move = await organiser.get(`/ru/organiser/contests/${contest.id}/move/decided`)
    expect(move.html).toContain('нерешёнными расхождениями')
  })

  it('never is somebody who had the essay', async () => {
    const numbers = await db()
      .selectFrom('writing.juror')
      .select('number')
      .where('contest_id', '=', contest.id)
      .execute()
    await organiser.post(page, { intent: 'adjudicators', adjudicator: numbers.map(({ number }) => String(number)) })
    expect(await discrepancyOf(3)).toMatchObject({ state: 'adjudication', obstacle: 'conflicts' })
    expect(await db().selectFrom('writing.adjudication').select('id').execute()).toEqual([])
    const essayId = await essayOf(3)
    const { juror_id } = await db()
      .selectFrom('writing.assignment')
      .select('juror_id')
      .where('essay_id', '=', essayId)
      .executeTakeFirstOrThrow()
    const found = await discrepancyOf(3)
    await expect(
      db()
        .insertInto('writing.adjudication')
        .values({
          id: app.services.random.uuid(),
          contest_id: contest.id,
          discrepancy_id: found?.id ?? '',
          essay_id: essayId,
          juror_id,
          code: 'ABCDEF',
          created_at: app.clock.now(),
        })
        .execute(),
    ).rejects.toThrow(/does not adjudicate/)
    expect((await organiser.post(page, { intent: 'adjudicators', adjudicator: '77' })).status).toBe(422)
  })

  it('gets it, when only there to decide, with the scores side by side under letters', async () => {
    decider = await seatJuror(app, ctx(), contest.id)
    const { number } = await db()
      .selectFrom('writing.juror')
      .select('number')
      .where('contest_id', '=', contest.id)
      .where('account_id', '=', decider.accountId)
      .executeTakeFirstOrThrow()
    const chosen = { intent: 'adjudicators', adjudicator: String(number), only: String(number) }
    expect((await organiser.post(page, chosen)).status).toBe(302)
    expect(await discrepancyOf(3)).toMatchObject({ state: 'adjudication', obstacle: null })
    expect((await codesByEssay(app, contest.id, decider.accountId)).size).toBe(0)
    expect((await decider.get(desk)).html).toContain('Ждёт вашего решения: 1')
    const list = await decider.get(`${desk}/decisions`)
    const path = /href="([^"]*\/decisions\/[^"?]+)"/.exec(list.html)?.[1] ?? ''
    const shown = await decider.get(path)
    expect(shown.status).toBe(200)
    expect(shown.html).toContain(word(3))
    for (const letter of ['A', 'B', 'C']) expect(shown.html).toContain(`Жюри ${letter}`)
    for (const juror of [...jurors, third]) expect(shown.html).not.toContain(juror.email)
    expect(shown.html).not.toContain('№')
    for (const person of [...jurors, third]) {
      expect((await person.get(path)).status).toBe(404)
      expect(
        (await person.post(path, { version: '0', reason: 'себебі бар', intent: 'decide', ...all(1) })).status,
      ).toBe(404)
      expect((await person.get(`${desk}/decisions`)).html).not.toContain('/decisions/')
      expect((await person.get(desk)).html).not.toContain('/decisions')
    }
    expect((await organiser.get(path)).status).toBe(403)
  })

  const pathOf = async () => {
    const list = await decider.get(`${desk}/decisions`)
    return /href="([^"]*\/decisions\/[^"?]+)"/.exec(list.html)?.[1] ?? ''
  }

  it('gives scores of their own with a reason, and may change them', async () => {
    const path = await pathOf()
    const bare = await decider.post(path, { version: '0', reason: '', intent: 'decide', ...all(3) })
    expect(bare.status).toBe(422)
    expect(bare.html).toContain('Напишите одним предложением')
    const half = await decider.post(path, { version: '0', reason: 'Жоспары анық', intent: 'decide', 'score.1': '3' })
    expect(half.status).toBe(422)
    expect(half.html).toContain('Выберите уровень по критерию 2')
    const strange = await decider.post(path, { version: '0', reason: 'Жоспары анық', intent: 'decide', ...all(99) })
    expect(strange.status).toBe(422)
    const given = { version: '0', reason: 'Жоспары анық, мысалы нақты', intent: 'decide', ...all(3) }
    expect((await decider.post(path, given)).location).toBe(`${desk}/decisions?notice=submitted`)
    expect((await decider.post(path, given)).status).toBe(302)
    expect((await decider.post(path, { ...given, ...all(2) })).status).toBe(422)
    const settled = await discrepancyOf(3)
    expect(settled).toMatchObject({ state: 'adjudicated' })
    expect((await stepsOf(settled?.id ?? '')).slice(-3)).toEqual([
      'system discrepancy.nobody',
      'system discrepancy.adjudicator',
      'system discrepancy.adjudicate',
    ])
    expect((await decider.get(path)).html).toContain('Жоспары анық, мысалы нақты')
  })

  it('enters the result as the rule says', async () => {
    const essayId = await essayOf(3)
    const adjudicated = await measureOf(essayId)
    expect(adjudicated).toBeCloseTo(75, 9)
    await organiser.post(page, rule({ adjudicated: 'counts' }))
    const counted = await measureOf(essayId)
    expect(counted).not.toBeCloseTo(75, 3)
    await organiser.post(page, rule())
    expect(await measureOf(essayId)).toBeCloseTo(75, 9)
  })
})

describe('a recusal', () => {
  it('is filled at once or by the job, and the letter of the day is not repeated', async () => {
    await db().deleteFrom('message.outbox').execute()
    const [one] = await readersOf(2)
    const recused = await one?.juror.post(`${desk}/essays/${one.code}/recuse`, {
      reason: 'know-school',
      note: '',
      confirmed: 'yes',
    })
    expect(recused?.status).toBe(302)
    const open = await db()
      .selectFrom('writing.assignment')
      .select('juror_id')
      .where('essay_id', '=', await essayOf(2))
      .where('state', '=', 'open')
      .execute()
    expect(open).toHaveLength(1)
    expect(await db().selectFrom('writing.refill_request').select('contest_id').execute()).toEqual([])
    // As if the server had stopped between the recusal and the filling.
    const other = (await readersOf(2)).find(({ juror }) => juror !== one?.juror)
    const asJuror = organiserContext(app.services, other?.juror.accountId ?? '')
    const input = { contestId: contest.id, code: other?.code ?? '', reason: 'know-child' as const, note: '' }
    expect((await recuseEssay(asJuror, input)).ok).toBe(true)
    const asked = await db().selectFrom('writing.refill_request').select('contest_id').execute()
    expect(asked).toEqual([{ contest_id: contest.id }])
    const newcomer = await seatJuror(app, ctx(), contest.id)
    await refillPlaces(systemContext(app.services, 'test'))
    expect(await readersOf(2, [newcomer])).toHaveLength(1)
    expect(await db().selectFrom('writing.refill_request').select('contest_id').execute()).toEqual([])
    const letters = await db()
      .selectFrom('message.outbox')
      .select('event_key')
      .where('template', '=', 'jury-more')
      .execute()
    expect(new Set(letters.map(({ event_key }) => event_key)).size).toBe(letters.length)
    expect(letters).toHaveLength(2)
  })
})

describe('the statistical screen', () => {
  it('asks for the rule and for enough readings', async () => {
    const off = await organiser.post(page, { intent: 'screen' })
    expect(off.status).toBe(422)
    expect(off.html).toContain('Сначала отметьте')
    await organiser.post(page, rule({ statistical: 'yes' }))
    const few = await organiser.post(page, { intent: 'screen' })
    expect(few.status).toBe(422)
    expect(few.html).toContain('нужно не меньше 60')
  })
})
