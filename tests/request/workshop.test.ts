import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checklistOf } from '#app/core/device/checklist.ts'
import { deviceLabel } from '#app/core/device/label.ts'
import { systemContext } from '#app/services.server.ts'
import { buildDevice, buildReadyDevice } from '#tests/support/build-device.ts'
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

const ctx = () => systemContext(app.services, 'test')
const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
const page = (id: string, rest = '') => `/ru/workshop/devices/${id}${rest}`

async function stored(id: string) {
  return app.services.database.db.selectFrom('device.device').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

async function move(id: string, to: string) {
  const version = hidden((await technician.get(page(id))).html, 'version')
  return technician.post(page(id), { version, to, note: '' })
}

const labelOf = async (id: string) => deviceLabel((await stored(id)).number)

describe('a device', () => {
  it('goes from the bench to ready by the forms of a technician', async () => {
    const made = await technician.post('/ru/workshop/devices/new', {
      class: 'laptop',
      count: '1',
      make: 'Lenovo',
      model: 'ThinkPad X230',
      serial: ' pk 1a2b3 ',
      memoryGb: '8',
      screenInches: '12,5',
    })
    expect(made.status).toBe(302)
    const id = /devices\/([0-9a-f-]{36})/.exec(made.location ?? '')?.[1] ?? ''
    expect(await stored(id)).toMatchObject({ state: 'received', serial: 'PK1A2B3', screen_inches: '12.5' })
    expect((await move(id, 'checked')).status).toBe(302)
    const edit = await technician.get(page(id, '/edit'))
    const fields = { class: 'laptop', make: 'Lenovo', model: 'ThinkPad X230', serial: 'PK1A2B3', grade: 'B' }
    expect(
      (await technician.post(page(id, '/edit'), { ...fields, version: hidden(edit.html, 'version') })).status,
    ).toBe(302)
    expect((await technician.get(page(id))).html).toContain('Сначала сотрите данные')
    const wipe = { category: 'purge', method: 'ATA Secure Erase', tool: 'hdparm', outcome: 'passed' }
    expect((await technician.post(page(id, '/wipe'), wipe)).status).toBe(302)
    expect(await stored(id)).toMatchObject({ state: 'wiped' })
    const list = await technician.get(page(id, '/ready'))
    const version = hidden(list.html, 'version')
    const passed = checklistOf('laptop')
    const partly = await technician.post(page(id, '/ready'), {
      version,
      passed: passed.filter((item) => item !== 'kazakh-layout'),
    })
    expect(partly.status).toBe(422)
    expect(partly.html).toContain('Не отмечено: Казахская раскладка')
    expect(partly.html.match(/checked=""/g)).toHaveLength(passed.length - 1)
    expect((await technician.post(page(id, '/ready'), { version, passed })).status).toBe(302)
    expect(await stored(id)).toMatchObject({ state: 'ready', step: 4 })
    const shown = (await technician.get(page(id))).html
    for (const text of ['ATA Secure Erase · hdparm', 'Готово', 'QD-']) expect(shown).toContain(text)
    expect(
      (await technician.post(page(id, '/edit'), { ...fields, grade: 'A', version: String((await stored(id)).version) }))
        .html,
    ).toContain('Устройство в запасе')
  })

  it('is not moved over somebody else’s change, nor where it cannot go', async () => {
    const id = await buildDevice(ctx())
    const stale = await technician.post(page(id), { version: '7', to: 'checked', note: '' })
    expect([stale.status, stale.html.includes('изменил кто-то другой')]).toEqual([422, true])
    const { version } = await stored(id)
    const jump = await technician.post(page(id), { version: String(version), to: 'handed-over', note: '' })
    expect([jump.status, (await stored(id)).state]).toEqual([422, 'received'])
    expect((await technician.get(page(randomUUID()))).status).toBe(404)
  })

  it('with a failed wipe carries a flag and does not become ready', async () => {
    const id = await buildDevice(ctx())
    await move(id, 'checked')
    await technician.post(page(id, '/wipe'), { category: 'clear', method: 'nwipe', outcome: 'failed' })
    expect(await stored(id)).toMatchObject({ state: 'checked', wipe_failed: true, wipe_id: null })
    expect((await technician.get(page(id))).html).toContain('Данные не стёрлись')
    expect((await technician.post(page(id, '/wipe'), { outcome: 'passed' })).status).toBe(422)
  })

  it('of the same maker with the same serial number is one device', async () => {
    await buildDevice(ctx(), { make: 'HP', serial: '5CG1234' })
    const fields = { class: 'laptop', count: '1', make: 'hp', serial: '5cg1234' }
    const twice = await technician.post('/ru/workshop/devices/new', fields)
    expect([twice.status, twice.html.includes('уже есть')]).toEqual([422, true])
    const unnamed = await technician.post('/ru/workshop/devices/new', {
      ...fields,
      count: '2',
      serial: 'To be filled by O.E.M.',
    })
    expect(unnamed.location).toMatch(/labels\?from=QD-\d{5}-\d&to=QD-\d{5}-\d/)
  })
})

describe('scanning', () => {
  it('moves what can move, once, and says why the others stay', async () => {
    const [one, two, ready] = [await buildDevice(ctx()), await buildDevice(ctx()), await buildReadyDevice(ctx())]
    const labels = await Promise.all([one, two, ready].map(labelOf))
    const codes = [
      labels[0],
      `http://qarmaq.test/ru/workshop/label/${labels[1]}`,
      labels[0],
      labels[2],
      'QD-00001-0',
      'x',
    ]
    const answer = await technician.post('/ru/workshop/scan', { to: 'checked', codes: codes.join('\r\n') })
    expect(answer.status).toBe(200)
    expect(answer.html).toContain('Переведено 2 устройства')
    expect(answer.html).toContain('Из этого состояния туда не переводят')
    expect(answer.html.match(/Это не номер наклейки/g)).toHaveLength(2)
    expect((await stored(one)).state).toBe('checked')
    const again = await technician.post('/ru/workshop/scan', { to: 'checked', codes: labels[0] ?? '' })
    expect(again.html).toContain('Уже в этом состоянии')
    expect((await technician.post('/ru/workshop/scan', { to: 'wiped', codes: labels[0] ?? '' })).status).toBe(422)
    const wiped = { to: 'wiped', codes: labels.slice(0, 2).join('\n'), category: 'clear', method: 'nwipe' }
    expect((await technician.post('/ru/workshop/scan', wiped)).html).toContain('Переведено 2 устройства')
    expect((await stored(two)).state).toBe('wiped')
    expect((await technician.post('/ru/workshop/scan', { to: 'checked', codes: ' ' })).status).toBe(422)
  })

  it('of a label with a phone opens its device, and its sheet can be printed', async () => {
    const id = await buildDevice(ctx())
    const label = await labelOf(id)
    expect((await technician.get(`/kk/workshop/label/${label}`)).location).toBe(`/kk/workshop/devices/${id}`)
    expect((await technician.get('/kk/workshop/label/QD-99999-9')).status).toBe(404)
    const sheet = await technician.get(`/kk/workshop/labels?from=${label}&to=${label}`)
    expect(sheet.html).toContain('<svg class="qr"')
    expect((await technician.get('/kk/workshop/labels?from=x&to=y')).html).toContain('Бұл аралықта құрылғы жоқ')
    expect((await technician.get(`/kk/workshop?q=${label}`)).html).toContain(id)
  })
})

describe('the workshop', () => {
  it('is for technicians and organisers alone, and shows nobody a child', async () => {
    const id = await buildReadyDevice(ctx())
    for (const role of ['coordinator', 'juror', 'partner'] as const) {
      const other = await app.signedIn(role)
      expect((await other.get(page(id))).status).toBe(403)
      expect((await other.post(page(id), { version: '1', to: 'in-repair' })).status).toBe(403)
    }
    expect((await technician.get(`${page(id)}.data`)).html).not.toContain('recipient')
  })
})
