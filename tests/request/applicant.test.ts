import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildContest, organiserContext } from '#tests/support/build-contest.ts'
import { type Client, createTestApp, type TestApp } from '#tests/support/client.ts'
import { checkInvariants } from '#tests/support/invariants.ts'

let app: TestApp
let slug: string
const hour = 3_600_000
const start = new Date('2026-03-02T05:00:00.000Z')

beforeAll(async () => {
  app = await createTestApp()
  const organiser = await app.signedIn('organiser')
  const contest = await buildContest(organiserContext(app.services, organiser.accountId), {
    regions: ['310000000', '190000000'],
  })
  slug = contest.slug
})
afterAll(async () => {
  expect(await checkInvariants(app.services.database.db)).toEqual([])
  await app.close()
})

const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
const words = (count: number, word = 'сөз') => Array.from({ length: count }, (_, at) => `${word}${at}`).join(' ')

async function begin(pin = '482915'): Promise<Client> {
  const child = app.client()
  const page = await child.get(`/kk/apply/${slug}`)
  const startKey = hidden(page.html, 'startKey')
  const started = await child.post(`/kk/apply/${slug}`, { startKey, pin, pinAgain: pin })
  expect(started.location).toBe('/kk/application/code')
  return child
}

/** Opens the page, posts the fields with the version it carried, and returns the answer. */
async function fill(child: Client, path: string, fields: Record<string, string | string[]>) {
  const page = await child.get(`/kk/application${path}`)
  expect(page.status).toBe(200)
  const extra = /name="region" type="hidden"|type="hidden" name="region"/.test(page.html)
    ? { region: hidden(page.html, 'region') }
    : {}
  const text = /name="textVersion"/.test(page.html) ? { textVersion: hidden(page.html, 'textVersion') } : {}
  return child.post(`/kk/application${path.split('?')[0]}`, {
    version: hidden(page.html, 'version'),
    ...extra,
    ...text,
    ...fields,
  })
}

async function fillAll(child: Client, essay = words(120)) {
  const steps: [string, Record<string, string | string[]>][] = [
    [
      '/about',
      {
        familyName: 'Сейітова',
        givenName: 'Айгүл',
        patronymic: '',
        birthDateDay: '27',
        birthDateMonth: '3',
        birthDateYear: '2011',
      },
    ],
    ['/school', { school: '№ 12 орта мектеп', grade: '8' }],
    ['/place', { region: '310000000' }],
    ['/place/district?region=310000000', { region: '310000000', district: '316600000', village: 'Төле би' }],
    ['/contact', { phone: '8 701 555 01 23', email: '' }],
    ['/groups', { groups: ['large-family'] }],
    [
      '/consent',
      { guardianName: 'Сейітова Гүлнар', guardianRelation: 'mother', guardianAgrees: 'yes', childAgrees: 'yes' },
    ],
    ['/essay', { language: 'kk', body: essay, intent: 'go' }],
  ]
  for (const [path, fields] of steps) {
    const answer = await fill(child, path, fields)
    expect(answer.status, `${path}: ${answer.html.match(/error-summary[\s\S]{0,400}/)?.[0]}`).toBe(302)
  }
}

async function submit(child: Client) {
  const page = await child.get('/kk/application/check')
  const fields = {
    submitKey: hidden(page.html, 'submitKey'),
    version: hidden(page.html, 'version'),
    essayVersion: hidden(page.html, 'essayVersion'),
  }
  return { fields, answer: await child.post('/kk/application/check', fields) }
}

describe('the applicant’s way', () => {
  it('shows before sending what jurors will not see, and sends the text as it is', async () => {
    const child = await begin()
    await fillAll(child, `Менің атым Айгүл. Мен № 12 мектепте оқимын. ${words(110)}`)
    const page = await child.get('/kk/application/check')
    expect(page.html.match(/<mark>/g)).toHaveLength(2)
    expect(page.html).toContain('<b>[есім]</b>')
    expect(page.html).toContain('<b>[мектеп]</b>')
    expect(page.html).toContain('Белгіленген жер: 2')
    expect((await submit(child)).answer.location).toBe('/kk/application/receipt')
  })

  it('leads without JavaScript from the start to a receipt, and back with code and PIN', async () => {
    const child = await begin()
    const codePage = await child.get('/kk/application/code')
    const code = /translate="no">([0-9A-Z-]{11})</.exec(codePage.html)?.[1] ?? ''
    expect(code).toMatch(/^[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}$/)
    expect((await child.get('/kk/application')).html).toContain('Толтырылмаған')
    await fillAll(child)
    const { answer } = await submit(child)
    expect(answer.location).toBe('/kk/application/receipt')
    const receipt = await child.get('/ru/application/receipt')
    expect(receipt.html).toContain(code)
    expect(receipt.html).toContain('120 слов')
    const again = app.client()
    const entered = await again.post('/kk/enter', { code: code.toLowerCase(), pin: '482915', next: '' })
    expect(entered.location).toBe('/kk/application')
    const status = await again.get('/kk/application')
    expect(status.html).toContain('Өтінім келді')
    expect(status.html).not.toContain('<script')
  })

  it('keeps what was typed and names each problem', async () => {
    const child = await begin()
    const about = await fill(child, '/about', {
      familyName: '',
      givenName: 'Айгүл 7',
      birthDateDay: '31',
      birthDateMonth: '2',
      birthDateYear: '2011',
    })
    expect(about.status).toBe(422)
    expect(about.html).toContain('value="Айгүл 7"')
    for (const field of ['familyName', 'givenName', 'birthDate']) expect(about.html).toContain(`#field-${field}`)
    const contact = await fill(child, '/contact', { phone: '12', email: 'x' })
    expect(contact.status).toBe(422)
    expect(contact.html).toContain('value="12"')
    const check = await child.get('/ru/application/check')
    expect(check.html).toContain('Напиши эссе')
    expect(check.html).not.toContain('name="submitKey"')
  })

  it('answers a resent submission with the same receipt and stores one', async () => {
    const child = await begin()
    await fillAll(child)
    const { fields, answer } = await submit(child)
    expect(answer.status).toBe(302)
    const count = async () =>
      (
        await sql<{
          n: number
        }>`select count(*)::int as n from audit.entry where action = 'application.submit'`.execute(
          app.services.database.db,
        )
      ).rows[0]?.n
    const before = await count()
    expect((await child.post('/kk/application/check', fields)).location).toBe('/kk/application/receipt')
    expect(await count()).toBe(before)
    const other = await child.post('/kk/application/check', { ...fields, essayVersion: '999' })
    expect(other.status).toBe(409)
    expect(other.html).toContain('басқа мәтінмен')
  })

  it('tells the second of two windows, and keeps both essays', async () => {
    const child = await begin()
    const page = await child.get('/kk/application/school')
    const version = hidden(page.html, 'version')
    expect((await child.post('/kk/application/school', { version, school: 'Бірінші мектеп', grade: '8' })).status).toBe(
      302,
    )
    const second = await child.post('/kk/application/school', { version, school: 'Екінші мектеп', grade: '8' })
    expect(second.status).toBe(409)
    expect(second.html).toContain('Бірінші мектеп')
    expect(second.html).toContain('value="Екінші мектеп"')

    const essay = hidden((await child.get('/kk/application/essay')).html, 'version')
    await child.post('/kk/application/essay', {
      version: essay,
      language: 'kk',
      body: 'Бірінші терезеде жазылған мәтін',
      intent: 'stay',
    })
    const late = await child.post('/kk/application/essay', {
      version: essay,
      language: 'kk',
      body: 'Екінші терезеде жазылған мәтін',
      intent: 'stay',
    })
    expect(late.location).toContain('/application/essay/earlier')
    expect((await child.get('/kk/application/essay')).html).toContain('Екінші терезеде')
    expect((await child.get('/kk/application/essay/earlier')).html).toContain('Бірінші терезеде')
  })

  it('asks which device would help, without deciding anything anew', async () => {
    const child = await begin()
    await fillAll(child)
    await submit(child)
    const { db } = app.services.database
    const code = /translate="no">([0-9A-Z-]{11})</.exec((await child.get('/kk/application/code')).html)?.[1] ?? ''
    const own = sql`code = ${code.replaceAll('-', '')}`
    await sql`update identity.application set eligibility = 'eligible' where ${own}`.execute(db)
    const stored = async () =>
      (await sql`select accepts, eligibility from identity.application where ${own}`.execute(db)).rows[0]
    expect((await child.get('/kk/application/check')).html).toContain('кез келген құрылғы')
    const page = await child.get('/kk/application/wishes?from=check')
    const answer = await fill(child, '/wishes', { classes: ['tablet', 'laptop', 'no-such-class'], from: 'check' })
    expect(answer.location).toContain('/kk/application/check')
    expect(await stored()).toEqual({ accepts: ['laptop', 'tablet'], eligibility: 'eligible' })
    expect((await child.get('/kk/application/check')).html).toContain('ноутбук, планшет')
    const old = { version: hidden(page.html, 'version'), classes: ['phone'] }
    const second = await child.post('/kk/application/wishes', old)
    expect(second.status).toBe(409)
    expect(second.html).toContain('ноутбук, планшет')
    await fill(child, '/wishes', {})
    expect(await stored()).toEqual({ accepts: null, eligibility: 'eligible' })
  })

  it('keeps the draft when the closing time passes, and submits nothing', async () => {
    const child = await begin()
    await fillAll(child)
    const essay = await child.get('/kk/application/essay')
    app.clock.set(new Date(start.getTime() + 25 * hour))
    try {
      const kept = await child.post('/kk/application/essay', {
        version: hidden(essay.html, 'version'),
        language: 'kk',
        body: words(130, 'кеш'),
        intent: 'go',
      })
      expect(kept.location).toBe('/kk/application?notice=saved')
      expect((await child.get('/kk/application')).html).toContain('Өтінім қабылдау аяқталды')
      expect((await child.get('/kk/application/essay')).html).toContain('кеш129')
      const page = await child.get('/kk/application/check')
      expect(page.html).not.toContain('name="submitKey"')
      expect((await child.get(`/kk/apply/${slug}`)).html).not.toContain('name="pin"')
    } finally {
      app.clock.set(start)
    }
  })

  it('keeps an essay through an expired session', async () => {
    const child = await begin()
    const code = /translate="no">([0-9A-Z-]{11})</.exec((await child.get('/kk/application/code')).html)?.[1] ?? ''
    const version = hidden((await child.get('/kk/application/essay')).html, 'version')
    child.cookies.delete('qarmaq_session')
    const refused = await child.post('/kk/application/essay', { version, language: 'kk', body: 'Ұзақ жазылған «эссе»' })
    expect(refused.status).toBe(401)
    expect(refused.html).toContain('Ұзақ жазылған «эссе»')
    const back = await child.post('/kk/enter', {
      code,
      pin: '482915',
      next: '/kk/application/essay',
      'kept.version': version,
      'kept.language': 'kk',
      'kept.body': 'Ұзақ жазылған «эссе»',
    })
    expect(back.html).toContain('name="body" value="Ұзақ жазылған «эссе»"')
    await child.post('/kk/application/essay', { version, language: 'kk', body: 'Ұзақ жазылған «эссе»' })
    expect((await child.get('/kk/application/essay')).html).toContain('Ұзақ жазылған «эссе»')
  })

  it('withdraws, erases, and signs out', async () => {
    const child = await begin()
    await fillAll(child, words(110, 'құпия'))
    await submit(child)
    const done = await child.post('/kk/application/withdraw', {})
    expect(done.status).toBe(200)
    expect(done.html).toContain('Өтінім кері қайтарылды')
    expect((await child.get('/kk/application')).location).toContain('/kk/enter')
    const { rows } = await sql<{ found: number }>`
      select count(*)::int as found from writing.essay e left join writing.essay_version v on v.essay_id = e.id
      where e.body like '%құпия%' or v.body like '%құпия%'`.execute(app.services.database.db)
    expect(rows[0]?.found).toBe(0)
  })

  it('starts one application when the form comes twice, and refuses easy or different PINs', async () => {
    const child = app.client()
    const startKey = hidden((await child.get(`/kk/apply/${slug}`)).html, 'startKey')
    const form = { startKey, pin: '739152', pinAgain: '739152' }
    await child.post(`/kk/apply/${slug}`, form)
    const code = (await child.get('/kk/application/code')).html.match(/translate="no">([^<]+)</)?.[1]
    const twin = app.client()
    await twin.post(`/kk/apply/${slug}`, form)
    expect((await twin.get('/kk/application/code')).html).toContain(code)
    for (const [pin, pinAgain] of [
      ['123456', '123456'],
      ['739152', '739153'],
      ['12', '12'],
    ] as const) {
      const answer = await app.client().post(`/kk/apply/${slug}`, { startKey: crypto.randomUUID(), pin, pinAgain })
      expect(answer.status).toBe(422)
      expect(answer.html).not.toContain(`value="${pin}"`)
    }
  })
})
