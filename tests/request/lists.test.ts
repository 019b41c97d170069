import { parse } from 'csv-parse/sync'
import { readSheet } from 'read-excel-file/node'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
