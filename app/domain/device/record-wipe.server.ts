import type { DeviceState } from '#app/core/device/transitions.ts'
import { insertWipe, lockDevice, updateDevice } from '#db/queries/device.server.ts'
import { accountOf, type Context, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { inTransaction } from '../transaction.server.ts'
import { applyMove } from './apply-move.server.ts'
import type { WipeInput } from './input.server.ts'
import { worksInWorkshop } from './rules.ts'

/** Where a device can lie when its data is removed. */
export const wipeableStates: readonly DeviceState[] = ['checked', 'in-repair', 'wiped', 'for-parts']

/**
 * Records that the data on a device was removed, or that it failed. What passed makes a checked device a wiped one;
 * what failed sets a flag that keeps it from being ready. A destroyed storage has to be replaced before the device
 * can be ready, which the checklist asks by itself: nothing boots.
 */
export async function recordWipe(
  ctx: Context,
  deviceId: string,
  input: WipeInput,
): Promise<Outcome<{ wipeId: string }, 'unknown' | 'forbidden' | 'not-now'>> {
  if (!isUuid(deviceId)) return refuse('unknown')
  if (!worksInWorkshop(ctx.viewer)) return refuse('forbidden')
  return inTransaction(ctx, async (work) => {
    const row = await lockDevice(work.tx, deviceId)
    if (!row) return refuse('unknown')
    if (!wipeableStates.includes(row.state)) return refuse('not-now')
    const wipeId = ctx.random.uuid()
    const passed = input.outcome === 'passed'
    await insertWipe(work.tx, {
      ...input,
      id: wipeId,
      device_id: row.id,
      stay: row.stay,
      serial: row.serial,
      by_account: accountOf(ctx.viewer),
      at: ctx.now,
    })
    // A device that counts as wiped keeps its record when a second attempt fails, and gets the flag.
    const wipe_id = passed ? wipeId : row.wipe_id
    await updateDevice(work.tx, row.id, { wipe_id, wipe_failed: !passed, changed_at: ctx.now })
    work.audit({
      action: 'device.wipe',
      subjectKind: 'device',
      subjectId: row.id,
      details: { category: input.category, outcome: input.outcome },
    })
    if (passed && row.state === 'checked') {
      const moved = await applyMove(ctx, work, { ...row, wipe_id, wipe_failed: false }, 'wiped')
      if (!moved.ok) throw new Error(`a checked device cannot be wiped: ${moved.reason}`)
    }
    return ok({ wipeId })
  })
}
