import type { Insertable } from 'kysely'
import type { DeviceState } from '#app/core/device/transitions.ts'
import { insertDevice, insertDeviceEvent } from '#db/queries/device.server.ts'
import type { DeviceTable } from '#db/schema/device.ts'
import { accountOf, type Context } from '../context.ts'
import type { Work } from '../transaction.server.ts'

type Described = Omit<
  Insertable<DeviceTable>,
  'id' | 'state' | 'step' | 'version' | 'stay' | 'recipient_id' | 'lot_id' | 'created_by' | 'created_at' | 'changed_at'
>

/** Puts a device into the register with the first line of its history, and gives it its number. */
export async function registerDevice(
  ctx: Context,
  { tx, audit }: Pick<Work, 'tx' | 'audit'>,
  state: Extract<DeviceState, 'offered' | 'expected' | 'received'>,
  described: Described,
): Promise<{ id: string; number: number }> {
  const id = ctx.random.uuid()
  const number = await insertDevice(tx, {
    ...described,
    id,
    state,
    created_by: accountOf(ctx.viewer),
    created_at: ctx.now,
    changed_at: ctx.now,
  })
  await insertDeviceEvent(tx, {
    device_id: id,
    step: 1,
    from_state: null,
    to_state: state,
    by_account: accountOf(ctx.viewer),
    at: ctx.now,
  })
  audit({ action: 'device.register', subjectKind: 'device', subjectId: id, details: { number, state } })
  return { id, number }
}
