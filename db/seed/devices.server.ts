import type { Kysely } from 'kysely'
import { answerOffer } from '#app/domain/allocation/answer-offer.server.ts'
import type { Context } from '#app/domain/context.ts'
import { editDevice } from '#app/domain/device/edit-device.server.ts'
import { getDevice } from '#app/domain/device/get-device.server.ts'
import { deviceEditInput, newDevicesInput } from '#app/domain/device/input.server.ts'
import { listChecklist } from '#app/domain/device/list-checklist.ts'
import { moveDevice } from '#app/domain/device/move-device.server.ts'
import { passChecklist } from '#app/domain/device/pass-checklist.server.ts'
import { receiveDevices } from '#app/domain/device/receive-devices.server.ts'
import { recordWipe } from '#app/domain/device/record-wipe.server.ts'
import { reserveDevice } from '#app/domain/device/reserve-device.server.ts'
import { decideDonation } from '#app/domain/donation/decide-donation.server.ts'
import { donationByCode } from '#app/domain/donation/follow-donation.server.ts'
import { getDonation } from '#app/domain/donation/get-donation.server.ts'
import { offerInput } from '#app/domain/donation/input.server.ts'
import { offerDevices } from '#app/domain/donation/offer-devices.server.ts'
import type { FileStore } from '#app/domain/file/file-store.ts'
import type { Database } from '#db/schema.ts'
import { draws, idOf, type Timeline } from './generator.ts'
import { shu, zhambyl } from './places.ts'
import { office, organiser } from './staff.ts'

type Fields = Record<string, string>
type Stop = 'received' | 'checked' | 'in-repair' | 'wiped' | 'for-parts' | 'ready' | 'reserved'

const thinkpad = { class: 'laptop', make: 'Lenovo', model: 'ThinkPad X230', processor: 'Core i5-3320M', memoryGb: '8' }
const latitude = { class: 'laptop', make: 'Dell', model: 'Latitude E5470', processor: 'Core i5-6300U', memoryGb: '8' }
const ssd = { storageGb: '256', storageKind: 'ssd' }

/** Devices of a company that renewed its office, each as far as the workshop has brought it. */
const bench: readonly (readonly [Stop, Fields])[] = [
  ['reserved', { ...thinkpad, ...ssd, serial: 'PK-1A2B3', grade: 'B', batteryHealth: '78', screenInches: '12,5' }],
  ['ready', { ...thinkpad, ...ssd, serial: 'PK-1A2B4', grade: 'B', batteryHealth: '81', screenInches: '12,5' }],
  ['ready', { ...latitude, ...ssd, serial: 'CN-77Q01', grade: 'A', batteryHealth: '90', screenInches: '14' }],
  ['ready', { ...latitude, ...ssd, serial: 'CN-77Q02', grade: 'C', defects: 'Қақпағында сызат бар' }],
  ['wiped', { ...latitude, ...ssd, serial: 'CN-77Q03', grade: 'B' }],
  ['checked', { ...latitude, serial: 'CN-77Q04', noCharger: 'yes' }],
  ['in-repair', { ...thinkpad, serial: 'PK-1A2B5', needsPart: 'yes', defects: 'Пернетақтаның «Қ» пернесі жоқ' }],
  ['for-parts', { ...thinkpad, serial: 'PK-1A2B6', defects: 'Аналық тақшасы күйген' }],
  ['received', { class: 'tablet', make: 'Samsung', model: 'Galaxy Tab A' }],
  ['received', { class: 'desktop', make: 'HP', model: 'ProDesk 400' }],
]

/** What stands in the workshop, brought there by its use cases. */
export async function insertDevices(
  { db, files }: { db: Kysely<Database>; files: FileStore },
  announcedId: string,
  time: Timeline,
): Promise<void> {
  const random = draws('devices')
  const technician = office.find(({ roles }) => roles.includes('technician')) ?? organiser
  let made = 0
  const as = ({ id, name, roles }: typeof organiser): Context => ({
    db,
    files,
    viewer: {
      kind: 'staff',
      accountId: id,
      displayName: name,
      roles,
      regions: [],
      partnerIds: [],
      sessionId: '',
    },
    now: time.now,
    random: { bytes: (count) => random.bytes(count), uuid: () => idOf('device', made++) },
    requestId: idOf('device request', made),
  })
  const ctx = as(technician)
  await receiveOffers(ctx)
  const child = await db
    .selectFrom('allocation.offer')
    .select('application_id')
    .where('contest_id', '=', announcedId)
    .where('state', '=', 'offered')
    .where('class', '=', 'laptop')
    .orderBy('told_at')
    .orderBy('application_id')
    .executeTakeFirstOrThrow()
  expectOk(await answerOffer(as(organiser), { applicationId: child.application_id, answer: 'accepted', reason: '' }))
  for (const [stop, fields] of bench.toReversed()) {
    await bring(ctx, stop, fields)
    if (stop === 'reserved') expectOk(await reserveDevice(as(organiser), child.application_id))
  }
}

/** A company's offer for one district, and a person's that waits for an answer. */
const offers: readonly Fields[] = [
  {
    class: 'laptop',
    count: '4',
    make: 'Dell Latitude E5470',
    ageYears: '7',
    condition: 'works',
    charger: 'yes',
    region: '750000000',
    handing: 'drop-off',
    earmarkRegion: zhambyl,
    earmarkDistrict: shu,
    fallback: 'parent',
    donorKind: 'company',
    name: '«Алатау Софт» ЖШС',
    bin: '',
    email: 'alatausoft@qarmaq.example',
    phone: '+7 701 555 02 10',
  },
  {
    class: 'tablet',
    count: '1',
    make: 'Samsung Galaxy Tab A',
    condition: 'unknown',
    charger: 'no',
    region: '190000000',
    handing: 'pick-up',
    donorKind: 'person',
    name: 'Ольга Тен',
    email: 'olga.ten@qarmaq.example',
    phone: '+7 701 555 02 11',
    note: 'Могу отдать в любой вечер после шести.',
  },
]

async function receiveOffers(ctx: Context): Promise<void> {
  for (const [index, fields] of offers.entries()) {
    const input = offerInput.parse({ ...fields, key: idOf('donation', index) })
    const { code } = expectOk(await offerDevices(ctx, { ...input, locale: index === 0 ? 'kk' : 'ru' }))
    if (index > 0) continue
    const found = await donationByCode(ctx, code)
    const donation = found && (await getDonation(ctx, found.id))
    if (!donation) throw new Error('An offer of the demonstration is lost.')
    const { id: donationId, version } = donation.donation
    expectOk(await decideDonation(ctx, { donationId, version, decision: 'accept', reason: '' }))
    const [first] = donation.devices
    expectOk(await moveDevice(ctx, { deviceId: first?.id ?? '', version: null, to: 'received', note: '' }))
  }
}

async function bring(ctx: Context, stop: Stop, fields: Fields): Promise<void> {
  const [made] = expectOk(await receiveDevices(ctx, newDevicesInput.parse({ ...fields, count: '1' }))).devices
  const deviceId = made?.id ?? ''
  const seen = async () => {
    const found = await getDevice(ctx, deviceId)
    if (!found) throw new Error('A device of the demonstration is lost.')
    return found.device
  }
  const move = async (to: 'checked' | 'in-repair' | 'for-parts') =>
    expectOk(await moveDevice(ctx, { deviceId, version: null, to, note: '' }))
  if (stop === 'received') return
  await move('checked')
  const version = String((await seen()).version)
  expectOk(await editDevice(ctx, deviceId, deviceEditInput.parse({ grade: '', ...fields, version })))
  if (stop === 'checked') return
  if (stop === 'in-repair' || stop === 'for-parts') {
    await move(stop)
    return
  }
  const wipe = {
    category: 'purge',
    method: 'ATA Secure Erase',
    tool: 'hdparm 9.65',
    outcome: 'passed',
    note: '',
  } as const
  expectOk(await recordWipe(ctx, deviceId, wipe))
  if (stop === 'wiped') return
  const device = await seen()
  expectOk(await passChecklist(ctx, { deviceId, version: device.version, passed: listChecklist(device) }))
}

function expectOk<T>(outcome: { ok: true; value: T } | { ok: false; reason: string }): T {
  if (outcome.ok) return outcome.value
  throw new Error(`A device of the demonstration could not be brought in: ${outcome.reason}`)
}
