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
let contest: Contest
let juror: SeatedJuror
let other: SeatedJuror
let training: string

const secret = 'Құпия себеп: көшедегі жарық туралы мысал.'
const unknown = '00000000-0000-4000-8000-000000000000'

beforeAll(async () => {
  app = await createTestApp()
  organiser = await app.signedIn('organiser')
  const ctx = (): Context => ({ ...organiserContext(app.services, organiser.accountId), now: app.clock.now() })
  const essays = Array.from({ length: 4 }, (_, index) => ({
    birthDate: `2012-05-${10 + index}`,
    essay: { language: 'kk' as const, body: essayText(9300 + index) },
  }))
  contest = await buildScreenedContest(ctx(), essays, { reviewsPerEssay: 2, essayLanguages: ['kk', 'ru'] })
  juror = await seatJuror(app, ctx(), contest.id)
  other = await seatJuror(app, ctx(), contest.id, { languages: ['kk'] })
  const given = await assignReviews(ctx(), { contestId: contest.id })
  if (!given.ok) throw new Error(given.reason)
  await moveTo(ctx(), contest.id, 'in-review')
  training = `/kk/organiser/contests/${contest.id}/jury/training`
})
afterAll(async () => {
  expect(await checkInvariants(db())).toEqual([])
  await app.close()
})

const db = () => app.services.database.db
const plain = (html: string) => html.replaceAll('<!-- -->', '')
const codesIn = (html: string) =>
  [...(html.split('<table')[1] ?? '').matchAll(/\/essays\/([A-Z0-9]+)"/g)].map(([, code = '']) => code)
const levels = (level: string) => Object.fromEntries(contest.criteria.map((_, at) => [`score.${at + 1}`, level]))
const reasons = (words: string) => Object.fromEntries(contest.criteria.map((_, at) => [`reasons.${at + 1}`, words]))
const practice = (over: Record<string, string> = {}): Record<string, string> => ({
  intent: 'save',
  version: '0',
  language: 'kk',
  body: 'Інім екеуміз бір телефонмен оқимыз.\n\nКомпьютер болса, бірге оқимыз.',
  ...levels('3'),
  ...reasons(secret),
  ...over,
})

/** What the juror role may read for an account, asked directly. */
function asJuror<T>(accountId: string, query: RawBuilder<T>): Promise<T[]> {
  return db()
    .transaction()
    .execute(async (tx: Transaction<Database>) => {
      await sql`select set_config('role', 'qarmaq_juror', true), set_config('qarmaq.account_id', ${accountId}, true)`.execute(
        tx,
      )
      return (await query.execute(tx)).rows
    })
}

describe('the code of conduct', () => {
  it('is accepted with its version, language and time, in the profile', async () => {
    const rows = await db().selectFrom('writing.conduct_acceptance').selectAll().execute()
    expect(rows).toHaveLength(2)
    expect(rows[0]).toMatchObject({ version: 1, locale: 'kk', accepted_at: app.clock.now() })
    const page = await juror.get(`${juror.desk}/conduct`)
    expect(page.status).toBe(200)
    expect(plain(page.html)).toContain('Ереженің нұсқасы: 1')
  })

  it('is asked for once more when only an older version was accepted, before anything else', async () => {
    await sql`update writing.conduct_acceptance set version = 2 where juror_id =
      (select id from writing.juror where account_id = ${juror.accountId})`.execute(db())
    for (const way of ['', '/training']) {
      const sent = await juror.get(`${juror.desk}${way}`)
      expect([sent.status, sent.location]).toEqual([302, `${juror.desk}/conduct`])
    }
    const page = await juror.get(`${juror.desk}/conduct`)
    expect(page.html).toContain('Ереже жаңарды')
    const refused = await juror.post(`${juror.desk}/conduct`, {})
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('Ережені оқып, келісіміңізді белгілеңіз')
    app.clock.set(new Date(app.clock.now().getTime() + 60_000))
    const accepted = await juror.post(`/ru/jury/${contest.id}/conduct`, { conduct: 'yes' })
    expect(accepted.status).toBe(302)
    const rows = await db()
      .selectFrom('writing.conduct_acceptance')
      .select(['version', 'locale', 'accepted_at'])
      .orderBy('accepted_at', 'desc')
      .execute()
    expect(rows[0]).toEqual({ version: 1, locale: 'ru', accepted_at: app.clock.now() })
    expect((await juror.get(juror.desk)).status).toBe(200)
    const entries = await db()
      .selectFrom('audit.entry')
      .select('details')
      .where('action', '=', 'juror.conduct')
      .execute()
    expect(entries).toHaveLength(3)
  })
})

describe('what the organiser sets', () => {
  it('says beside the form what is missing, and keeps what was typed', async () => {
    const page = await organiser.get(`${training}/essays/new`)
    expect(page.status).toBe(200)
    const { 'score.1': _, ...unscored } = practice()
    const wrong = await organiser.post(`${training}/essays/new`, {
      ...unscored,
      'reasons.2': '  ',
      'reasons.3': 'ойы айқын',
    })
    expect(wrong.status).toBe(422)
    expect(plain(wrong.html)).toContain('Критерий № 1: деңгейін таңдаңыз')
    expect(plain(wrong.html)).toContain('Критерий № 2: неге осы деңгей екенін жазыңыз')
    expect(wrong.html).toContain('ойы айқын')
    const called = await organiser.post(
      `${training}/essays/new`,
      practice({ body: 'Маған +7 701 123 45 67 қоңырау шал' }),
    )
    expect(called.status).toBe(422)
    expect(called.html).toContain('Мәтіннен телефон нөмірін')
    const foreign = await organiser.post(`${training}/essays/new`, practice({ language: 'en' }))
    expect(foreign.status).toBe(422)
    const level = await organiser.post(`${training}/essays/new`, practice({ 'score.1': '17' }))
    expect(level.status).toBe(422)
    expect(await db().selectFrom('writing.calibration_essay').select('id').execute()).toEqual([])
  })

  it('keeps essays with a reference and a reason for each criterion', async () => {
    for (const [language, level] of [
      ['kk', '3'],
      ['ru', '1'],
    ] as const) {
      const saved = await organiser.post(`${training}/essays/new`, practice({ language, ...levels(level) }))
      expect(saved.status).toBe(302)
    }
    const { html } = await organiser.get(training)
    expect(html).toContain('Дайын')
    expect(html).toContain('Інім екеуміз бір')
    expect((await organiser.get(`${training}/essays/${unknown}`)).status).toBe(404)
    expect((await organiser.post(`${training}/essays/${unknown}`, practice())).status).toBe(404)
    expect((await organiser.post(`${training}/essays/${unknown}`, { intent: 'remove' })).status).toBe(404)
  })

  it('refuses to overwrite what another window saved', async () => {
    const { id } = await db()
      .selectFrom('writing.calibration_essay')
      .select('id')
      .where('language', '=', 'ru')
      .executeTakeFirstOrThrow()
    const page = `${training}/essays/${id}`
    expect((await organiser.post(page, practice({ language: 'ru', version: '1', ...levels('1') }))).status).toBe(302)
    const late = await organiser.post(page, practice({ language: 'ru', version: '1', ...levels('2') }))
    expect(late.status).toBe(422)
  })

  it('has examples of the levels, shown to jurors in their languages', async () => {
    const criterion = contest.criteria[0]
    const page = `${training}/criteria/${criterion?.id}`
    expect((await organiser.get(page)).status).toBe(200)
    expect((await organiser.get(`${training}/criteria/${unknown}`)).status).toBe(404)
    const long = await organiser.post(page, { 'examples.1-kk': 'а'.repeat(601) })
    expect(long.status).toBe(422)
    expect(long.html).toContain('Мысалды 600 таңбаға дейін қысқартыңыз')
    expect((await organiser.post(page, { 'examples.17-kk': 'жоқ деңгей' })).status).toBe(422)
    const examples = { 'examples.1-kk': 'Жақсы оқимын.', 'examples.1-ru': 'Буду хорошо учиться.', 'examples.2-kk': '' }
    expect((await organiser.post(page, examples)).status).toBe(302)
    expect((await juror.get(`${juror.desk}/training`)).html).toContain('Буду хорошо учиться.')
    const kazakh = (await other.get(`${other.desk}/training`)).html
    expect(kazakh).toContain('Жақсы оқимын.')
    expect(kazakh).not.toContain('Буду хорошо учиться.')
  })
})

describe('a juror before the training', () => {
  it('is told to do it first, and cannot open or score an essay', async () => {
    const queue = await juror.get(juror.desk)
    expect(queue.html).toContain('Алдымен қысқа дайындық')
    expect(plain(queue.html)).toContain('Бағаланған жаттығу эссесі: 0 / 2.')
    const [code] = codesIn(queue.html)
    const essay = `${juror.desk}/essays/${code}`
    for (const path of [essay, `${essay}/recuse`]) {
      const sent = await juror.get(path)
      expect([sent.status, sent.location]).toEqual([302, `${juror.desk}/training`])
    }
    const review = { version: '0', note: 'менің жазбам', comment: '', intent: 'submit', ...levels('2') }
    const refused = await juror.post(essay, review)
    expect([refused.status, refused.location]).toEqual([302, `${juror.desk}/training`])
    expect(await db().selectFrom('writing.review').select('assignment_id').execute()).toEqual([])
    const body = JSON.stringify({
      version: 0,
      window: crypto.randomUUID(),
      step: 1,
      scores: { 1: 2 },
      note: '',
      comment: '',
      minutes: 0,
    })
    const silent = await juror.get(`${essay}/autosave`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
    })
    expect([silent.status, JSON.parse(silent.html)]).toEqual([409, { reason: 'training' }])
  })

  it('may score when the contest does not want the training first', async () => {
    expect((await organiser.post(training, { required: 'perhaps' })).status).toBe(422)
    expect((await organiser.post(training, { required: 'no' })).status).toBe(302)
    const [code] = codesIn((await other.get(other.desk)).html)
    expect((await other.get(`${other.desk}/essays/${code}`)).status).toBe(200)
    const draft = { version: '0', note: '', comment: '', intent: 'draft', ...levels('2') }
    expect((await other.post(`${other.desk}/essays/${code}`, draft)).status).toBe(302)
    expect((await organiser.post(training, { required: 'yes' })).status).toBe(302)
    // What was begun may be finished, the next one waits for the training.
    const begun = await other.get(`${other.desk}/essays/${code}`)
    expect(begun.status).toBe(200)
    const handed = { ...draft, version: '1', intent: 'submit' }
    expect((await other.post(`${other.desk}/essays/${code}`, handed)).status).toBe(302)
    const next = codesIn((await other.get(other.desk)).html).find((one) => one !== code)
    expect((await other.get(`${other.desk}/essays/${next}`)).location).toBe(`${other.desk}/training`)
  })

  it('cannot see the reference by any way, also not as the role in the database', async () => {
    const pages = [
      '',
      '/training',
      '/training/1',
      '/training/1.data',
      '/training/1?_data=routes%2Fjuror.training-essay',
    ]
    for (const page of pages) expect((await juror.get(`${juror.desk}${page}`)).html).not.toContain('Құпия себеп')
    const rows = await asJuror(juror.accountId, sql`select * from writing.calibration_reference`)
    expect(rows).toEqual([])
    const essays = await asJuror(juror.accountId, sql`select id, body from writing.calibration_essay`)
    expect(essays).toHaveLength(2)
    await expect(asJuror(juror.accountId, sql`select source_essay from writing.calibration_essay`)).rejects.toThrow(
      /permission denied/,
    )
    // An answer that scores nothing would open the reference: the database refuses it.
    const cheap = sql`insert into writing.training_answer (juror_id, essay_id, scores, answered_at)
      select j.id, e.id, '{}', now() from writing.juror j, writing.calibration_essay e`
    await expect(asJuror(juror.accountId, cheap)).rejects.toThrow(/scores every criterion/)
  })
})

describe('the training', () => {
  it('asks for every criterion', async () => {
    expect((await juror.get(`${juror.desk}/training/99`)).status).toBe(404)
    expect((await juror.get(`${juror.desk}/training/x`)).status).toBe(404)
    // In a language that the juror does not read there is nothing to practise on.
    expect((await other.get(`${other.desk}/training/2`)).status).toBe(404)
    const half = await juror.post(`${juror.desk}/training/1`, { 'score.1': '2' })
    expect(half.status).toBe(422)
    expect(plain(half.html)).toContain('Критерий № 2: деңгейін таңдаңыз')
    expect(half.html).toMatch(/name="score.1"[^>]*checked=""[^>]*value="2"|value="2"[^>]*checked=""/)
    expect((await juror.post(`${juror.desk}/training/1`, levels('19'))).status).toBe(422)
  })

  it('shows own scores beside the reference with the reason, and the first answer counts', async () => {
    const answer = await juror.post(`${juror.desk}/training/1`, { ...levels('3'), 'score.1': '2', 'score.2': '1' })
    expect(answer.status).toBe(302)
    const page = plain((await juror.get(`${juror.desk}/training/1`)).html)
    expect(page).toContain('Құпия себеп')
    expect(page).toContain('1 деңгей төмен')
    expect(page).toContain('2 деңгей төмен')
    expect(page).toContain('Жалпы алғанда сіз сәл қаталырақ бағаладыңыз.')
    expect(page).not.toContain('name="score.1"')
    expect((await juror.post(`${juror.desk}/training/1`, levels('3'))).status).toBe(302)
    const rows = await asJuror(
      juror.accountId,
      sql<{ scores: Record<string, number> }>`select scores from writing.training_answer`,
    )
    expect(rows).toHaveLength(1)
    expect(Object.values(rows[0]?.scores ?? {}).sort()).toEqual([1, 2, ...contest.criteria.slice(2).map(() => 3)])
    // The other essay's reference is still hidden, and another juror sees none of this.
    expect(await asJuror(juror.accountId, sql`select * from writing.calibration_reference`)).toHaveLength(1)
    expect(await asJuror(other.accountId, sql`select * from writing.calibration_reference`)).toEqual([])
    expect(await asJuror(other.accountId, sql`select * from writing.training_answer`)).toEqual([])
    await expect(asJuror(juror.accountId, sql`update writing.training_answer set scores = '{}'`)).rejects.toThrow(
      /permission denied/,
    )
  })

  it('opens the desk once it is finished, and leaves no score in the contest', async () => {
    const before = await db().selectFrom('writing.review_score').select('score').execute()
    expect((await juror.post(`${juror.desk}/training/2`, levels('1'))).status).toBe(302)
    expect((await juror.get(`${juror.desk}/training`)).html).toContain('Дайындық аяқталды')
    expect(plain((await juror.get(`${juror.desk}/training/2`)).html)).toContain('Дәл келді')
    const queue = await juror.get(juror.desk)
    expect(queue.html).not.toContain('Алдымен қысқа дайындық')
    const [code] = codesIn(queue.html)
    expect((await juror.get(`${juror.desk}/essays/${code}`)).status).toBe(200)
    expect(await db().selectFrom('writing.review_score').select('score').execute()).toEqual(before)
  })

  it('is seen by the organiser by number alone, with the mean distance', async () => {
    const { html } = await organiser.get(`/en/organiser/contests/${contest.id}/jury/training`)
    const page = plain(html)
    expect(page).toContain('Juror no. 1')
    expect(page).not.toContain('Person 2')
    expect(page).not.toContain(juror.email)
    // 1 + 2 levels over both essays' criteria.
    const mean = (3 / (2 * contest.criteria.length)).toFixed(1)
    expect(page).toMatch(new RegExp(`Finished.*?${mean.replace('.', '\\.')}`, 's'))
    expect(page).toContain('Not begun')
  })

  it('keeps the text of an answered essay, and lets its reference be mended', async () => {
    const { id, version } = await db()
      .selectFrom('writing.calibration_essay')
      .select(['id', 'version'])
      .where('language', '=', 'kk')
      .executeTakeFirstOrThrow()
    const page = `${training}/essays/${id}`
    const refused = await organiser.post(page, practice({ version: String(version), body: 'Басқа мәтін' }))
    expect(refused.status).toBe(422)
    const mended = await organiser.post(page, practice({ version: String(version), ...reasons('Түзетілген себеп') }))
    expect(mended.status).toBe(302)
    expect((await juror.get(`${juror.desk}/training/1`)).html).toContain('Түзетілген себеп')
  })

  it('goes with the essay, after one question', async () => {
    const { id } = await db()
      .selectFrom('writing.calibration_essay')
      .select('id')
      .where('language', '=', 'ru')
      .executeTakeFirstOrThrow()
    expect((await organiser.get(`${training}/essays/${id}?remove`)).html).toContain('Иә, алып тастау')
    expect((await organiser.post(`${training}/essays/${id}`, { intent: 'remove' })).status).toBe(302)
    expect((await juror.get(`${juror.desk}/training/2`)).status).toBe(404)
  })
})

describe('nobody else', () => {
  it('comes in', async () => {
    for (const role of ['coordinator', 'technician', 'juror'] as const) {
      const stranger = await app.signedIn(role)
      expect((await stranger.get(training)).status).toBe(403)
      expect((await stranger.post(training, { required: 'no' })).status).toBe(403)
    }
    const stranger = await app.signedIn('juror')
    for (const page of ['conduct', 'training', 'training/1']) {
      expect((await stranger.get(`${juror.desk}/${page}`)).status).toBe(404)
    }
    expect((await stranger.post(`${juror.desk}/training/1`, levels('3'))).status).toBe(404)
    expect((await stranger.post(`${juror.desk}/conduct`, { conduct: 'yes' })).status).toBe(404)
    expect(await asJuror(stranger.accountId, sql`select id from writing.calibration_essay`)).toEqual([])
  })
})
