import { deviceLabel } from '#app/core/device/label.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { inTransaction } from '../transaction.server.ts'
import { isUniqueViolation } from '../violation.ts'
import { describedRow } from './describe.ts'
import type { NewDevices } from './input.server.ts'
import { registerDevice } from './register-device.server.ts'
import { worksInWorkshop } from './rules.ts'

/** Registers devices that stand on the bench: one, or several that are alike and get their serial numbers later. */
export async function receiveDevices(
  ctx: Context,
  { count, ...fields }: NewDevices,
): Promise<Outcome<{ devices: { id: string; label: string }[] }, 'forbidden' | 'serial' | 'one-serial'>> {
  if (!worksInWorkshop(ctx.viewer)) return refuse('forbidden')
  if (count > 1 && fields.serial !== '') return refuse('one-serial')
  try {
    return await inTransaction(ctx, async (work) => {
      const devices: { id: string; label: string }[] = []
      for (let made = 0; made < count; made += 1) {
        const { id, number } = await registerDevice(ctx, work, 'received', describedRow(fields))
        devices.push({ id, label: deviceLabel(number) })
      }
      return ok({ devices })
    })
  } catch (error) {
    if (isUniqueViolation(error, 'device_serial_unique')) return refuse('serial')
    throw error
  }
}
