import { readDeviceLabel } from '#app/core/device/label.ts'
import { findDeviceByNumber } from '#db/queries/device.server.ts'
import type { Context } from '../context.ts'

/** The id of the device that a label names; null when it names none. */
export async function findByLabel(ctx: Pick<Context, 'db'>, label: string): Promise<string | null> {
  const number = readDeviceLabel(label)
  return number === null ? null : ((await findDeviceByNumber(ctx.db, number))?.id ?? null)
}
