import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import writeWorkbook from 'write-excel-file/node'
import { consentTextVersion } from '#app/domain/consent/text.ts'
import type { Contest } from '#app/domain/contest/contest.ts'
import { essayText } from '#tests/support/build-application.ts'
import { buildContest, organiserContext } from '#tests/support/build-contest.ts'
import { buildPartner } from '#tests/support/build-partner.ts'
import { createTestApp, type TestApp } from '#tests/support/client.ts'
import { checkInvariants } from '#tests/support/invariants.ts'

let app: TestApp
let contest: Contest
type Partner = Awaited<ReturnType<typeof buildPartner>>
let mine: Partner
let other: Partner

beforeAll(async () => {
  app = await createTestApp()
  const organiser = await app.signedIn('organiser')
  contest = await buildContest(organiserContext(app.services, organiser.accountId))
  mine = await buildPartner(app)
  other = await buildPartner(app)
})
afterAll(async () => {
  expect(await checkInvariants(db())).toEqual([])
  await app.close()
})

const db = () => app.services.database.db
const hidden = (html: string, name: string) =>
  (new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')

const applications = (partnerId: string) =>
  db()
    .selectFrom('identity.application')
    .select(['id', 'state', 'source', 'partner_id', 'family_name', 'given_name', 'grade', 'district', 'account_id'])
    .where('partner_id', '=', partnerId)
    .orderBy('family_name')
    .execute()

const newPath = () => `/ru/partner/contests/${contest.id}/children/new`
const importPath = () => `/ru/partner/contests/${contest.id}/import`

async function addChild(partner: Partner, familyName: string): Promise<string> {
  const added = await partner.post(newPath(), {
    key: randomUUID(),
    familyName,
    givenName: 'Айару',
    patronymic: '',
    birthDateDay: '17',
    birthDateMonth: '4',
    birthDateYear: '2013',
  })
  expect(added.status).toBe(302)
  return (added.location ?? '').replace('/details', '')
}

describe('a child, on its behalf', () => {
  it('is added, filled in, consented for on paper, typed for and sent in, with who did it', async () => {
    const child = await addChild(mine, 'Толықова')
    expect((await mine.get(child)).html).toContain('Чего ещё не хватает')
    const form = await mine.get(`${child}/details`)
    const versions = Object.fromEntries(
      ['about', 'school', 'place', 'contact', 'groups'].map((name) => [
        `version.${name}`,
        hidden(form.html, `version.${name}`),
      ]),
    )
    const details = {
      ...versions,
      familyName: 'Толықова',
      givenName: 'Айару',
      patronymic: '',
      birthDateDay: '17',
      birthDateMonth: '4',
      birthDateYear: '2013',
      school: '№ 14 мектеп',
      grade: '7',
      district: '316600000',
      village: 'Төле би',
      phone: '12',
      email: '',
      groups: 'none-of-these',
    }
    const wrong = await mine.post(`${child}/details`, details)
    expect(wrong.status).toBe(422)
    const again = await mine.get(`${child}/details`)
    const saved = await mine.post(`${child}/details`, {
      ...details,
      phone: '8 701 555 44 33',
      'version.contact': hidden(again.html, 'version.contact'),
    })
    expect(saved.location).toContain(child)
    const consent = {
      version: hidden((await mine.get(`${child}/consent`)).html, 'version'),
      textVersion: consentTextVersion,
      guardianName: 'Толықова Сәуле',
      guardianRelation: 'mother',
    }
    expect((await mine.post(`${child}/consent`, consent)).status).toBe(422)
    expect((await mine.post(`${child}/consent`, { ...consent, guardianAgrees: 'yes' })).status).toBe(302)
    const essay = { version: hidden((await mine.get(`${child}/essay`)).html, 'version'), language: 'kk' }
    expect((await mine.post(`${child}/essay`, { ...essay, body: essayText(301) })).status).toBe(302)
    expect((await mine.post(`${child}/essay`, { ...essay, version: '0', body: 'Басқа мәтін' })).status).toBe(409)
    const ready = await mine.get(child)
    const sent = await mine.post(child, {
      submitKey: hidden(ready.html, 'submitKey'),
      version: hidden(ready.html, 'version'),
      essayVersion: hidden(ready.html, 'essayVersion'),
    })
    expect(sent.status).toBe(302)
    expect((await mine.get(child)).html).toContain('На проверке')
    const id = child.split('/').pop() ?? ''
    expect((await applications(mine.partnerId)).find((one) => one.id === id)).toMatchObject({
      state: 'submitted',
      source: 'partner',
      grade: 7,
      district: '316600000',
    })
    const given = await db()
      .selectFrom('identity.consent')
      .select(['channel', 'text_version'])
      .where('application_id', '=', id)
      .execute()
    expect(given).toEqual([{ channel: 'paper', text_version: consentTextVersion }])
    const log = await db()
      .selectFrom('audit.entry')
      .select(['actor_id', 'actor_role', 'action'])
      .where('subject_id', '=', id)
      .execute()
    expect(new Set(log.map((entry) => `${entry.actor_role} ${entry.actor_id}`))).toEqual(
      new Set([`partner ${mine.accountId}`]),
    )
    expect(log.at(-1)?.action).toBe('application.submit')
  })

  it('does not exist for another partner, nor for one that is suspended', async () => {
    const child = await addChild(mine, 'Жатбайтынова')
    const suspended = await buildPartner(app, 'suspended')
    const organiser = await app.signedIn('organiser')
    for (const path of ['', '/details', '/consent', '/essay']) {
      for (const stranger of [other, suspended]) {
        for (const at of [`${child}${path}`, `${child}${path}.data`]) {
          const answer = await stranger.get(at)
          expect(answer.status).toBe(404)
          expect(answer.html).not.toContain('Жатбайтынова')
        }
        const posted = await stranger.post(`${child}${path}`, {
          familyName: 'Х',
          submitKey: randomUUID(),
          body: 'Х',
          language: 'kk',
          version: '0',
        })
        expect([404, 422]).toContain(posted.status)
        expect(posted.html).not.toContain('Жатбайтынова')
      }
      expect((await organiser.get(`${child}${path}`)).status).toBe(403)
    }
    for (const path of [newPath(), importPath()]) {
      expect((await suspended.get(path)).status).toBe(403)
      expect((await suspended.post(path, { key: randomUUID(), familyName: 'А' })).status).toBe(403)
    }
    expect((await applications(suspended.partnerId)).length).toBe(0)
    expect((await mine.get('/ru/partner/children/nonsense')).status).toBe(404)
  })

  it('is not added twice, and not outside the contest’s ages', async () => {
    await addChild(mine, 'Қайталанова')
    const fields = {
      familyName: 'Кайталанова',
      givenName: 'Айару',
      patronymic: '',
      birthDateDay: '17',
      birthDateMonth: '4',
      birthDateYear: '2013',
    }
    const known = await mine.post(newPath(), { ...fields, key: randomUUID() })
    expect(known.status).toBe(422)
    expect(known.html).toContain('уже есть в списке')
    const old = await mine.post(newPath(), {
      ...fields,
      familyName: 'Ересек',
      birthDateYear: '1980',
      key: randomUUID(),
    })
    expect(old.status).toBe(422)
    const key = randomUUID()
    const first = await mine.post(newPath(), { ...fields, familyName: 'Бірлік', key })
    expect((await mine.post(newPath(), { ...fields, familyName: 'Бірлік', key })).location).toBe(first.location)
  })

  it('has its essay saved while its partner types, and by nobody else', async () => {
    const child = await addChild(mine, 'Өзісақтар')
    const address = `${child}/essay/autosave`
    const { html } = await mine.get(`${child}/essay`)
    expect(html).toContain(address)
    const save = (who: Partner, body: string, step: number, version = Number(hidden(html, 'version'))) =>
      who.get(address, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ version, language: 'kk', window: '0f3c9a52-6c1e-4b7e-9d0a-5a1f2f3c4d5e', step, body }),
      })
    const first = await save(mine, 'Менің қалам', 1)
    expect(first.status).toBe(200)
    expect(JSON.parse(first.html)).toMatchObject({ beside: false, late: false })
    expect((await mine.get(`${child}/essay`)).html).toContain('Менің қалам</textarea>')
    expect((await save(other, 'Бөтен мәтін', 2)).status).toBe(404)
    expect((await mine.get(address, { method: 'POST', body: '{' })).status).toBe(422)
    const found = (await applications(mine.partnerId)).find((one) => one.family_name === 'Өзісақтар')
    const account = db()
      .updateTable('identity.account')
      .set({ secret_hash: 'x' })
      .where('id', '=', found?.account_id ?? '')
    await account.execute()
    expect((await save(mine, 'Мұғалім қосқан сөз', 3)).status).toBe(409)
  })

  it('writes for itself once it has a PIN: the partner neither reads nor changes its text', async () => {
    const child = await addChild(mine, 'Өзіжазар')
    const found = (await applications(mine.partnerId)).find((one) => one.family_name === 'Өзіжазар')
    const { version } = { version: hidden((await mine.get(`${child}/essay`)).html, 'version') }
    await db()
      .updateTable('identity.account')
      .set({ secret_hash: 'x' })
      .where('id', '=', found?.account_id ?? '')
      .execute()
    await db()
      .updateTable('writing.essay')
      .set({ body: 'Менің құпия ойым', word_count: 3 })
      .where(
        'id',
        'in',
        db()
          .selectFrom('bridge.entry')
          .select('essay_id')
          .where('application_id', '=', found?.id ?? ''),
      )
      .execute()
    expect((await mine.get(`${child}/essay`)).location).toBe(child)
    expect((await mine.get(child)).html).not.toContain('құпия')
    const typed = await mine.post(`${child}/essay`, { version, language: 'kk', body: 'Мұғалімнің мәтіні' })
    expect([302, 422]).toContain(typed.status)
    const essay = await db()
      .selectFrom('writing.essay')
      .select('body')
      .where('body', 'like', '%ұғалімнің мәтіні%')
      .execute()
    expect(essay).toEqual([])
    expect((await mine.post(child, { submitKey: randomUUID(), version: '1', essayVersion: '1' })).status).toBe(422)
  })
})

describe('a list of pupils', () => {
  const head = ['Тегі', 'Аты', 'Туған күні', 'Мектебі', 'Сыныбы', 'Облысы', 'Ауданы', 'Телефоны']
  const pupil = (name: string) => [
    name,
    'Нұрай',
    '17.04.2013',
    '№ 5',
    '7',
    'Жамбыл облысы',
    'Шу ауданы',
    '8 701 555 22 11',
  ]
  const xlsx = async (...rows: (string | number)[][]) =>
    new File([new Uint8Array(await writeWorkbook([head, ...rows]).toBuffer())], 'тізім;"1".xlsx')
  const names = async () => (await applications(other.partnerId)).map((one) => one.family_name)

  it('is imported from XLSX as it was previewed, and once', async () => {
    const preview = await other.post(importPath(), {
      intent: 'preview',
      file: await xlsx(pupil('Кестеева'), ['Қысқаев', 'Дос', '2012-05-01', '', '', '', '', '']),
    })
    expect(preview.status).toBe(200)
    expect(preview.html).toContain('законный представитель')
    expect(await names()).toEqual([])
    const fields = { intent: 'confirm', rows: hidden(preview.html, 'rows'), hash: hidden(preview.html, 'hash') }
    const other2 = JSON.stringify(JSON.parse(fields.rows)).replace('Кестеева', 'Ауысқан')
    expect((await other.post(importPath(), { ...fields, rows: other2 })).status).toBe(422)
    expect(await names()).toEqual([])
    expect((await other.post(importPath(), fields)).status).toBe(302)
    expect(await names()).toEqual(['Кестеева', 'Қысқаев'])
    expect((await other.post(importPath(), fields)).status).toBe(302)
    expect(await names()).toEqual(['Кестеева', 'Қысқаев'])
    expect(
      (await applications(other.partnerId)).every((one) => one.state === 'draft' && one.source === 'partner'),
    ).toBe(true)
  })

  it('with a bad row imports nothing and says which, where and what to do', async () => {
    const before = await names()
    const answer = await other.post(importPath(), {
      file: await xlsx(
        pupil('Жақсы'),
        pupil('=CMD()'),
        pupil('Аты2').with(2, '31.02.2013'),
        pupil('Аудан').with(6, 'Марс'),
        pupil('Жақсы').with(3, '№ 6'),
        pupil('Кестеева').with(3, '№ 7'),
        pupil('Үлкен').with(2, '17.04.1990'),
      ),
    })
    expect(answer.status).toBe(422)
    expect(answer.html).not.toContain('name="hash"')
    for (const text of [
      'В ячейке формула',
      'Имя пишется буквами',
      'Напишите дату как 17.04.2013',
      'такой район не найден',
      'встречается в файле второй раз: первый раз в строке 2',
      'уже есть в вашем списке',
    ]) {
      expect(answer.html).toContain(text)
    }
    expect(await names()).toEqual(before)
  })

  it('can be asked for as a template that can be read back', async () => {
    const csv = await other.get(`${importPath()}/template`)
    expect(csv.html).toContain('Фамилия;Имя')
    const book = await other.get(`${importPath()}/template?format=xlsx`)
    expect(book.headers.get('Content-Type')).toContain('spreadsheetml')
    expect((await app.client().get(`${importPath()}/template`)).status).toBe(302)
  })

  it('is not taken by a contest that is closed', async () => {
    const organiser = await app.signedIn('organiser')
    const closed = await buildContest(organiserContext(app.services, organiser.accountId), { open: false })
    const path = `/ru/partner/contests/${closed.id}/import`
    expect((await other.get(path)).status).toBe(404)
    expect((await other.post(path, { file: await xlsx(pupil('Кеш')) })).status).toBe(404)
  })
})

describe('cards', () => {
  const cardsPath = () => `/ru/partner/contests/${contest.id}/cards`
  const pin = { pin: '370916', pinAgain: '370916', next: '' }

  it('are printed by the partner; an application begun with one is the partner’s', async () => {
    const fields = { key: randomUUID(), count: '3', label: '7 «А»', locale: 'kk' }
    expect((await mine.post(cardsPath(), { ...fields, count: '0' })).status).toBe(422)
    const made = await mine.post(cardsPath(), fields)
    const batch = (made.location ?? '').split('?')[0] ?? ''
    expect((await mine.get(batch)).status).toBe(200)
    expect((await mine.get(`${batch}/print`)).html).toContain('7 «А»')
    for (const path of [batch, `${batch}/print`]) expect((await other.get(path)).status).toBe(404)
    expect((await other.get(cardsPath())).html).not.toContain('7 «А»')
    const card = await db()
      .selectFrom('identity.card as c')
      .innerJoin('identity.card_batch as b', 'b.id', 'c.batch_id')
      .innerJoin('identity.account as a', 'a.id', 'c.account_id')
      .select(['a.login_code', 'a.id'])
      .where('b.partner_id', '=', mine.partnerId)
      .executeTakeFirstOrThrow()
    await app.client().post('/kk/enter', { intent: 'activate', code: card.login_code ?? '', ...pin })
    const begun = (await applications(mine.partnerId)).find((one) => one.account_id === card.id)
    expect(begun).toMatchObject({ state: 'draft', source: 'self', partner_id: mine.partnerId })
  })

  it('are there for children of the list, who then write for themselves', async () => {
    const child = await addChild(mine, 'Карточкабаева')
    const found = (await applications(mine.partnerId)).find((one) => one.family_name === 'Карточкабаева')
    expect((await mine.get(`${cardsPath()}/children`)).html).toContain('Карточкабаева')
    expect((await other.get(`${cardsPath()}/children`)).html).not.toContain('Карточкабаева')
    const account = await db()
      .selectFrom('identity.account')
      .select('login_code')
      .where('id', '=', found?.account_id ?? '')
      .executeTakeFirstOrThrow()
    await app.client().post('/kk/enter', { intent: 'activate', code: account.login_code ?? '', ...pin })
    expect((await mine.get(`${cardsPath()}/children`)).html).not.toContain('Карточкабаева')
    expect((await mine.get(child)).html).toContain('эссе он пишет и отправляет сам')
    expect((await applications(mine.partnerId)).filter((one) => one.account_id === found?.account_id)).toHaveLength(1)
  })

  it('open nothing with a code that stands in a published list, until one is given anew', async () => {
    await addChild(mine, 'Жарияланова')
    const found = (await applications(mine.partnerId)).find((one) => one.family_name === 'Жарияланова')
    const { login_code: code } = await db()
      .selectFrom('identity.account')
      .select('login_code')
      .where('id', '=', found?.account_id ?? '')
      .executeTakeFirstOrThrow()
    const stranger = app.client()
    expect((await stranger.get(`/kk/enter?code=${code}`)).html).toContain('name="pinAgain"')
    const setState = (state: 'announced' | 'open') =>
      db().updateTable('contest.contest').set({ state }).where('id', '=', contest.id).execute()
    await setState('announced')
    try {
      expect((await stranger.get(`/kk/enter?code=${code}`)).html).not.toContain('name="pinAgain"')
      const answer = await stranger.post('/kk/enter', { intent: 'activate', code: code ?? '', ...pin })
      expect(answer.status).toBe(409)
      expect(stranger.cookies.has('qarmaq_session')).toBe(false)
    } finally {
      await setState('open')
    }
  })

  it('are given anew to the own child after a recorded check alone', async () => {
    const child = await addChild(mine, 'Ұмытқанова')
    const id = child.split('/').pop() ?? ''
    const recover = { kind: 'new-card', recognised: 'knows-child', note: '' }
    expect((await other.get(`${child}/access`)).status).toBe(404)
    expect((await other.post(`${child}/access`, recover)).status).toBe(404)
    expect((await mine.post(`${child}/access`, { kind: 'new-card', note: '' })).status).toBe(422)
    expect((await mine.post(`${child}/access`, recover)).status).toBe(200)
    const entry = await db()
      .selectFrom('audit.entry')
      .select('actor_id')
      .where('subject_id', '=', id)
      .where('action', '=', 'card.recover')
      .execute()
    expect(entry).toEqual([{ actor_id: mine.accountId }])
  })
})
