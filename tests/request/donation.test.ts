import { randomUUID } from 'node:crypto'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatCode } from '#app/core/blinding/code.ts'
import { type Client, createTestApp, type TestApp } from '#tests/support/client.ts'
import { checkInvariants } from '#tests/support/invariants.ts'

let app: TestApp
let technician: Client

beforeAll(async () => {
  app = await createTestApp()
  technician = await app.signedIn('technician')
})
afterAll(async () => {
  expect(await checkInvariants(app.services.database.db)).toEqual([])
  await app.close()
})

const db = () => app.services.database.db
const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''

const offer = (overrides: Record<string, string> = {}) => ({
  key: randomUUID(),
  class: 'laptop',
  count: '3',
  make: 'Dell Latitude',
  ageYears: '6',
  condition: 'works',
  charger: 'some',
  region: '750000000',
  handing: 'drop-off',
  earmarkRegion: '310000000',
  earmarkDistrict: '316600000',
  fallback: 'parent',
  until: '2026-12-31',
  donorKind: 'company',
  name: 'ТОО «Алатау Софт»',
  bin: '',
  email: `donor-${randomUUID()}@example.kz`,
  phone: '8 701 555 00 11',
  ...overrides,
})

async function offered(overrides: Record<string, string> = {}) {
  const fields = offer(overrides)
  const sent = await app.client().post('/ru/donate', fields)
  const code = /donations\/([0-9A-Z]{9})/.exec(sent.location ?? '')?.[1] ?? ''
  const { id } = await db()
    .selectFrom('device.donation')
    .select('id')
    .where('code', '=', code)
    .executeTakeFirstOrThrow()
  return { fields, code, id }
}

async function decide(id: string, decision: string, reason = '') {
  const page = `/ru/workshop/donations/${id}`
  const version = hidden((await technician.get(page)).html, 'version')
  return technician.post(page, { version, decision, reason })
}

const devicesOf = (id: string) =>
  db().selectFrom('device.device').select(['id', 'state']).where('donation_id', '=', id).orderBy('number').execute()

const lettersTo = (email: string) =>
  db().selectFrom('message.outbox').select(['template', 'params']).where('recipient', '=', email).execute()

describe('an offer of devices', () => {
  it('is taken in once, each device in the register, and a letter brings the code', async () => {
    const { fields, code, id } = await offered()
    expect((await app.client().post('/ru/donate', fields)).location).toContain(code)
    expect((await devicesOf(id)).map(({ state }) => state)).toEqual(['offered', 'offered', 'offered'])
    expect(await lettersTo(fields.email)).toMatchObject([
      { template: 'donation-offered', params: { code: formatCode(code) } },
    ])
    const status = await app.client().get(`/kk/donations/${code}?new=yes`)
    expect(status.html).toContain('Бізге келуін күтіп отыр')
    for (const secret of [fields.email, fields.name, '+7701']) expect(status.html).not.toContain(secret)
    expect((await app.client().get(`/kk/donations?code=${formatCode(code).toLowerCase()}`)).location).toContain(code)
  })

  it('says what is wrong, keeps what was typed and the districts of the region', async () => {
    const answer = await app.client().post('/kk/donate', offer({ count: '0', condition: '', email: 'x', region: '' }))
    expect(answer.status).toBe(422)
    for (const text of ['Санын жазыңыз', 'Жұмыс істейтінін', 'Өңірді таңдаңыз', 'Алатау Софт', 'Шу ауданы']) {
      expect(answer.html).toContain(text)
    }
  })

  it('shows the districts of a region, and answers in words what a condition would do', async () => {
    const visitor = app.client()
    const districts = await visitor.post('/ru/donate', { earmarkRegion: '310000000', intent: 'district' })
    expect([districts.status, districts.html.includes('316600000')]).toEqual([200, true])
    const asked = await visitor.post('/ru/donate', { ...offer(), intent: 'ask' })
    expect([asked.status, asked.html.includes('заявок оттуда мало или нет')]).toEqual([200, true])
    expect(
      (await visitor.post('/ru/donate', { ...offer({ earmarkRegion: '', earmarkDistrict: '' }), intent: 'ask' }))
        .status,
    ).toBe(422)
    expect(await db().selectFrom('device.donation').select('id').where('state', '=', 'offered').execute()).toHaveLength(
      1,
    )
  })
})

describe('an answer to a donor', () => {
  it('expects its devices, which the donor can follow to the workshop, with a letter of thanks', async () => {
    const { fields, code, id } = await offered()
    expect((await app.client().get(`/ru/donations/${code}/thanks.pdf`)).status).toBe(404)
    expect((await decide(id, 'accept')).status).toBe(302)
    expect((await decide(id, 'decline', 'поздно')).status).toBe(422)
    expect((await lettersTo(fields.email)).map(({ template }) => template).sort()).toEqual([
      'donation-accepted',
      'donation-offered',
    ])
    const devices = await devicesOf(id)
    expect(new Set(devices.map(({ state }) => state))).toEqual(new Set(['expected']))
    const page = `/ru/workshop/devices/${devices[0]?.id}`
    const version = hidden((await technician.get(page)).html, 'version')
    expect((await technician.post(page, { version, to: 'received', note: '' })).status).toBe(302)
    const status = (await app.client().get(`/ru/donations/${code}`)).html
    expect(status).toContain('Проверяется в мастерской')
    expect(status).toContain('thanks.pdf')
    for (const paper of ['thanks.pdf', 'report/2026.pdf']) {
      const answer = await app.client().get(`/kk/donations/${code}/${paper}`)
      expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, 'application/pdf'])
      expect(answer.html.startsWith('%PDF')).toBe(true)
    }
    expect((await app.client().get(`/kk/donations/${code}/report/1999.pdf`)).status).toBe(404)
  })

  it('thanks a company by its name, and a person without it', async () => {
    for (const donorKind of ['company', 'person']) {
      const name = 'Алатау Берен'
      const { code, id } = await offered({ donorKind, name, count: '1' })
      const [device] = await devicesOf(id)
      const page = `/ru/workshop/devices/${device?.id}`
      const offeredPage = (await technician.get(page)).html
      expect(offeredPage).not.toContain('name="version"')
      const alone = await technician.post(page, { version: '1', to: 'declined', note: '' })
      expect([alone.status, (await devicesOf(id))[0]?.state]).toEqual([422, 'offered'])
      await decide(id, 'accept')
      const version = hidden((await technician.get(page)).html, 'version')
      expect((await technician.post(page, { version, to: 'received', note: '' })).status).toBe(302)
      const { bytes } = await app.client().get(`/ru/donations/${code}/thanks.pdf`)
      const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: true })
      expect(text).toContain('за технику для детей')
      expect(text.includes(name)).toBe(donorKind === 'company')
    }
  })

  it('that declines gives a reason, and ends its devices', async () => {
    const { fields, code, id } = await offered({ class: 'phone', count: '1', donorKind: 'person' })
    expect((await decide(id, 'decline')).status).toBe(422)
    expect((await decide(id, 'decline', 'Экран разбит')).status).toBe(302)
    expect((await devicesOf(id)).map(({ state }) => state)).toEqual(['declined'])
    expect((await app.client().get(`/ru/donations/${code}`)).html).toContain('Экран разбит')
    expect((await lettersTo(fields.email)).some(({ template }) => template === 'donation-declined')).toBe(true)
    expect((await app.client().get(`/ru/donations/${code}/report/2026.pdf`)).status).toBe(404)
  })

  it('is not guessed: codes in an address are counted, those that name something and mistyped ones are not', async () => {
    const { code } = await offered({ count: '1' })
    const [limiter] = app.services.enterLimiters
    const left = async () => (await limiter?.get('127.0.0.1'))?.remainingPoints
    await app.client().get('/ru/donations/000000000')
    const before = await left()
    await app.client().get(`/ru/donations/${code}`)
    await app.client().get(`/ru/donations/${code.slice(1)}`)
    expect(await left()).toBe(before)
    await limiter?.penalty('127.0.0.1', 200)
    for (const page of [`donations/${code}`, `donations/${code}/thanks.pdf`, 'check-in/000000000']) {
      const answer = await app.client().get(`/ru/${page}`)
      expect([answer.status, answer.html.includes('через 30 минут')]).toEqual([429, !page.includes('.pdf')])
    }
    expect((await app.client().get(`/ru/donations/${code.slice(1)}`)).status).toBe(404)
    await limiter?.delete('127.0.0.1')
  })

  it('is for the workshop alone, and an unknown code or id is not found', async () => {
    const { id } = await offered({ count: '1' })
    const coordinator = await app.signedIn('coordinator')
    expect((await coordinator.get(`/ru/workshop/donations/${id}`)).status).toBe(403)
    expect((await technician.get(`/ru/workshop/donations/${randomUUID()}`)).status).toBe(404)
    for (const code of ['000000000', 'ABCDEFGHJ', 'x'])
      expect((await app.client().get(`/ru/donations/${code}`)).status).toBe(404)
    expect((await app.client().get('/ru/donations?code=ABC')).html).toContain('Такого кода нет')
  })
})
