import { deviceLabel } from '#app/core/device/label.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { inTransaction } from '../transaction.server.ts'
import { isUniqueViolation } from '../violation.ts'
import { describedRow } from './describe.ts'
import type { NewDevices } from './input.server.ts'
import { registerDevices } from './register-devices.server.ts'
import { worksInWorkshop } from './rules.ts'

/** Registers devices that stand on the bench: one, or several that are alike and get their serial numbers later. */
export async function receiveDevices(
  ctx: Context,
  { count, ...fields }: NewDevices,
): Promise<Outcome<{ devices: { id: string; label: string }[] }, 'forbidden' | 'serial' | 'one-serial'>> {
  if (!worksInWorkshop(ctx.viewer)) return refuse('forbidden')
  if (count > 1 && fields.serial !== '') return refuse('one-serial')
  try {
    return await inTransaction(ctx, async ({ tx, audit }) => {
      const devices = await registerDevices(ctx, tx, 'received', count, describedRow(fields))
      for (const { id, number } of devices) {
        audit({ action: 'device.register', subjectKind: 'device', subjectId: id, details: { number } })
      }
      return ok({ devices: devices.map(({ id, number }) => ({ id, label: deviceLabel(number) })) })
    })
  } catch (error) {
    if (isUniqueViolation(error, 'device_serial_unique')) return refuse('serial')
    throw error
  }
}
