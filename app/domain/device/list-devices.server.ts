import { readDeviceLabel } from '#app/core/device/label.ts'
import { deviceStates } from '#app/core/device/transitions.ts'
import { countDevices, countDevicesByState, listDevices as listRows } from '#db/queries/device.server.ts'
import type { Context } from '../context.ts'
import { toDevice } from './device.ts'

const pageSize = 50

/**
 * A page of the register, by label, with how many devices are in each state; all of it for
 * an unknown `state`. A label finds its device at once.
 */
export async function listDevices(
  ctx: Pick<Context, 'db'>,
  request: { state: string | null; text: string; page: number },
) {
  const state = deviceStates.find((known) => known === request.state) ?? null
  const text = request.text.trim().slice(0, 80)
  const number = readDeviceLabel(text) ?? undefined
  const filter = { state: state ?? undefined, text, number }
  const counts = new Map((await countDevicesByState(ctx.db)).map(({ state, count }) => [state, count]))
  const total = await countDevices(ctx.db, filter)
  const pages = Math.max(1, Math.ceil(total / pageSize))
  const page = Math.min(request.page, pages)
  const rows = await listRows(ctx.db, filter, pageSize, (page - 1) * pageSize)
  return {
    state,
    page,
    pages,
    total,
    parts: deviceStates.map((state) => ({ state, count: counts.get(state) ?? 0 })),
    devices: rows.map(toDevice),
  }
}
