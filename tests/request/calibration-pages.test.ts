import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { calibrateFileLinear } from '#app/domain/scoring/calibrate-file.server.ts'
import { explainExample } from '#app/domain/scoring/explain-example.ts'
import { type Calibration, getCalibratedEssays, getCalibration } from '#app/domain/scoring/get-calibration.server.ts'
import { listStanding } from '#app/domain/scoring/list-standing.server.ts'
import { readRatingsFile } from '#app/domain/scoring/ratings-file.server.ts'
import { runScoring } from '#app/domain/scoring/run-scoring.server.ts'
import { formatNumber } from '#app/i18n/format.ts'
import { systemContext } from '#app/services.server.ts'
import { demonstrationAccounts } from '#db/seed/seed.server.ts'
import { type Client, createTestApp, type TestApp } from '#tests/support/client.ts'
import { createSeededDatabase, seedTime } from '#tests/support/database.ts'
import { checkInvariants } from '#tests/support/invariants.ts'

let app: TestApp
let organiser: Client & { accountId: string }
let announced: { id: string }
let reviewing: { id: string }
let found: Calibration

const pages = ['places', 'jurors', 'scale', 'checks'] as const
const text = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replace(/\s+/g, ' ')

beforeAll(async () => {
  app = await createTestApp(createSeededDatabase, seedTime)
  organiser = await app.signedIn('organiser')
  const contest = (state: 'announced' | 'in-review') =>
    app.services.database.db
      .selectFrom('contest.contest')
      .select('id')
      .where('state', '=', state)
      .executeTakeFirstOrThrow()
  announced = await contest('announced')
  reviewing = await contest('in-review')
  const calibration = await getCalibration(systemContext(app.services, 'test'), announced.id)
  if (!calibration) throw new Error('the demonstration has no run')
  found = calibration
})
afterAll(async () => {
  expect(await checkInvariants(app.services.database.db)).toEqual([])
  await app.close()
})

const result = (id: string, page: string) => `/en/organiser/contests/${id}/result/${page}`

describe('while jurors score', () => {
  it('no page shows a number of a juror or an essay, even when there is a run', async () => {
    const viewer = {
      kind: 'staff' as const,
      accountId: organiser.accountId,
      displayName: '',
      roles: ['organiser' as const],
      regions: [],
      partnerIds: [],
      sessionId: '',
    }
    const ctx = { ...systemContext(app.services, 'test'), viewer }
    expect(await runScoring(ctx, reviewing.id)).toMatchObject({ ok: true })
    const run = await getCalibration(ctx, reviewing.id)
    expect(run?.jurors.length).toBeGreaterThan(2)
    for (const page of pages) {
      for (const address of [result(reviewing.id, page), `${result(reviewing.id, page)}.data`]) {
        const { status, html } = await organiser.get(address)
        expect(status).toBe(200)
        expect(html).not.toContain('<table')
        for (const { severity } of run?.jurors ?? []) expect(html).not.toContain(severity.toFixed(4))
        expect(html).not.toMatch(/severity["\\]+,/)
      }
      expect((await organiser.get(result(reviewing.id, page))).html).toContain('opens once jurors have finished')
    }
    expect((await organiser.get(result(reviewing.id, 'ratings'))).status).toBe(404)
    const overview = await organiser.get(`/en/organiser/contests/${reviewing.id}/result`)
    expect(overview.html).not.toContain('SHA-256')
  })
})

describe('after the decision', () => {
  it('the page of jurors has their severities, strictest first, with the kind words', async () => {
    const { html } = await organiser.get(result(announced.id, 'jurors'))
    const shown = text(html)
    const sorted = [...found.jurors].sort((a, b) => b.severity - a.severity)
    for (const { number, severity, se } of sorted) {
      expect(html).toContain(`№ ${number} `)
      expect(shown).toContain(formatNumber('en', severity, 1))
      expect(shown).toContain(formatNumber('en', 1.96 * (se ?? 0), 1))
    }
    const order = [...html.matchAll(/scope="row"[^>]*>№ (\d+)/g)].map(([, number]) => Number(number))
    expect(order).toEqual(sorted.map(({ number }) => number))
    expect(shown).toContain('never as a ranking')
  })

  it('the page of trust has the run’s agreement, coverage and language gap', async () => {
    const shown = text((await organiser.get(result(announced.id, 'checks'))).html)
    const { total, criteria, design, languages, linear } = found.result
    for (const { agreement } of criteria) expect(shown).toContain(formatNumber('en', agreement.alpha?.value ?? 9, 2))
    expect(shown).toContain(formatNumber('en', total.mean?.value ?? 9, 2))
    expect(shown).toContain(formatNumber('en', design.connectivity, 2))
    expect(shown).toContain(`${Math.round(100 * (linear.reliability ?? 0))} %`)
    expect(languages.length).toBeGreaterThan(0)
    for (const { known } of languages) {
      if (known) expect(shown).toContain(formatNumber('en', known.gap, 1))
      else expect(shown).toContain('cannot be known')
    }
  })

  it('the scale shows every juror and criterion in logits, and every essay once', async () => {
    const shown = text((await organiser.get(result(announced.id, 'scale'))).html)
    for (const { logit } of found.jurors) expect(shown).toContain(formatNumber('en', logit ?? 99, 2))
    for (const { logit } of found.result.criteria) expect(shown).toContain(formatNumber('en', logit ?? 99, 2))
    const counts = /Essays along the scale(.*?)<\/table>/s.exec(
      (await organiser.get(result(announced.id, 'scale'))).html.replace(/.*<caption/s, ''),
    )?.[1]
    const sum = [...(counts ?? '').matchAll(/<td class="numeric"[^>]*>(\d+)</g)].reduce(
      (all, [, n]) => all + Number(n),
      0,
    )
    expect(sum).toBe(found.result.design.essays)
  })

  it('places stay closed until the purpose is said, and then agree with the ranking', async () => {
    const closed = await organiser.get(result(announced.id, 'places'))
    expect(closed.html).toContain('Points are not opened yet')
    expect(closed.html).not.toContain('<table')
    await organiser.post(`/en/organiser/contests/${announced.id}/result`, {
      intent: 'open',
      purpose: 'Checking the places of a region',
    })
    const { html } = await organiser.get(`${result(announced.id, 'places')}?region=310000000`)
    const viewer = {
      kind: 'staff' as const,
      accountId: organiser.accountId,
      displayName: '',
      roles: ['organiser' as const],
      regions: [],
      partnerIds: [],
      sessionId: '',
    }
    const { cut, rows } = await listStanding(
      { ...systemContext(app.services, 'test'), viewer },
      { id: announced.id, state: 'announced' },
      found.run.id,
      '310000000',
    )
    expect(rows.length).toBeGreaterThan(20)
    expect(cut).toBe(20)
    expect(text(html)).toContain('Quota of this region: 20 devices')
    for (const { best, worst, rank } of rows) {
      expect(best).toBeLessThanOrEqual(rank)
      expect(worst).toBeGreaterThanOrEqual(rank)
      expect(html).toContain(`>${best === worst ? best : `${best}–${worst}`}<`)
    }
    const [inside, outside] = [
      rows.filter(({ change }) => change === 'in'),
      rows.filter(({ change }) => change === 'out'),
    ]
    for (const { rank, rawRank } of inside) expect(rank <= 20 && rawRank > 20).toBe(true)
    for (const { rank, rawRank } of outside) expect(rank > 20 && rawRank <= 20).toBe(true)
  })

  it('anybody can compute the result anew from the file, which names nobody; each download is in the audit', async () => {
    const answer = await organiser.get(result(announced.id, 'ratings'))
    expect(answer.headers.get('Content-Disposition')).toContain('ratings.csv')
    const { db } = app.services.database
    const ids = await db
      .selectFrom('writing.juror')
      .select(['id', 'account_id'])
      .where('contest_id', '=', announced.id)
      .execute()
    for (const { id, account_id } of ids) {
      expect(answer.html).not.toContain(id)
      expect(answer.html).not.toContain(account_id)
    }
    expect(answer.html).toMatch(/^essay,juror,c1,c2,c3,c4,c5\r\n(e\d+,j\d+(,\d+){5}\r\n)+$/)
    const read = readRatingsFile(new TextEncoder().encode(answer.html))
    if (!read.ok) throw new Error(read.problems[0])
    const { weights, base, factor } = found.result.scale
    const again = calibrateFileLinear(read.ratings, weights)
    const measures = again.essays.map(({ measure }) => base + factor * measure).sort((a, b) => a - b)
    const kept = (await getCalibratedEssays({ db }, found.run.id)).map(({ measure }) => measure).sort((a, b) => a - b)
    expect(measures.length).toBe(kept.length)
    measures.forEach((measure, at) => {
      expect(measure).toBeCloseTo(kept[at] ?? 0, 6)
    })
    const severities = again.jurors.map(({ severity }) => factor * severity).sort((a, b) => a - b)
    const kepts = found.jurors.map(({ severity }) => severity).sort((a, b) => a - b)
    severities.forEach((severity, at) => {
      expect(severity).toBeCloseTo(kepts[at] ?? 0, 6)
    })
    const audited = await db.selectFrom('audit.entry').select('action').where('action', '=', 'scoring.export').execute()
    expect(audited).toHaveLength(1)
  })

  it('a contest that does not exist is not found', async () => {
    for (const page of [...pages, 'ratings']) {
      expect((await organiser.get(result('00000000-0000-4000-8000-000000000000', page))).status).toBe(404)
    }
  })
})

describe('what families see', () => {
  it('is the explanation with the engine’s own numbers, small and in every language', async () => {
    const { essays } = explainExample()
    for (const locale of ['kk', 'ru', 'en'] as const) {
      const { html, status } = await app.client().get(`/${locale}/how-scores-are-compared`)
      expect(status).toBe(200)
      const shown = text(html)
      for (const { measure } of essays) expect(shown).toContain(formatNumber(locale, measure, 1))
      expect(brotliCompressSync(html).length).toBeLessThan(5000)
      expect((await app.client().get(`/${locale}/how-it-works`)).html).toContain(`/${locale}/how-scores-are-compared`)
    }
  })

  it('is the words of its own levels, and no juror', async () => {
    const account = demonstrationAccounts().find(({ role }) => role === 'applicant (recipient)')
    if (!account) throw new Error('no recipient')
    const family = app.client()
    await family.post('/en/enter', { code: account.login, pin: account.secret, next: '' })
    const { html } = await family.get('/en/application')
    const levels = await app.services.database.db
      .selectFrom('contest.criterion_level as l')
      .innerJoin('contest.criterion as c', 'c.id', 'l.criterion_id')
      .select(['l.text_en'])
      .where('c.contest_id', '=', announced.id)
      .execute()
    const shown = text(html)
    expect(
      new Set(levels.map(({ text_en }) => text_en).filter((words) => shown.includes(words.replaceAll('&', '&amp;'))))
        .size,
    ).toBeGreaterThan(1)
    expect(shown).not.toMatch(/№ \d+/)
    expect(shown).not.toContain('everity')
  })
})
