import { deviceLabel, readDeviceLabel } from '#app/core/device/label.ts'
import { findDeviceByNumber } from '#db/queries/device.server.ts'
import type { Context } from '../context.ts'
import type { ScanInput } from './input.server.ts'
import { type MoveReason, moveDevice } from './move-device.server.ts'
import { recordWipe } from './record-wipe.server.ts'

/** What becomes of many devices at once; making them ready is one look at each. */
export { scanTargets } from './input.server.ts'

export type ScanResult = {
  /** the label, or what was scanned when it is none */
  label: string
  deviceId: string | null
  result: 'moved' | 'there' | 'no-label' | MoveReason
}

/** Moves each scanned device by itself: what cannot move does not stop the others, and says why. */
export async function scanDevices(ctx: Context, input: ScanInput): Promise<ScanResult[]> {
  const results: ScanResult[] = []
  for (const scan of input.codes) {
    const number = readDeviceLabel(scan)
    if (number === null) {
      results.push({ label: scan, deviceId: null, result: 'no-label' })
      continue
    }
    const found = await findDeviceByNumber(ctx.db, number)
    const result = found ? await moveOne(ctx, found, input) : 'unknown'
    results.push({ label: deviceLabel(number), deviceId: found?.id ?? null, result })
  }
  return results
}

async function moveOne(
  ctx: Context,
  device: { id: string; state: string },
  { to, wipe }: ScanInput,
): Promise<ScanResult['result']> {
  // A wipe is recorded once for a scanned device: scanning it again changes nothing.
  if (to === 'wiped' && wipe && device.state === 'checked') {
    const recorded = await recordWipe(ctx, device.id, { ...wipe, outcome: 'passed', note: '' })
    if (recorded.ok) return 'moved'
    return recorded.reason === 'not-now' ? 'no-move' : recorded.reason
  }
  const outcome = await moveDevice(ctx, { deviceId: device.id, version: null, to, note: '' })
  if (!outcome.ok) return outcome.reason
  return outcome.value.moved ? 'moved' : 'there'
}
