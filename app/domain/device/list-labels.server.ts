import { deviceLabel, readDeviceLabel } from '#app/core/device/label.ts'
import { listDevicesBetween } from '#db/queries/device.server.ts'
import type { Context } from '../context.ts'
import { toDevice } from './device.ts'

const mostLabels = 240

/** The devices from one label to another, for printing; none when either is not a label. */
export async function listLabels(ctx: Pick<Context, 'db'>, range: { from: string; to: string }) {
  const [from, to] = [readDeviceLabel(range.from), readDeviceLabel(range.to)]
  const rows = from === null || to === null ? [] : await listDevicesBetween(ctx.db, from, to, mostLabels)
  return rows.map((row) => {
    const { id, class: deviceClass, make, model } = toDevice(row)
    return { id, label: deviceLabel(row.number), class: deviceClass, make, model }
  })
}
