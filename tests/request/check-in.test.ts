import { randomUUID } from 'node:crypto'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checklistOf } from '#app/core/device/checklist.ts'
import type { DeviceState } from '#app/core/device/transitions.ts'
import { withdrawApplication } from '#app/domain/application/withdraw-application.server.ts'
import { getDevice } from '#app/domain/device/get-device.server.ts'
import { moveDevice } from '#app/domain/device/move-device.server.ts'
import { passChecklist } from '#app/domain/device/pass-checklist.server.ts'
import { reserveDevice } from '#app/domain/device/reserve-device.server.ts'
import { donationByCode } from '#app/domain/donation/follow-donation.server.ts'
import { offerInput } from '#app/domain/donation/input.server.ts'
import { offerDevices } from '#app/domain/donation/offer-devices.server.ts'
import { sendCheckIns } from '#app/domain/handover/send-check-ins.server.ts'
import { systemContext } from '#app/services.server.ts'
import { countHandedOver, countReceived } from '#db/queries/donation.server.ts'
import { buildAnnounced } from '#tests/support/build-announced.ts'
import { organiserContext } from '#tests/support/build-contest.ts'
import { buildReadyDevice, finishDevice } from '#tests/support/build-device.ts'
import { findStrings } from '#tests/support/canary.ts'
import { type Client, createTestApp, type TestApp } from '#tests/support/client.ts'
import { checkInvariants } from '#tests/support/invariants.ts'

let app: TestApp
let organiser: Client & { accountId: string }
let technician: Client
let family: Client
let children: string[]
/** the device of each child */
const devices: string[] = []
const start = new Date('2026-03-02T05:00:00.000Z')
const day = 24 * 3_600_000
const db = () => app.services.database.db
const ctx = () => organiserContext(app.services, organiser.accountId)
const at = (days: number) => app.clock.set(new Date(start.getTime() + days * day))

async function bring(deviceId: string, ...way: DeviceState[]) {
  for (const to of way)
    expect(await moveDevice(ctx(), { deviceId, version: null, to, note: '' })).toMatchObject({ ok: true })
}

/** What the job writes on a day, as pairs of child and page. */
async function ask(days: number): Promise<Map<string, string>> {
  at(days)
  await sendCheckIns(systemContext(app.services, 'check-ins'), new AbortController().signal)
  const rows = await db()
    .selectFrom('message.outbox as o')
    .innerJoin('handover.check_in as c', (join) => join.onTrue())
    .select(['o.event_key', 'o.params', 'c.application_id', 'c.device_id', 'c.week', 'c.step'])
    .where('o.template', '=', 'check-in')
    .where('o.created_at', '=', app.clock.now())
    .execute()
  return new Map(
    rows
      .filter((row) => row.event_key === `check-in:${row.device_id}:${row.step}:${row.week}`)
      .map((row) => [row.application_id, `/kk/check-in/${(row.params as { key: string }).key}`]),
  )
}

/** A donation whose devices are put to it by the test. */
async function buildDonation(): Promise<string> {
  const fields = { class: 'laptop', count: '1', condition: 'works', charger: 'yes', region: '750000000' }
  const donor = { donorKind: 'person', name: 'А', email: 'a@example.kz', phone: '8 701 555 00 11' }
  const input = offerInput.parse({ ...fields, ...donor, handing: 'drop-off', key: randomUUID() })
  const offered = await offerDevices(ctx(), { ...input, locale: 'kk' })
  if (!offered.ok) throw new Error(offered.reason)
  return (await donationByCode(ctx(), offered.value.code))?.id ?? ''
}

const stateOf = async (id: string) =>
  await db()
    .selectFrom('device.device')
    .select(['state', 'recipient_id'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
const casesOf = (id: string) =>
  db().selectFrom('handover.repair_case').selectAll().where('device_id', '=', id).orderBy('opened_at').execute()

let pages: Map<string, string>
const pageOf = (child: number) => pages.get(children[child] ?? '') ?? ''

beforeAll(async () => {
  app = await createTestApp()
  organiser = await app.signedIn('organiser')
  technician = await app.signedIn('technician')
  family = app.client()
  children = await buildAnnounced(db(), start, 3)
  for (const child of children) {
    await buildReadyDevice(ctx())
    const bound = await reserveDevice(ctx(), child)
    if (!bound.ok) throw new Error(bound.reason)
    devices.push(bound.value.deviceId)
    await bring(bound.value.deviceId, 'packed', 'in-transit', 'handed-over')
  }
})
afterAll(async () => {
  expect(await checkInvariants(db())).toEqual([])
  await app.close()
})

describe('families are asked', () => {
  it('once a week that the contest sets, and a code opens the page without signing in', async () => {
    expect((await ask(13)).size).toBe(0)
    pages = await ask(14)
    expect(pages.size).toBe(3)
    expect((await ask(15)).size).toBe(0)
    const { status, html } = await family.get(pageOf(0))
    expect(status).toBe(200)
    expect(html).toContain('Жұмыс істеп тұр')
    expect(new TextEncoder().encode(html).length).toBeLessThan(30_000)
    for (const secret of [children[0], devices[0], 'QD-']) expect(html).not.toContain(secret)
    const typed = pageOf(0).split('/').at(-1)?.toLowerCase() ?? ''
    expect((await family.post('/kk/check-in', { code: typed })).location).toContain('/kk/check-in/')
    const wrong = await family.post('/kk/check-in', { code: '000-000-000' })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('Мұндай код жоқ')
    expect((await family.get('/kk/check-in/nothing')).status).toBe(404)
    expect((await family.post('/kk/check-in/nothing', { answer: 'works' })).status).toBe(404)
  })

  it('and their code is in no list of messages', async () => {
    const key = pageOf(0).split('/').at(-1) ?? ''
    const { html } = await organiser.get('/kk/organiser/messages')
    expect(html).toContain('Құрылғың қалай жұмыс істеп тұр?')
    expect(html).not.toContain(key)
  })

  it('until they ask for quiet, or the term ends', async () => {
    await family.post(pageOf(1), { intent: 'quiet' })
    expect((await family.get(pageOf(1))).html).toContain('Енді сұрақ жібермейміз')
    const eighth = await ask(57)
    expect([...eighth.keys()].sort()).toEqual([children[0], children[2]].sort())
    expect((await ask(220)).size).toBe(0)
    expect((await family.get(pageOf(0))).status).toBe(410)
    await family.post(pageOf(0), { answer: 'broken' })
    expect(await casesOf(devices[0] ?? '')).toEqual([])
    at(60)
  })
})

describe('answers', () => {
  it('need one of the buttons, and a line is not lost', async () => {
    expect((await family.post(pageOf(0), {})).status).toBe(422)
    await family.post(pageOf(0), { answer: 'works' })
    const long = await family.post(pageOf(0), { intent: 'note', note: 'ұзақ '.repeat(80) })
    expect(long.status).toBe(422)
    expect(long.html).toContain('ұзақ ұзақ')
    await family.post(pageOf(0), { intent: 'note', note: 'Рақмет сіздерге' })
    expect((await family.get(pageOf(0))).html).toContain('Рақмет сіздерге')
  })

  it('for help reach the coordinator of the region alone, until somebody has helped', async () => {
    await family.post(pageOf(0), { answer: 'help' })
    await family.post(pageOf(0), { intent: 'note', note: 'Интернет қосылмайды' })
    const [own, other] = [
      await app.signedIn('coordinator', ['310000000']),
      await app.signedIn('coordinator', ['190000000']),
    ]
    const { html } = await own.get('/kk/check-ins')
    expect(html).toContain('Интернет қосылмайды')
    expect((await own.get('/kk/work')).html).toContain('Көмек күтіп отырғаны: 1')
    const request = /name="request" value="([^"]+)"/.exec(html)?.[1] ?? ''
    expect((await other.get('/kk/check-ins')).html).not.toContain('Интернет')
    expect((await other.post('/kk/check-ins', { request })).status).toBe(404)
    expect((await own.post('/kk/check-ins', { request })).status).toBe(302)
    expect((await own.get('/kk/check-ins')).html).not.toContain('Интернет')
  })

  it('that it is gone have no consequence, and nobody sees whose they are', async () => {
    await family.post(pageOf(2), { answer: 'gone' })
    const { html } = await family.get(pageOf(2))
    expect(html).toContain('ешқандай салдары жоқ')
    expect(await stateOf(devices[2] ?? '')).toMatchObject({ state: 'handed-over' })
    const answered = (await organiser.get('/kk/check-ins')).html
    expect(answered).not.toContain(`/children/${children[2]}`)
    expect(answered).toContain('Жауап әлі аз')
    expect((await ask(113)).has(children[2] ?? '')).toBe(false)
    at(60)
  })
})

describe('a broken device', () => {
  it('opens one case, which closes itself when it works again', async () => {
    const page = pageOf(0)
    await Promise.all([1, 2, 3].map(() => family.post(page, { answer: 'broken' })))
    expect(await casesOf(devices[0] ?? '')).toHaveLength(1)
    await family.post(page, { answer: 'works' })
    expect(await casesOf(devices[0] ?? '')).toMatchObject([{ outcome: 'works-again' }])
  })

  it('goes through the workshop by its moves and back to the same child', async () => {
    const device = devices[0] ?? ''
    at(61)
    await family.post(pageOf(0), { answer: 'broken' })
    await family.post(pageOf(0), { intent: 'note', note: 'Экраны сынды' })
    const { html } = await technician.get('/kk/workshop/repairs')
    expect(html).toContain('Экраны сынды')
    expect(html).not.toContain(children[0])
    const open = (await casesOf(device)).find((one) => one.closed_at === null)
    const act = (step: string) => technician.post('/kk/workshop/repairs', { case: open?.id ?? '', step })
    expect((await act('give-back')).status).toBe(422)
    expect((await act('take-in')).status).toBe(302)
    expect(await stateOf(device)).toEqual({ state: 'in-repair', recipient_id: null })
    expect((await act('take-in')).status).toBe(422)
    expect((await family.get(pageOf(0))).status).toBe(410)
    await finishDevice(ctx(), device)
    const [other = ''] = await buildAnnounced(db(), app.clock.now(), 1)
    expect(await reserveDevice(ctx(), other)).toMatchObject({ ok: false, reason: 'none-ready' })
    expect((await act('give-back')).location).toContain('notice=saved')
    expect(await stateOf(device)).toEqual({ state: 'reserved', recipient_id: children[0] })
    await bring(device, 'packed', 'in-transit', 'handed-over')
    expect((await casesOf(device)).map(({ outcome }) => outcome)).toEqual(['works-again', 'repaired'])
    expect((await ask(61 + 14)).has(children[0] ?? '')).toBe(true)
  })

  it('stays in stock when its child has another by then', async () => {
    const [device = '', child = ''] = [devices[1], children[1]]
    await family.post(pageOf(1), { answer: 'broken' })
    const [open] = await casesOf(device)
    const act = (step: string) => technician.post('/kk/workshop/repairs', { case: open?.id ?? '', step })
    expect((await act('take-in')).status).toBe(302)
    const instead = await buildReadyDevice(ctx())
    expect(await reserveDevice(ctx(), child)).toMatchObject({ ok: true, value: { deviceId: instead } })
    await finishDevice(ctx(), device)
    const page = (await act('give-back')).location ?? ''
    expect((await technician.get(page)).html).toContain('қорда қалды')
    expect(await stateOf(device)).toEqual({ state: 'ready', recipient_id: null })
    expect(await casesOf(device)).toMatchObject([{ outcome: 'repaired' }])
    const [next = ''] = await buildAnnounced(db(), app.clock.now(), 1)
    expect(await reserveDevice(ctx(), next)).toMatchObject({ ok: true, value: { deviceId: device } })
    // Given again, in another region: its donor sees it where it is, and that it came back is no gift.
    const live = (region: string) =>
      db().updateTable('identity.application').set({ region }).where('id', '=', next).execute()
    await live('190000000')
    const donation = await buildDonation()
    await db().updateTable('device.device').set({ donation_id: donation }).where('id', '=', device).execute()
    const given = async () =>
      (await countHandedOver(db(), [donation], start, app.clock.now())).map(({ kato, count }) => [kato, count])
    expect(await given()).toEqual([])
    await bring(device, 'packed', 'in-transit', 'handed-over')
    at(76)
    expect(await given()).toEqual([['190000000', 1]])
    expect(await countReceived(db(), [donation], start, app.clock.now())).toEqual([])
    await live('310000000')
  })

  it('bound to a child is not unbound by a checklist', async () => {
    const device = await buildReadyDevice(ctx())
    const [child = ''] = await buildAnnounced(db(), app.clock.now(), 1)
    expect(await reserveDevice(ctx(), child)).toMatchObject({ ok: true, value: { deviceId: device } })
    const version = (await getDevice(ctx(), device))?.device.version ?? 0
    const outcome = await passChecklist(ctx(), { deviceId: device, version, passed: checklistOf('laptop') })
    expect(outcome).toMatchObject({ ok: false, reason: 'no-move' })
  })

  it('is no business of coordinators’ or unknown cases', async () => {
    expect((await technician.get('/kk/check-ins')).status).toBe(403)
    const step = 'take-in'
    expect((await technician.post('/kk/workshop/repairs', { case: devices[0] ?? '', step })).status).toBe(404)
    expect((await technician.post('/kk/workshop/repairs', { case: devices[0] ?? '', step: 'sell' })).status).toBe(404)
  })
})

describe('devices on their way', () => {
  it('are bound, packed, sent and handed over for several children at once, in the coordinator’s own regions', async () => {
    const [bound, waiting] = await buildAnnounced(db(), app.clock.now(), 2)
    const device = await buildReadyDevice(ctx())
    const [own, other] = [
      await app.signedIn('coordinator', ['310000000']),
      await app.signedIn('coordinator', ['190000000']),
    ]
    const child = [bound ?? '', waiting ?? '']
    expect((await own.post('/kk/deliveries', { step: 'packed' })).status).toBe(422)
    expect((await own.post('/kk/deliveries', { step: 'sold', child })).status).toBe(404)
    expect((await other.get('/kk/deliveries')).html).not.toContain(bound)
    expect((await other.post('/kk/deliveries', { step: 'reserved', child })).html).toContain('Орындалды: 0')
    const first = await own.post('/kk/deliveries', { step: 'reserved', child })
    expect(first.html).toContain('Орындалды: 1')
    expect(first.html).toContain('Дайын құрылғы жетпеді: 1')
    expect((await own.post('/kk/deliveries', { step: 'handed-over', child })).html).toContain('Орындалды: 0')
    expect((await own.post('/kk/deliveries', { step: 'packed', child })).html).toContain('Орындалды: 1')
    const pdf = await own.get('/kk/deliveries/packing.pdf?district=316600000')
    const { text } = await extractText(await getDocumentProxy(pdf.bytes), { mergePages: true })
    expect(text).toContain('Қаптау және тапсыру тізімі: Шу ауданы')
    expect(text).toContain('Алғаны туралы қолы')
    expect((await other.get('/kk/deliveries/packing.pdf?district=316600000')).status).toBe(404)
    // A page that is behind asks for what was done: nothing goes back.
    for (const step of ['in-transit', 'packed', 'handed-over', 'handed-over', 'packed']) {
      expect((await own.post('/kk/deliveries', { step, child })).html).toContain('Орындалды: 1')
    }
    expect((await other.post('/kk/deliveries', { step: 'packed', child })).html).toContain('Орындалды: 0')
    const after = (await db().selectFrom('device.device').select(['id', 'state', 'recipient_id']).execute()).filter(
      ({ recipient_id }) => child.includes(recipient_id ?? ''),
    )
    expect(after).toEqual([{ id: device, state: 'handed-over', recipient_id: after[0]?.recipient_id }])
    const opened = await db()
      .selectFrom('audit.entry')
      .select('details')
      .where('action', '=', 'delivery.openList')
      .execute()
    expect(opened.length).toBeGreaterThan(0)
  })
})

it('what a family wrote goes with a withdrawal', async () => {
  const page = (await ask(61 + 57)).get(children[0] ?? '') ?? ''
  await family.post(page, { answer: 'help' })
  await family.post(page, { intent: 'note', note: 'Қанат77сөзі' })
  expect(await withdrawApplication(ctx(), children[0] ?? '', 'guardian')).toMatchObject({ ok: true })
  expect(await findStrings(db(), ['Қанат77сөзі', 'Экраны сынды'])).toEqual([])
  expect((await family.get(page)).status).toBe(404)
})
