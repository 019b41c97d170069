import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Contest } from '#app/domain/contest/contest.ts'
import { systemContext } from '#app/services.server.ts'
import { buildApplication } from '#tests/support/build-application.ts'
import { buildContest, organiserContext } from '#tests/support/build-contest.ts'
import { buildPartner } from '#tests/support/build-partner.ts'
import { type Client, createTestApp, type TestApp } from '#tests/support/client.ts'
import { checkInvariants } from '#tests/support/invariants.ts'

let app: TestApp
let organiser: Client & { accountId: string }
let contest: Contest

beforeAll(async () => {
  app = await createTestApp()
  organiser = await app.signedIn('organiser')
  contest = await buildContest(organiserContext(app.services, organiser.accountId))
})
afterAll(async () => {
  expect(await checkInvariants(db())).toEqual([])
  await app.close()
})

const db = () => app.services.database.db
const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''

const application = (overrides: Record<string, string> = {}) => ({
  key: randomUUID(),
  name: 'КГУ «Школа № 14»',
  kind: 'school',
  region: '310000000',
  place: 'Шуский район, село Толе би',
  bin: '',
  about: 'Сельская школа, 300 детей',
  contactName: 'Ахметова Дана',
  contactEmail: `school-${randomUUID()}@example.kz`,
  contactPhone: '8 701 555 00 11',
  ...overrides,
})

const lettersTo = (email: string) =>
  db()
    .selectFrom('message.outbox')
    .select(['template', 'params', 'locale'])
    .where('recipient', '=', email)
    .orderBy('created_at')
    .execute()

const partnerOf = (email: string) =>
  db().selectFrom('identity.partner').selectAll().where('contact_email', '=', email).execute()

async function linkTo(email: string): Promise<string> {
  const letter = (await lettersTo(email)).findLast(({ template }) => template === 'partner-invitation')
  return new URL(String((letter?.params as { link?: string } | undefined)?.link)).pathname
}

async function decide(partnerId: string, decision: string, reason = '') {
  const page = await organiser.get(`/ru/organiser/partners/${partnerId}`)
  return organiser.post(`/ru/organiser/partners/${partnerId}`, {
    version: hidden(page.html, 'version'),
    decision,
    reason,
  })
}

describe('an application for an account', () => {
  it('is taken in once, with a letter, and says nothing about others', async () => {
    const fields = application()
    const visitor = app.client()
    expect((await visitor.get('/ru/partners/apply')).status).toBe(200)
    const sent = await visitor.post('/ru/partners/apply', fields)
    expect(sent.location).toBe('/ru/partners/applied')
    expect((await visitor.post('/ru/partners/apply', fields)).location).toBe('/ru/partners/applied')
    expect((await visitor.get('/ru/partners/applied')).html).not.toContain(fields.contactEmail)
    const rows = await partnerOf(fields.contactEmail)
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ state: 'applied', contact_phone: '+77015550011', locale: 'ru' })
    expect(await lettersTo(fields.contactEmail)).toMatchObject([{ template: 'partner-applied', locale: 'ru' }])
  })

  it('says what is wrong and keeps what was typed', async () => {
    const answer = await app.client().post('/kk/partners/apply', {
      ...application({ contactEmail: 'no-address', bin: '123', kind: '', contactPhone: '12' }),
      place: '',
    })
    expect(answer.status).toBe(422)
    for (const text of ['БСН 12 саннан тұрады', 'Ұйымның түрін таңдаңыз', 'ауылды жазыңыз', 'КГУ «Школа № 14»']) {
      expect(answer.html).toContain(text)
    }
  })

  it('is stopped when one address or one letter box gets too many', async () => {
    const one = application()
    const answers = []
    for (let round = 0; round < 5; round += 1) {
      answers.push(await app.client().post('/ru/partners/apply', { ...one, key: randomUUID() }))
    }
    expect(answers.map(({ status }) => status)).toEqual([302, 302, 302, 422, 422])
    expect((await lettersTo(one.contactEmail)).length).toBe(3)
  })
})

describe('approval', () => {
  it('leads by a link that works once to an account and the partner’s home', async () => {
    const fields = application()
    await app.client().post('/ru/partners/apply', fields)
    const [partner] = await partnerOf(fields.contactEmail)
    expect((await organiser.get('/ru/organiser/partners')).html).toContain(fields.name)
    expect((await decide(partner?.id ?? '', 'approve')).status).toBe(302)
    const link = await linkTo(fields.contactEmail)
    const browser = app.client()
    expect((await browser.get(link)).html).toContain(fields.contactEmail)
    expect((await browser.post(link, { name: 'Ахметова Дана', password: 'short' })).status).toBe(422)
    const accepted = await browser.post(link, { name: 'Ахметова Дана', password: 'long enough words' })
    expect(accepted.location).toBe('/ru/partner')
    expect((await browser.get('/ru/partner')).html).toContain(fields.name)
    expect((await app.client().get(link)).status).toBe(410)
    const page = await organiser.get(`/ru/organiser/partners/${partner?.id}`)
    expect(page.html).toContain('Ахметова Дана')
    const log = await db()
      .selectFrom('audit.entry')
      .select('action')
      .where('subject_id', '=', partner?.id ?? '')
      .orderBy('seq')
      .execute()
    expect(log.map(({ action }) => action)).toEqual(['partner.apply', 'partner.approve', 'partner.join'])
  })

  it('is not made twice nor over somebody else’s decision, and a refusal says why', async () => {
    const fields = application()
    await app.client().post('/ru/partners/apply', fields)
    const [partner] = await partnerOf(fields.contactEmail)
    const path = `/ru/organiser/partners/${partner?.id}`
    expect((await organiser.post(path, { version: '1', decision: 'refuse', reason: ' ' })).status).toBe(422)
    expect((await organiser.post(path, { version: '9', decision: 'approve', reason: '' })).status).toBe(409)
    expect((await organiser.post(path, { version: '1', decision: 'suspend', reason: 'x' })).status).toBe(409)
    expect((await decide(partner?.id ?? '', 'refuse', 'Не нашли такую школу')).status).toBe(302)
    const letter = (await lettersTo(fields.contactEmail)).find(({ template }) => template === 'partner-refused')
    expect(letter?.params).toMatchObject({ reason: 'Не нашли такую школу' })
    expect((await organiser.get('/ru/organiser/partners/nonsense')).status).toBe(404)
  })

  it('is for organisers alone', async () => {
    const { partnerId, ...teacher } = await buildPartner(app, 'applied')
    for (const viewer of [teacher, await app.signedIn('coordinator', ['310000000'])]) {
      expect((await viewer.get(`/ru/organiser/partners/${partnerId}`)).status).toBe(403)
      const answer = await viewer.post(`/ru/organiser/partners/${partnerId}`, { version: '1', decision: 'approve' })
      expect(answer.status).toBe(403)
    }
    expect(
      (await db().selectFrom('identity.partner').select('state').where('id', '=', partnerId).executeTakeFirst())?.state,
    ).toBe('applied')
  })

  it('lets several people work for one partner, and takes one away', async () => {
    const { partnerId } = await buildPartner(app)
    const path = `/ru/organiser/partners/${partnerId}`
    const email = `colleague-${randomUUID()}@example.kz`
    expect((await organiser.post(path, { what: 'invite', email: 'nobody', locale: 'kk' })).status).toBe(422)
    expect((await organiser.post(path, { what: 'invite', email, locale: 'kk' })).status).toBe(302)
    const first = await linkTo(email)
    expect((await organiser.post(path, { what: 'invite', email, locale: 'kk' })).status).toBe(302)
    expect((await app.client().get(first)).status).toBe(410)
    const colleague = app.client()
    await colleague.post(await linkTo(email), { name: 'Екінші мұғалім', password: 'long enough words' })
    expect((await colleague.get('/kk/partner')).html).toContain('мектеп')
    const account = await db().selectFrom('identity.account').select('id').where('email', '=', email).executeTakeFirst()
    expect((await organiser.post(path, { what: 'remove', account: account?.id ?? '' })).status).toBe(302)
    expect((await colleague.get('/kk/partner')).html).toContain('Тіркелгіңіз ешбір ұйымға қосылмаған')
  })

  it('does not make a partner of a juror', async () => {
    const { partnerId } = await buildPartner(app)
    const juror = await app.signedIn('juror')
    await organiser.post(`/ru/organiser/partners/${partnerId}`, { what: 'invite', email: juror.email, locale: 'ru' })
    const answer = await juror.post(await linkTo(juror.email), {})
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('состоит в жюри')
  })
})

describe('the partner’s home', () => {
  const bring = async (partnerId: string, givenName: string) => {
    const made = await buildApplication(systemContext(app.services, 'test'), contest, { givenName, source: 'partner' })
    await db()
      .updateTable('identity.application')
      .set({ partner_id: partnerId })
      .where('id', '=', made.applicationId)
      .execute()
    return made
  }

  it('shows the own children and their state, and nobody else’s', async () => {
    const mine = await buildPartner(app)
    const other = await buildPartner(app)
    expect((await mine.get('/ru/partner')).html).toContain('Пока не добавлен ни один ребёнок')
    await bring(mine.partnerId, 'Менікі')
    await bring(other.partnerId, 'Бөтен')
    for (const path of ['/ru/partner', '/ru/partner?search=%D0%B1%D3%A9%D1%82%D0%B5%D0%BD', '/ru/partner.data']) {
      expect((await mine.get(path)).html).not.toContain('Бөтен')
    }
    const page = await mine.get('/ru/partner?part=check')
    expect(page.html).toContain('Менікі')
    expect(page.html).toContain('На проверке')
    expect((await mine.get('/ru/partner?search=%D0%BC%D0%B5%D0%BD%D1%96%D0%BA%D1%96')).html).toContain('Менікі')
    expect((await mine.get('/ru/partner?part=eligible')).html).not.toContain('Менікі')
  })

  it('shows a suspended partner why, and no child', async () => {
    const suspended = await buildPartner(app, 'suspended')
    await bring(suspended.partnerId, 'Көрінбейді')
    const page = await suspended.get('/ru/partner')
    expect(page.html).toContain('Проверяем жалобу родителей')
    expect(page.html).not.toContain('Көрінбейді')
  })
})
