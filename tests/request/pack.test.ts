import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Contest } from '#app/domain/contest/contest.ts'
import type { Context } from '#app/domain/context.ts'
import { assignReviews } from '#app/domain/jury/assign-reviews.server.ts'
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

beforeAll(async () => {
  app = await createTestApp()
  organiser = await app.signedIn('organiser')
  ctx = () => ({ ...organiserContext(app.services, organiser.accountId), now: app.clock.now() })
  const essays = Array.from({ length: 5 }, (_, index) => ({
    birthDate: `2012-06-${10 + index}`,
    essay: { language: 'kk' as const, body: essayText(9100 + index) },
  }))
  contest = await buildScreenedContest(ctx(), essays, { reviewsPerEssay: 2 })
  juror = await seatJuror(app, ctx(), contest.id)
  other = await seatJuror(app, ctx(), contest.id)
  const given = await assignReviews(ctx(), { contestId: contest.id })
  if (!given.ok) throw new Error(given.reason)
  await moveTo(ctx(), contest.id, 'in-review')
})
afterAll(async () => {
  expect(await checkInvariants(app.services.database.db)).toEqual([])
  await app.close()
})

const pack = (who = juror) => `${who.desk}/pack`
const packed = async (who = juror) => (await who.get(`${pack(who)}/file`)).html
const codesIn = (html: string) => [...html.matchAll(/data-code="([A-Z0-9]+)"/g)].map(([, code = '']) => code)
const full = (level: number) => Object.fromEntries(contest.criteria.map((_, at) => [String(at + 1), level]))

type Review = { code: string; version?: number; scores?: Record<string, number>; note?: string; submit?: boolean }
const file = (reviews: Review[], contestId = contest.id) =>
  JSON.stringify({
    format: 'qarmaq-scores/1',
    contest: contestId,
    essays: reviews.map((one) => ({ version: 0, scores: full(2), note: '', comment: '', submit: true, ...one })),
  })
const bring = (content: string, fields: Record<string, string> = {}, who = juror) =>
  who.post(pack(who), { intent: 'check', content, ...fields })
/** What the page of the comparison would send. */
const shown = (html: string) =>
  Object.fromEntries(
    [...html.matchAll(/name="(seen\.[A-Z0-9]+)" value="(\d+)"/g)].map(([, name = '', value = '']) => [name, value]),
  )

async function stored(code: string) {
  const { rows } = await sql<{ state: string; note: string; version: number; total: number }>`
    select r.state, r.note, r.version,
           (select coalesce(sum(score), 0)::int from writing.review_score s where s.assignment_id = r.assignment_id) as total
      from writing.review r join writing.assignment a on a.id = r.assignment_id where a.code = ${code}`.execute(
    app.services.database.db,
  )
  return rows[0] ?? null
}

describe('essays taken along', () => {
  it('are one file with the rubric that asks nothing of anybody', async () => {
    const answer = await juror.get(`${pack()}/file`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="qarmaq-essays.html"')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(codesIn(answer.html)).toHaveLength(5)
    expect(answer.html.match(/<fieldset data-criterion/g)).toHaveLength(5 * contest.criteria.length)
    expect(answer.html).not.toMatch(/\s(src|href|action)="(?!#e-)/)
    expect(answer.html).not.toMatch(/https?:|fetch\(|XMLHttpRequest|import\(/)
  })

  it('are the juror’s own', async () => {
    const mine = codesIn(await packed())
    expect(codesIn(await packed(other)).some((code) => mine.includes(code))).toBe(false)
    expect((await organiser.get(`${pack()}/file`)).status).toBe(403)
    expect((await juror.get(`/kk/jury/${crypto.randomUUID()}/pack/file`)).status).toBe(404)
    expect((await juror.get(pack())).html).toContain(`${pack()}/file`)
  })
})

describe('scores brought back', () => {
  it('are shown first, then saved as at the desk, and the same file again changes nothing', async () => {
    const [code = '', half = ''] = codesIn(await packed())
    const content = file([
      { code, note: 'пойызда оқыдым' },
      { code: half, scores: { 1: 1 } },
    ])
    const preview = await bring(content)
    expect(preview.status).toBe(200)
    expect(await stored(code)).toBeNull()
    expect(preview.html).toContain('Қаралама болып қалады')
    const saved = await juror.post(pack(), { intent: 'save', content, ...shown(preview.html) })
    expect(saved.status).toBe(302)
    const total = 2 * contest.criteria.length
    expect(await stored(code)).toEqual({ state: 'submitted', note: 'пойызда оқыдым', version: 1, total })
    expect(await stored(half)).toMatchObject({ state: 'draft', total: 1 })

    const again = await bring(content)
    expect(again.html).not.toContain('value="save"')
    await juror.post(pack(), { intent: 'save', content, ...shown(preview.html) })
    expect(await stored(code)).toMatchObject({ version: 1 })
    expect(codesIn(await packed())).not.toContain(code)
  })

  it('meet what was stored meanwhile: the juror decides, one by one', async () => {
    const [first = '', second = ''] = codesIn(await packed()).slice(-2)
    const desk = (code: string) =>
      juror.post(`${juror.desk}/essays/${code}`, {
        version: '0',
        note: '',
        comment: '',
        intent: 'draft',
        'score.1': '4',
      })
    expect((await desk(first)).status).toBe(302)
    expect((await desk(second)).status).toBe(302)
    const content = file([{ code: first }, { code: second }])
    const preview = await bring(content)
    expect(preview.html.match(/name="take\./g)).toHaveLength(4)
    const choice = { [`take.${first}`]: 'mine', [`take.${second}`]: 'stored' }
    expect((await juror.post(pack(), { intent: 'save', content, ...shown(preview.html), ...choice })).status).toBe(302)
    expect(await stored(first)).toMatchObject({ state: 'submitted', version: 2 })
    expect(await stored(second)).toMatchObject({ state: 'draft', version: 1, total: 4 })
  })

  it('are looked at again when the desk changed between looking and saving', async () => {
    const code = codesIn(await packed()).find((one) => one) ?? ''
    const before = await stored(code)
    const content = file([{ code, version: before?.version ?? 0, note: 'файлдан' }])
    const preview = await bring(content)
    const { html } = await juror.get(`${juror.desk}/essays/${code}`)
    const version = /name="version" value="(\d+)"/.exec(html)?.[1] ?? '0'
    await juror.post(`${juror.desk}/essays/${code}`, { version, note: 'үстелде', comment: '', intent: 'draft' })
    const saved = await juror.post(pack(), { intent: 'save', content, ...shown(preview.html) })
    expect(saved.status).toBe(200)
    expect(saved.html).toContain(`name="take.${code}"`)
    expect(await stored(code)).toMatchObject({ note: 'үстелде' })
  })

  it('say what is wrong with a file, and keep what was pasted', async () => {
    const code = codesIn(await packed())[0] ?? ''
    const good = file([{ code }])
    const cases: [string, string][] = [
      ['', 'Бағалар жазылған файлды таңдаңыз'],
      [good.slice(0, -9), 'Файл толық емес'],
      ['{"a":1}', 'Бұл бағалар файлы емес'],
      ['сәлем', 'Бұл бағалар файлы емес'],
      [file([{ code }], crypto.randomUUID()), 'Бұл бағалар басқа байқаудікі'],
      [' '.repeat(2_000_001), 'Бағалар жазылған файлды таңдаңыз'],
      [`${good}${' '.repeat(2_000_001)}`, 'Файл бағалар үшін тым үлкен'],
    ]
    for (const [content, says] of cases) {
      const answer = await bring(content)
      expect(answer.status).toBe(422)
      expect(answer.html).toContain(says)
    }
    expect((await bring(good.slice(0, -9))).html).toContain('qarmaq-scores/1')
  })

  it('of another juror, or with a level that there is not, are never saved', async () => {
    const theirs = codesIn(await packed(other))[0] ?? ''
    const mine = codesIn(await packed())[0] ?? ''
    const before = await stored(mine)
    const content = file([{ code: theirs }, { code: mine, scores: full(99) }, { code: 'NOSUCH' }])
    const preview = await bring(content)
    expect(preview.html.match(/енді сізде емес/g)).toHaveLength(2)
    expect(preview.html).toContain('мұндай деңгей жоқ')
    expect(preview.html).not.toContain('value="save"')
    await juror.post(pack(), { intent: 'save', content, [`seen.${mine}`]: String(before?.version ?? 0) })
    expect(await stored(theirs)).toBeNull()
    expect(await stored(mine)).toEqual(before)
  })

  it('come too late once scoring has closed', async () => {
    const code = codesIn(await packed())[0] ?? ''
    await sql`update contest.contest set state = 'decided' where id = ${contest.id}`.execute(app.services.database.db)
    try {
      const late = await bring(file([{ code }]))
      expect(late.status).toBe(422)
      expect((await juror.get(`${pack()}/file`)).status).toBe(302)
    } finally {
      await sql`update contest.contest set state = 'in-review' where id = ${contest.id}`.execute(
        app.services.database.db,
      )
    }
  })
})
