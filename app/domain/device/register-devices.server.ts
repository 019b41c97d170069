import type { Insertable, Transaction } from 'kysely'
import type { DeviceState } from '#app/core/device/transitions.ts'
import { insertDeviceEvents, insertDevices } from '#db/queries/device.server.ts'
import type { DeviceTable } from '#db/schema/device.ts'
import type { Database } from '#db/schema.ts'
import { accountOf, type Context } from '../context.ts'

type Described = Omit<
  Insertable<DeviceTable>,
  'id' | 'state' | 'step' | 'version' | 'stay' | 'recipient_id' | 'lot_id' | 'created_by' | 'created_at' | 'changed_at'
>

/**
 * Puts devices that are alike into the register, each with the first line of its history, and gives them their numbers,
 * in whose order they are answered. That somebody did it is the caller's to audit.
 */
export async function registerDevices(
  ctx: Context,
  tx: Transaction<Database>,
  state: Extract<DeviceState, 'offered' | 'expected' | 'received'>,
  count: number,
  described: Described,
): Promise<{ id: string; number: number }[]> {
  const by = accountOf(ctx.viewer)
  const rows = Array.from({ length: count }, () => ({
    ...described,
    id: ctx.random.uuid(),
    state,
    created_by: by,
    created_at: ctx.now,
    changed_at: ctx.now,
  }))
  const made = await insertDevices(tx, rows)
  const events = rows.map(({ id }) => ({
    device_id: id,
    step: 1,
    from_state: null,
    to_state: state,
    by_account: by,
    at: ctx.now,
  }))
  await insertDeviceEvents(tx, events)
  return made.sort((a, b) => a.number - b.number)
}
