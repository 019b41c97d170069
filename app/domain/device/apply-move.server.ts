import {
  type DeviceState,
  inStock,
  type MoveRefusal,
  moveRefusal,
  withRecipient,
} from '#app/core/device/transitions.ts'
import { insertDeviceEvents, type LockedDevice, updateDevice } from '#db/queries/device.server.ts'
import { accountOf, type Context, type Outcome, ok, refuse } from '../context.ts'
import type { Work } from '../transaction.server.ts'
import { guardedOf } from './device.ts'

/**
 * Moves a locked device, with its line of history; the one place where a state changes.
 * @param recipientId for `reserved`, the application that it is for
 */
export async function applyMove(
  ctx: Context,
  { tx, audit }: Pick<Work, 'tx' | 'audit'>,
  row: LockedDevice,
  to: DeviceState,
  { note = '', recipientId = null }: { note?: string; recipientId?: string | null } = {},
): Promise<Outcome<null, MoveRefusal>> {
  const refusal = moveRefusal(guardedOf(row), to)
  if (refusal !== null) return refuse(refusal)
  const recipient = withRecipient.includes(to) ? (row.recipient_id ?? recipientId) : null
  const step = row.step + 1
  await insertDeviceEvents(tx, [
    {
      device_id: row.id,
      step,
      from_state: row.state,
      to_state: to,
      recipient_id: recipient ?? row.recipient_id,
      note,
      by_account: accountOf(ctx.viewer),
      at: ctx.now,
    },
  ])
  await updateDevice(tx, row.id, {
    state: to,
    step,
    recipient_id: recipient,
    changed_at: ctx.now,
    ...(inStock.includes(to) ? {} : { lot_id: null }),
    // What was opened has to be looked at again, and what came back holds somebody's data.
    ...(to === 'in-repair' ? { readiness_id: null } : {}),
    ...(row.state === 'returned' ? { stay: row.stay + 1, wipe_id: null, readiness_id: null, wipe_failed: false } : {}),
  })
  audit({ action: `device.${to}`, subjectKind: 'device', subjectId: row.id, details: { from: row.state, step } })
  return ok(null)
}
