import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Contest } from '#app/domain/contest/contest.ts'
import { systemContext } from '#app/services.server.ts'
import { buildApplication, essayText } from '#tests/support/build-application.ts'
import { buildContest, organiserContext } from '#tests/support/build-contest.ts'
import { type Client, createTestApp, type TestApp } from '#tests/support/client.ts'

let app: TestApp
let organiser: Client & { accountId: string }
let contest: Contest
let base: string

beforeAll(async () => {
  app = await createTestApp()
  organiser = await app.signedIn('organiser')
  contest = await buildContest(organiserContext(app.services, organiser.accountId))
  base = `/ru/organiser/contests/${contest.id}/applications`
})
afterAll(() => app.close())

const build = (overrides: Parameters<typeof buildApplication>[2] = {}) =>
  buildApplication(systemContext(app.services, 'test'), contest, overrides)

const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''

async function admit(applicationId: string) {
  const page = await organiser.get(`${base}/${applicationId}`)
  const answer = await organiser.post(`${base}/${applicationId}`, {
    version: hidden(page.html, 'version'),
    eligibility: 'eligible',
    after: 'stay',
  })
  expect(answer.status).toBe(302)
}

const stored = async (applicationId: string) =>
  app.services.database.db
    .selectFrom('identity.application')
    .select(['eligibility', 'ineligible_reason', 'version'])
    .where('id', '=', applicationId)
    .executeTakeFirstOrThrow()

describe('the screening queue', () => {
  it('is for organisers and coordinators', async () => {
    expect((await app.client().get(base)).location).toContain('/ru/sign-in')
    const juror = await app.signedIn('juror')
    expect((await juror.get(base)).status).toBe(403)
    expect((await organiser.get(base)).status).toBe(200)
    expect((await organiser.get('/ru/organiser/contests/nonsense/applications')).status).toBe(404)
  })

  it('shows a coordinator the own regions alone', async () => {
    const mine = await build({ givenName: 'Жібек' })
    const coordinator = await app.signedIn('coordinator', ['310000000'])
    const stranger = await app.signedIn('coordinator', ['110000000'])
    expect((await coordinator.get(`${base}?part=all`)).html).toContain('Жібек')
    expect((await stranger.get(`${base}?part=all`)).html).not.toContain('Жібек')
    expect((await coordinator.get(`${base}/${mine.applicationId}`)).status).toBe(200)
    expect((await coordinator.get('/ru/work')).html).toContain(base)
    for (const path of [`${base}/${mine.applicationId}`, `${base}/${mine.applicationId}/text`]) {
      expect((await stranger.get(path)).status).toBe(404)
      expect((await stranger.get(`${path}.data`)).html).not.toContain('Жібек')
    }
    const answer = await stranger.post(`${base}/${mine.applicationId}`, { version: '1', eligibility: 'eligible' })
    expect(answer.status).toBe(404)
    expect((await stored(mine.applicationId)).eligibility).toBe('pending')
  })

  it('finds by code and by a name typed without Kazakh letters', async () => {
    const { code } = await build({ givenName: 'Құралай' })
    expect((await organiser.get(`${base}?part=all&search=куралай`)).html).toContain('Құралай')
    expect((await organiser.get(`${base}?part=all&search=${code.slice(0, 3)}-${code.slice(3, 6)}`)).html).toContain(
      'Құралай',
    )
    expect((await organiser.get(`${base}?part=all&search=никого`)).html).not.toContain('Құралай')
  })
})

describe('a decision', () => {
  it('needs a reason to turn down, keeps it, and can be taken back', async () => {
    const { applicationId } = await build()
    const path = `${base}/${applicationId}?part=check`
    const { version } = await stored(applicationId)
    const empty = await organiser.post(path, { version: String(version), eligibility: 'ineligible', reason: '' })
    expect(empty.status).toBe(422)
    expect(empty.html).toContain('Выберите причину отказа')
    const turned = await organiser.post(path, {
      version: String(version),
      eligibility: 'ineligible',
      reason: 'no-consent',
      after: 'next',
    })
    expect(turned.status).toBe(302)
    expect(turned.location).not.toContain(applicationId)
    expect(await stored(applicationId)).toMatchObject({ eligibility: 'ineligible', ineligible_reason: 'no-consent' })
    const back = await organiser.post(path, {
      version: String((await stored(applicationId)).version),
      eligibility: 'pending',
    })
    expect(back.status).toBe(302)
    expect(await stored(applicationId)).toMatchObject({ eligibility: 'pending', ineligible_reason: null })
  })

  it('is not made over somebody else’s change', async () => {
    const { applicationId } = await build()
    const path = `${base}/${applicationId}`
    const answer = await organiser.post(path, { version: '999', eligibility: 'eligible' })
    expect(answer.status).toBe(409)
    expect((await stored(applicationId)).eligibility).toBe('pending')
    expect((await organiser.post(`${base}/${'0'.repeat(36)}`, { version: '1', eligibility: 'eligible' })).status).toBe(
      404,
    )
  })

  it('verifies a claim by the paper that was seen, and takes it back', async () => {
    const group = contest.groups[0]?.key ?? ''
    const { applicationId } = await build({ groups: [group] })
    const papers = `/ru/children/${applicationId}/certificates`
    expect((await organiser.get(`${base}/${applicationId}`)).html).toContain(papers)
    const is = async (state: string) => {
      const row = await app.services.database.db
        .selectFrom('identity.claim')
        .select('state')
        .where('application_id', '=', applicationId)
        .executeTakeFirstOrThrow()
      expect(row.state).toBe(state)
    }
    const post = async (fields: Record<string, string>) => {
      const { version } = await stored(applicationId)
      return organiser.post(`${base}/${applicationId}`, { what: 'claim', group, version: String(version), ...fields })
    }
    const record = { what: 'record', group, kind: 'disability', issuer: 'МСЭ, Тараз', validUntil: '' }
    // Without a word on what was seen nothing is verified.
    expect((await post({ state: 'verified' })).status).toBe(422)
    await is('claimed')
    expect((await organiser.post(papers, { ...record, decision: 'accepted' })).status).toBe(302)
    await is('verified')
    expect((await post({ state: 'claimed' })).status).toBe(302)
    await is('claimed')
    expect((await organiser.post(papers, { ...record, decision: 'rejected' })).status).toBe(422)
    const rejected = { ...record, decision: 'rejected', reason: 'Нет печати' }
    expect((await organiser.post(papers, rejected)).status).toBe(302)
    await is('rejected')
    expect((await post({ state: 'claimed' })).status).toBe(302)
    await is('claimed')
  })
})

describe('duplicates', () => {
  it('are flagged when the queue is opened, settled by a human, and never deleted', async () => {
    const body = essayText(77)
    const first = await build({
      givenName: 'Дәулет',
      birthDate: '2012-01-05',
      phone: '+77015559901',
      essay: { language: 'kk', body },
    })
    const second = await build({
      givenName: 'Даулет',
      birthDate: '2012-01-05',
      phone: '+77015559902',
      essay: { language: 'kk', body: `${body} тағы` },
    })
    expect((await organiser.get(`${base}?part=flagged`)).html).toContain('Дәулет')
    const page = await organiser.get(`${base}/${first.applicationId}`)
    expect(page.html).toContain('одинаковые имя и дата рождения')
    expect(page.html).toContain('тексты эссе почти совпадают')
    const settled = await organiser.post(`${base}/${first.applicationId}`, {
      what: 'duplicate',
      otherId: second.applicationId,
      resolution: 'different',
    })
    expect(settled.status).toBe(302)
    const flags = await app.services.database.db
      .selectFrom('identity.duplicate_flag')
      .select(['kind', 'resolution'])
      .where('second_id', 'in', [first.applicationId, second.applicationId])
      .execute()
    expect(flags.map(({ kind }) => kind).sort()).toEqual(['same-person', 'same-text'])
    expect(flags.every(({ resolution }) => resolution === 'different')).toBe(true)
    await organiser.post(base, {})
    expect((await organiser.get(`${base}?part=flagged`)).html).not.toContain('Дәулет')
  })
})

describe('the anonymous text', () => {
  const essay = {
    language: 'kk' as const,
    body: `Менің атым Айгүл. Мен Ақбұлақ ауылында тұрамын. Тұлпар клубына барамын. ${essayText(500)}`,
  }
  const textOf = (applicationId: string) =>
    app.services.database.db
      .selectFrom('writing.anonymous_text as t')
      .innerJoin('bridge.entry as b', 'b.essay_id', 't.essay_id')
      .select(['t.state', 't.body', 't.redactions', 't.version'])
      .where('b.application_id', '=', applicationId)
      .executeTakeFirst()

  it('is marked, previewed, approved with chosen and own words, and reopened', async () => {
    const { applicationId } = await build({ essay })
    const path = `${base}/${applicationId}/text`
    await admit(applicationId)
    const page = await organiser.get(path)
    expect(page.html).toMatch(/<mark[^>]*>.*Айгүл/)
    const spans = [...page.html.matchAll(/name="hidden"[^>]* value="([^"]+)"/g)].map(([, value = '']) => value)
    expect(spans).toHaveLength(2)
    const versions = { essayVersion: hidden(page.html, 'essayVersion'), textVersion: hidden(page.html, 'textVersion') }
    const fields = { ...versions, hidden: spans, words: 'тұлпар' }
    const preview = await organiser.post(path, { ...fields, intent: 'preview' })
    expect(preview.status).toBe(200)
    expect(preview.html).toContain('Менің атым [есім]. Мен [ауыл] тұрамын. [жасырылды] клубына')
    expect(await textOf(applicationId)).toBeUndefined()
    expect((await organiser.post(path, { ...fields, intent: 'approve' })).status).toBe(302)
    expect(await textOf(applicationId)).toMatchObject({ state: 'approved' })
    expect((await textOf(applicationId))?.body).not.toMatch(/Айгүл|Ақбұлақ|Тұлпар/)
    expect((await organiser.post(path, { ...fields, intent: 'approve' })).status).toBe(409)
    const reopened = await organiser.post(path, { textVersion: '1', intent: 'reopen' })
    expect(reopened.status).toBe(302)
    expect(await textOf(applicationId)).toMatchObject({ state: 'pending', version: 2 })
  })

  it('waits for the decision on the application', async () => {
    const { applicationId } = await build({ essay })
    const path = `${base}/${applicationId}/text`
    const answer = await organiser.post(path, { essayVersion: '1', textVersion: '0', words: '', intent: 'approve' })
    expect(answer.status).toBe(422)
    expect(await textOf(applicationId)).toBeUndefined()
  })
})

describe('all at once', () => {
  it('admits what passes and approves texts in which nothing was found, after confirmation', async () => {
    const { applicationId } = await build()
    for (const what of ['eligible', 'texts']) {
      const page = await organiser.get(`${base}/all/${what}`)
      expect(page.status).toBe(200)
      expect((await organiser.post(`${base}/all/${what}`, { expected: '9999' })).status).toBe(409)
      const done = await organiser.post(`${base}/all/${what}`, { expected: hidden(page.html, 'expected') })
      expect(done.status).toBe(302)
    }
    expect((await stored(applicationId)).eligibility).toBe('eligible')
    expect((await organiser.get(`${base}/${applicationId}/text`)).html).toContain('Текст для жюри')
    expect((await organiser.get(`${base}/all/nothing`)).status).toBe(404)
  })
})

describe('entry by organisers', () => {
  const row = (name: string, words: string) =>
    [name, 'Ерлан', '', '17.04.2013', '№ 5 мектеп', '7', 'жамбыл облысы', 'Шу ауданы', '', '8 701 555 77 01', '', '']
      .concat(['Әке', 'әкесі', 'иә', '', '', 'kk', words])
      .map((cell) => `"${cell.replaceAll('"', '""')}"`)
  const head =
    'Тегі;Аты;Әкесінің аты;Туған күні;Мектебі;Сыныбы;Облысы;Ауданы;Ауылы;Телефоны;Электрондық поштасы;Басымдық топтары;Заңды өкілі;Кім болып келеді;Заңды өкілдің келісімі;Баланың келісімі;Отбасымен хат тілі;Эссе тілі;Эссе'
  const csv = (...rows: string[][]) =>
    new File([[head, ...rows.map((cells) => cells.join(';'))].join('\r\n')], 'a;b"c.csv')
  const count = async () =>
    (
      await app.services.database.db
        .selectFrom('identity.application')
        .select('id')
        .where('contest_id', '=', contest.id)
        .where('source', '=', 'import')
        .execute()
    ).length

  const carried = (html: string) => ({
    intent: 'confirm',
    hash: hidden(html, 'hash'),
    rows: hidden(html, 'rows').replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&'),
  })

  it('reports every bad row with its line and column and imports none of them', async () => {
    const bad = row('Қате', essayText(900)).with(3, '"30.02.2013"').with(7, '"Марс"')
    const answer = await organiser.post(`${base}/import`, { file: csv(row('Дұрыс', essayText(901)), bad) })
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('Напишите дату как 17.04.2013')
    expect(answer.html).toContain('В этой области такой район не найден')
    expect(answer.html).not.toContain('name="hash"')
    const rows = JSON.stringify([{ line: 2, cells: { familyName: 'Дұрыс', givenName: 'Ерлан' } }])
    const confirmed = await organiser.post(`${base}/import`, { intent: 'confirm', rows, hash: '' })
    expect(confirmed.status).toBe(422)
    expect(await count()).toBe(0)
  })

  it('shows a preview, imports all after confirmation, and a second time none', async () => {
    const quoted = `Ол: "Сен; келдің бе?" деді.\n${essayText(902)}`
    const preview = await organiser.post(`${base}/import`, {
      file: csv(row('Тыр"нақша; Үтір', quoted), row('Екінші', essayText(903))),
      intent: 'preview',
    })
    expect(preview.status).toBe(200)
    expect(await count()).toBe(0)
    expect(preview.html).toContain('Готовы к загрузке 2 заявки')
    const fields = carried(preview.html)
    expect((await organiser.post(`${base}/import`, { ...fields, hash: 'f'.repeat(64) })).status).toBe(422)
    expect(await count()).toBe(0)
    expect((await organiser.post(`${base}/import`, fields)).status).toBe(302)
    expect(await count()).toBe(2)
    expect((await organiser.get(`${base}?part=all&search=екинши`)).html).toContain('Екінші')
    expect((await organiser.post(`${base}/import`, fields)).status).toBe(302)
    expect(await count()).toBe(2)
  })

  it.each([
    ['a huge file', new File(['я'.repeat(3_000_000)], 'a.csv'), 'больше 4 МБ'],
    [
      'no text at all',
      new File([Uint8Array.from([0x89, 0x01, 0x02, 0x03, 0xff, 0x00, 0x07])], 'a.csv'),
      'не читается как текст',
    ],
    ['an old workbook', new File([Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2])], 'a.xls'), 'старого Excel'],
    ['a torn workbook', new File([Uint8Array.from([0x50, 0x4b, 3, 4, 5, 6, 7])], 'a.xlsx'), 'Файл повреждён'],
    ['missing headings', new File(['Аты,Тегі\nА,Б'], 'a.csv'), 'Не хватает столбцов'],
    ['an empty file', new File([], 'a.csv'), 'Выберите файл'],
    ['an open quotation mark', new File([`${head}\n"А;Б`], 'a.csv'), 'Непарные кавычки'],
  ])('says what to do about %s', async (_, file, words) => {
    const answer = await organiser.post(`${base}/import`, { file })
    expect(answer.status).toBe(422)
    expect(answer.html).toContain(words)
  })

  it('gives the template in the language of the page, and all of it to organisers alone', async () => {
    const template = await organiser.get(`${base.replace('/ru/', '/kk/')}/import/template`)
    expect(template.html).toContain(head)
    const coordinator = await app.signedIn('coordinator', ['310000000'])
    for (const path of ['/import', '/import/template', '/new']) {
      expect((await coordinator.get(`${base}${path}`)).status).toBe(403)
      expect((await app.client().get(`${base}${path}`)).status).toBe(302)
    }
  })

  it('takes one application from paper on one page, once, and keeps what was typed when it is incomplete', async () => {
    const page = await organiser.get(`${base}/new`)
    expect(page.status).toBe(200)
    const fields = {
      key: hidden(page.html, 'key'),
      familyName: 'Қағазов',
      givenName: 'Нұрлан',
      patronymic: '',
      birthDateDay: '5',
      birthDateMonth: '6',
      birthDateYear: '2013',
      school: '№ 5',
      grade: '7',
      place: '310000000-316600000',
      village: '',
      phone: '8 701 555 66 77',
      email: '',
      guardianName: 'Қағазова Алма',
      guardianRelation: 'mother',
      guardianConsent: 'yes',
      locale: 'kk',
      essayLanguage: 'kk',
      body: essayText(950),
      intent: 'open',
    }
    const short = await organiser.post(`${base}/new`, { ...fields, body: 'Қысқа мәтін' })
    expect(short.status).toBe(422)
    expect(short.html).toContain('Эссе короткое')
    expect(short.html).toContain('Қағазов')
    const made = await organiser.post(`${base}/new`, fields)
    expect(made.status).toBe(302)
    expect((await organiser.post(`${base}/new`, fields)).location).toBe(made.location)
    expect((await organiser.get(made.location ?? '')).html).toContain('Ввёл организатор')
  })
})
