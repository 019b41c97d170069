import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Contest } from '#app/domain/contest/contest.ts'
import { runScoring } from '#app/domain/scoring/run-scoring.server.ts'
import { buildContest, organiserContext } from '#tests/support/build-contest.ts'
import { moveTo } from '#tests/support/build-jury.ts'
import { type Client, createTestApp, type TestApp } from '#tests/support/client.ts'
import { checkInvariants } from '#tests/support/invariants.ts'

const day = 24 * 3_600_000
let app: TestApp
let organiser: Awaited<ReturnType<TestApp['signedIn']>>
let contest: Contest
const ctx = () => ({ ...organiserContext(app.services, organiser.accountId), now: app.clock.now() })

beforeAll(async () => {
  app = await createTestApp()
  organiser = await app.signedIn('organiser')
  contest = await buildContest(ctx(), { wordsMin: 50, reviewsPerEssay: 2 })
})
afterAll(async () => {
  expect(await checkInvariants(app.services.database.db)).toEqual([])
  await app.close()
})

const codesIn = (html: string) => [
  ...new Set([...html.matchAll(/\/essays\/([A-Z0-9]+)"/g)].map(([, code = '']) => code)),
]

/** A juror who came by the letter, reads both languages and gives every essay its scores. */
async function joinJury(email: string): Promise<Client> {
  const page = `/kk/organiser/contests/${contest.id}/jury`
  expect((await organiser.post(page, { intent: 'invite', emails: email, locale: 'kk' })).status).toBe(302)
  const { params } = await app.services.database.db
    .selectFrom('message.outbox')
    .select('params')
    .where('recipient', '=', email)
    .executeTakeFirstOrThrow()
  const juror = app.client()
  const link = new URL(String((params as { link: string }).link)).pathname
  await juror.post(link, { name: `Қазы ${email}`, password: 'тоғыз жолдың торабы' })
  const profile = { languages: ['kk', 'ru'], maxLoad: '40', schools: '', conduct: 'yes' }
  expect((await juror.post(`/kk/jury/${contest.id}/profile`, profile)).status).toBe(302)
  return juror
}

async function scoreAll(juror: Client, severity: number): Promise<number> {
  const codes = codesIn((await juror.get(`/kk/jury/${contest.id}`)).html)
  for (const [at, code] of codes.entries()) {
    const scores = Object.fromEntries(
      contest.criteria.map(({ levels }, index) => [
        `score.${index + 1}`,
        String((at + index + severity) % levels.length),
      ]),
    )
    const address = `/kk/jury/${contest.id}/essays/${code}`
    const version = /name="version" value="([^"]*)"/.exec((await juror.get(address)).html)?.[1] ?? ''
    expect((await juror.post(address, { version, ...scores, note: '', intent: 'submit' })).status).toBe(302)
  }
  return codes.length
}

describe('forty real texts', () => {
  it('are imported, admitted and approved, and bring no false duplicates', async () => {
    const base = `/kk/organiser/contests/${contest.id}/applications`
    const file = new File([readFileSync('tests/reference/real-texts.csv')], 'real-texts.csv')
    const preview = await organiser.post(`${base}/import`, { file, intent: 'preview' })
    expect(preview.html.match(/<td[^>]*>Не істеу керек/)).toBeNull()
    expect(preview.status).toBe(200)
    const carried = (name: string) =>
      (new RegExp(`name="${name}" value="([^"]*)"`).exec(preview.html)?.[1] ?? '')
        .replaceAll('&quot;', '"')
        .replaceAll('&#x27;', "'")
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&amp;', '&')
    const confirmed = { intent: 'confirm', hash: carried('hash'), rows: carried('rows') }
    expect((await organiser.post(`${base}/import`, confirmed)).status).toBe(302)
    await organiser.get(base)
    for (const [what, count] of [
      ['eligible', 40],
      ['texts', 40],
    ] as const) {
      const page = await organiser.get(`${base}/all/${what}`)
      const expected = /name="expected" value="(\d+)"/.exec(page.html)?.[1] ?? ''
      expect(Number(expected), what).toBe(count)
      expect((await organiser.post(`${base}/all/${what}`, { expected })).status).toBe(302)
    }
    const { db } = app.services.database
    const texts = await db.selectFrom('writing.anonymous_text').select(['state', 'language']).execute()
    expect(texts.filter(({ state }) => state === 'approved')).toHaveLength(40)
    expect(texts.filter(({ language }) => language === 'kk')).toHaveLength(20)
    expect(await db.selectFrom('identity.duplicate_flag').select('kind').execute()).toEqual([])
    const regions = await db.selectFrom('identity.application').select('region').distinct().execute()
    expect(regions).toHaveLength(20)
  })

  it('are read and scored by jurors, and their mean is that of the stored scores', async () => {
    app.clock.set(new Date(app.clock.now().getTime() + 2 * day))
    await moveTo(ctx(), contest.id, 'closed')
    const jurors = []
    for (const number of [1, 2, 3, 4]) jurors.push(await joinJury(`juror-${number}@example.kz`))
    await moveTo(ctx(), contest.id, 'in-review')
    const page = `/kk/organiser/contests/${contest.id}`
    expect((await organiser.post(`${page}/jury`, { intent: 'assign' })).status).toBe(302)
    const loads = []
    for (const [at, juror] of jurors.entries()) loads.push(await scoreAll(juror, at))
    expect(loads).toEqual([20, 20, 20, 20])
    await moveTo(ctx(), contest.id, 'decided')
    expect((await organiser.post(`${page}/result`, { intent: 'run' })).status).toBe(302)
    // What the server's job does with the run that was asked for.
    expect((await runScoring(ctx(), contest.id)).ok).toBe(true)

    const { rows } = await sql<{ essay: string; stored: number; expected: number }>`
      select r.essay_id as essay, r.raw as stored, avg(review.total)::float8 as expected
        from writing.scoring_run_essay r
        join (select a.essay_id, a.id, sum(c.weight * s.score) / sum(c.weight) as total
                from writing.assignment a join writing.review_score s on s.assignment_id = a.id
                join contest.criterion c on c.id = s.criterion_id group by a.essay_id, a.id) review
          on review.essay_id = r.essay_id
       group by r.essay_id, r.raw`.execute(app.services.database.db)
    expect(rows).toHaveLength(40)
    // Points of a hundred: each criterion goes from 0 to 4.
    expect(contest.criteria.every(({ levels }) => levels.length === 5)).toBe(true)
    for (const row of rows) expect(row.stored, row.essay).toBeCloseTo(row.expected * 25, 9)
  })

  it('end in a published list of each of the twenty regions, without a name', async () => {
    const page = `/kk/organiser/contests/${contest.id}`
    const purpose = 'Облыс тізімдерін дайындау үшін'
    expect((await organiser.post(`${page}/result`, { intent: 'open', purpose })).status).toBe(302)
    const form = await organiser.get(`${page}/allocation/quotas`)
    const regions = [...form.html.matchAll(/name="quota-(\d{9})"/g)].map(([, kato = '']) => kato)
    expect(regions).toHaveLength(20)
    const version = /name="version" value="(\d+)"/.exec(form.html)?.[1] ?? ''
    const quotas = Object.fromEntries(regions.map((kato, at) => [`quota-${kato}`, String(at % 3)]))
    const lot = { class: 'laptop', count: '40', fallback: 'none' }
    expect((await organiser.post(`${page}/allocation/stock`, lot)).status).toBe(302)
    expect((await organiser.post(`${page}/allocation/quotas`, { intent: 'save', version, ...quotas })).status).toBe(302)
    expect((await organiser.post(`${page}/allocation`, { intent: 'propose' })).status).toBe(302)
    const run =
      /allocation\/runs\/([0-9a-f-]{36})\/approve/.exec((await organiser.get(`${page}/allocation`)).html)?.[1] ?? ''
    const second = await app.signedIn('organiser')
    const approved = await second.post(`${page}/allocation/runs/${run}/approve`, {})
    expect(approved.location).toContain('notice=listApproved')
    const published = await organiser.post(`${page}/allocation/runs/${run}/publish`, { intent: 'publish' })
    expect(published.location).toContain('notice=published')

    const people = await app.services.database.db
      .selectFrom('identity.application')
      .select(['code', 'region', 'family_name', 'given_name', 'phone', 'guardian_name'])
      .execute()
    const visitor = app.client()
    for (const [at, region] of regions.entries()) {
      const own = people.filter((person) => person.region === region)
      expect(own).toHaveLength(2)
      for (const locale of ['kk', 'ru', 'en']) {
        const { html, status } = await visitor.get(`/${locale}/contests/${contest.slug}/results?region=${region}`)
        expect(status).toBe(200)
        for (const { code } of own) expect(html.replaceAll('-', ''), region).toContain(code.replaceAll('-', ''))
        for (const person of people) {
          expect(html).not.toContain(person.family_name)
          expect(html).not.toContain(person.phone)
          expect(html).not.toContain(person.guardian_name)
        }
      }
      const { recipients } = await app.services.database.db
        .selectFrom('allocation.decision as d')
        .innerJoin('identity.application as a', 'a.id', 'd.application_id')
        .select((select) => select.fn.countAll<string>().as('recipients'))
        .where('d.run_id', '=', run)
        .where('d.outcome', '=', 'recipient')
        .where('a.region', '=', region)
        .executeTakeFirstOrThrow()
      expect(Number(recipients), region).toBe(at % 3)
    }
  })
})
