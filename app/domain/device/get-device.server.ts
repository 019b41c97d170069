import { deskOf, type MoveRefusal, moveRefusal, nextStates } from '#app/core/device/transitions.ts'
import { findDevice, listDeviceEvents, listWipes } from '#db/queries/device.server.ts'
import type { Context } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { type Device, guardedOf, toDevice } from './device.ts'

export type DeviceMove = { from: string | null; to: Device['state']; note: string; by: string; at: Date }
export type WipeRecord = {
  id: string
  category: 'clear' | 'purge' | 'destroy' | 'no-storage'
  method: string
  tool: string
  outcome: 'passed' | 'failed'
  serial: string
  note: string
  by: string
  at: Date
}

/** A move that the workshop can make next with this device alone, and what stands in its way. */
export type NextMove = { to: Device['state']; refusal: MoveRefusal | null }

/** A device with its whole history and its next moves; null for an unknown one. For whom it is is not part of it. */
export async function getDevice(
  ctx: Pick<Context, 'db'>,
  deviceId: string,
): Promise<{ device: Device; next: NextMove[]; moves: DeviceMove[]; wipes: WipeRecord[] } | null> {
  const row = isUuid(deviceId) ? await findDevice(ctx.db, deviceId) : undefined
  if (!row) return null
  const moves = await listDeviceEvents(ctx.db, row.id)
  const wipes = await listWipes(ctx.db, row.id)
  return {
    device: toDevice(row),
    next: nextStates(row.state)
      .filter((to) => deskOf(row.state, to) !== 'delivery' && row.state !== 'offered')
      .map((to) => ({ to, refusal: moveRefusal(guardedOf(row), to) })),
    moves: moves.map((event) => ({
      from: event.from_state,
      to: event.to_state,
      note: event.note,
      by: event.by_name ?? '',
      at: event.at,
    })),
    wipes: wipes.map((wipe) => ({
      id: wipe.id,
      category: wipe.category,
      method: wipe.method,
      tool: wipe.tool,
      outcome: wipe.outcome,
      serial: wipe.serial,
      note: wipe.note,
      by: wipe.by_name ?? '',
      at: wipe.at,
    })),
  }
}
