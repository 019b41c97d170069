import { type DeviceState, deskOf, type MoveRefusal } from '#app/core/device/transitions.ts'
import { findApplication } from '#db/queries/application.server.ts'
import { lockDevice } from '#db/queries/device.server.ts'
import { mayHandle } from '../application/may-handle.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { inTransaction } from '../transaction.server.ts'
import { applyMove } from './apply-move.server.ts'
import { worksAtDesk } from './rules.ts'

export type MoveReason = MoveRefusal | 'unknown' | 'forbidden' | 'changed'

/**
 * Moves a device one step. A device that is there already stays, so that a scan or a form sent twice is no mistake.
 * Reserving has a use case of its own, because it names a child; and what is offered is answered as a whole donation,
 * of which the donor is told.
 * @param input.version what the mover saw; null for a scan, which sees the device itself
 */
export async function moveDevice(
  ctx: Context,
  input: { deviceId: string; version: number | null; to: DeviceState; note: string },
): Promise<Outcome<{ moved: boolean }, MoveReason>> {
  if (!isUuid(input.deviceId)) return refuse('unknown')
  return inTransaction(ctx, async (work): Promise<Outcome<{ moved: boolean }, MoveReason>> => {
    const row = await lockDevice(work.tx, input.deviceId)
    if (!row) return refuse('unknown')
    if (row.state === input.to) return ok({ moved: false })
    if (input.version !== null && row.version !== input.version) return refuse('changed')
    const desk = deskOf(row.state, input.to)
    const elsewhere = row.state === 'offered' || (row.state === 'ready' && input.to === 'reserved')
    if (desk === null || elsewhere) return refuse('no-move')
    if (!worksAtDesk(ctx.viewer, desk)) return refuse('forbidden')
    if (desk === 'delivery' && row.recipient_id !== null) {
      const child = await findApplication(work.tx, row.recipient_id)
      if (!child || !mayHandle(ctx.viewer, { region: child.region, partnerId: null })) return refuse('forbidden')
    }
    const moved = await applyMove(ctx, work, row, input.to, { note: input.note })
    return moved.ok ? ok({ moved: true }) : moved
  })
}
