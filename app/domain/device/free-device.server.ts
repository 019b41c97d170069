import type { DeviceState } from '#app/core/device/transitions.ts'
import { lockDevice, lockDeviceOfRecipient } from '#db/queries/device.server.ts'
import type { Context } from '../context.ts'
import type { Work } from '../transaction.server.ts'
import { applyMove } from './apply-move.server.ts'

const back: Partial<Record<DeviceState, DeviceState>> = { packed: 'reserved', reserved: 'ready' }

/**
 * Puts the device of a child that does not take it back on the shelf. One that is on its way or handed over stays where
 * it is: people bring it back.
 */
export async function freeDevice(ctx: Context, work: Pick<Work, 'tx' | 'audit'>, applicationId: string): Promise<void> {
  let row = await lockDeviceOfRecipient(work.tx, applicationId)
  while (row) {
    const to = back[row.state]
    if (!to) return
    const moved = await applyMove(ctx, work, row, to)
    if (!moved.ok) throw new Error(`a device cannot go back on the shelf: ${moved.reason}`)
    row = await lockDevice(work.tx, row.id)
  }
}
