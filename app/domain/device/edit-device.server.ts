import { inStock } from '#app/core/device/transitions.ts'
import { lockDevice, updateDevice } from '#db/queries/device.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { inTransaction } from '../transaction.server.ts'
import { isUniqueViolation } from '../violation.ts'
import { describedRow } from './describe.ts'
import type { DeviceEdit } from './input.server.ts'
import { worksInWorkshop } from './rules.ts'

/**
 * Changes what is known of a device. While it is in stock nothing changes that its lot or its readiness stands on:
 * take it to repair first.
 */
export async function editDevice(
  ctx: Context,
  deviceId: string,
  { version, grade, accountLocked, needsPart, noCharger, ...fields }: DeviceEdit,
): Promise<Outcome<null, 'unknown' | 'forbidden' | 'changed' | 'serial' | 'in-stock'>> {
  if (!isUuid(deviceId)) return refuse('unknown')
  if (!worksInWorkshop(ctx.viewer)) return refuse('forbidden')
  try {
    return await inTransaction(
      ctx,
      async ({ tx, audit }): Promise<Outcome<null, 'unknown' | 'changed' | 'in-stock'>> => {
        const row = await lockDevice(tx, deviceId)
        if (!row) return refuse('unknown')
        if (row.version !== version) return refuse('changed')
        const rests = row.class === fields.class && row.grade === grade && fields.make !== ''
        if (inStock.includes(row.state) && !(rests && !accountLocked && !needsPart && !noCharger)) {
          return refuse('in-stock')
        }
        await updateDevice(tx, row.id, {
          ...describedRow(fields),
          grade,
          account_locked: accountLocked,
          needs_part: needsPart,
          no_charger: noCharger,
          changed_at: ctx.now,
        })
        audit({ action: 'device.edit', subjectKind: 'device', subjectId: row.id, details: { version: version + 1 } })
        return ok(null)
      },
    )
  } catch (error) {
    if (isUniqueViolation(error, 'device_serial_unique')) return refuse('serial')
    throw error
  }
}
