import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildContest, organiserContext } from '#tests/support/build-contest.ts'
import { createTestApp, type TestApp } from '#tests/support/client.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

describe('forty real texts', () => {
  it('are imported, admitted and approved, and bring no false duplicates', async () => {
    const organiser = await app.signedIn('organiser')
    const contest = await buildContest(organiserContext(app.services, organiser.accountId), { wordsMin: 50 })
    const base = `/kk/organiser/contests/${contest.id}/applications`
    const file = new File([readFileSync('tests/reference/real-texts.csv')], 'real-texts.csv')
    const preview = await organiser.post(`${base}/import`, { file, intent: 'preview' })
    expect(preview.html.match(/<td[^>]*>Не істеу керек/)).toBeNull()
    expect(preview.status).toBe(200)
    const csv = await file.text()
    expect((await organiser.post(`${base}/import`, { intent: 'confirm', csv })).status).toBe(302)
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
})
