import { deviceLabel, readDeviceLabel } from '#app/core/device/label.ts'
import type { DeviceState } from '#app/core/device/transitions.ts'
import { findDeviceByNumber } from '#db/queries/device.server.ts'
import type { Context } from '../context.ts'
import { type MoveReason, moveDevice } from './move-device.server.ts'

export type ScanResult = {
  /** the label, or what was scanned when it is none */
  label: string
  deviceId: string | null
  result: 'moved' | 'there' | 'no-label' | MoveReason
}

export const mostScans = 200

/** The scans of one batch: one a line, as a hand scanner and a camera write them; each device once. */
export function readScans(typed: string): string[] {
  const seen = new Set<string | number>()
  return typed
    .split(/[\n,;]+/)
    .map((line) => line.trim().slice(0, 200))
    .filter((line) => {
      const key = readDeviceLabel(line) ?? line
      if (line === '' || seen.has(key)) return false
      seen.add(key)
      return true
    })
}

/** Moves each scanned device by itself: what cannot move does not stop the others, and says why. */
export async function scanDevices(ctx: Context, scans: readonly string[], to: DeviceState): Promise<ScanResult[]> {
  const results: ScanResult[] = []
  for (const scan of scans.slice(0, mostScans)) {
    const number = readDeviceLabel(scan)
    if (number === null) {
      results.push({ label: scan, deviceId: null, result: 'no-label' })
      continue
    }
    const found = await findDeviceByNumber(ctx.db, number)
    const outcome = await moveDevice(ctx, { deviceId: found?.id ?? '', version: null, to, note: '' })
    const result = outcome.ok ? (outcome.value.moved ? 'moved' : 'there') : outcome.reason
    results.push({ label: deviceLabel(number), deviceId: found?.id ?? null, result })
  }
  return results
}
