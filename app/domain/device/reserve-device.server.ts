import { lockApplication } from '#db/queries/application.server.ts'
import { lockDevice, lockDeviceOfRecipient } from '#db/queries/device.server.ts'
import { findGivenLot, lockReadyDevice } from '#db/queries/reservation.server.ts'
import { mayHandle } from '../application/may-handle.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { inTransaction } from '../transaction.server.ts'
import { applyMove } from './apply-move.server.ts'
import { worksAtDesk } from './rules.ts'

/**
 * Binds a ready device of the lot that a child was offered and takes. Each device is bound once: who comes
 * second takes the next one, and nobody gets the last one twice. Asking again answers with the device that is bound.
 */
export async function reserveDevice(
  ctx: Context,
  applicationId: string,
): Promise<Outcome<{ deviceId: string }, 'unknown' | 'forbidden' | 'not-recipient' | 'none-ready'>> {
  if (!isUuid(applicationId)) return refuse('unknown')
  return inTransaction(ctx, async (work) => {
    const child = await lockApplication(work.tx, applicationId)
    if (!child) return refuse('unknown')
    if (!worksAtDesk(ctx.viewer, 'delivery')) return refuse('forbidden')
    if (!mayHandle(ctx.viewer, { region: child.region, partnerId: null })) return refuse('forbidden')
    const bound = await lockDeviceOfRecipient(work.tx, applicationId)
    if (bound) return ok({ deviceId: bound.id })
    const lot = child.state === 'submitted' ? await findGivenLot(work.tx, applicationId) : undefined
    if (!lot) return refuse('not-recipient')
    const found = (await lockReadyDevice(work.tx, lot, false)) ?? (await lockReadyDevice(work.tx, lot, true))
    const row = found ? await lockDevice(work.tx, found.id) : undefined
    if (!row) return refuse('none-ready')
    const moved = await applyMove(ctx, work, row, 'reserved', { recipientId: applicationId })
    // The guards of a ready device were passed when it became ready, and the database holds them.
    if (!moved.ok) throw new Error(`a ready device cannot be reserved: ${moved.reason}`)
    return ok({ deviceId: row.id })
  })
}
