import { type ChecklistItem, checklistOf, missingItems } from '#app/core/device/checklist.ts'
import { deskOf, type MoveRefusal } from '#app/core/device/transitions.ts'
import { insertReadiness, lockDevice, updateDevice } from '#db/queries/device.server.ts'
import { accountOf, type Context, type Outcome, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { inTransaction } from '../transaction.server.ts'
import { applyMove } from './apply-move.server.ts'
import { worksInWorkshop } from './rules.ts'

type Reason = MoveRefusal | 'unknown' | 'forbidden' | 'changed' | 'incomplete'

/** Makes a wiped device ready: every line of its checklist was looked at, and nothing else stands in the way. */
export async function passChecklist(
  ctx: Context,
  input: { deviceId: string; version: number; passed: readonly string[] },
): Promise<Outcome<null, Reason, { missing: ChecklistItem[] }>> {
  if (!isUuid(input.deviceId)) return refuse('unknown')
  if (!worksInWorkshop(ctx.viewer)) return refuse('forbidden')
  return inTransaction(ctx, async (work): Promise<Outcome<null, Reason, { missing: ChecklistItem[] }>> => {
    const row = await lockDevice(work.tx, input.deviceId)
    if (!row) return refuse('unknown')
    if (row.version !== input.version) return refuse('changed')
    // Taking a device back from whom it is for is a delivery's move.
    if (deskOf(row.state, 'ready') !== 'workshop') return refuse('no-move')
    const missing = missingItems(row.class, input.passed)
    if (missing.length > 0) return refuse('incomplete', { missing })
    const id = ctx.random.uuid()
    await insertReadiness(work.tx, {
      id,
      device_id: row.id,
      stay: row.stay,
      passed: checklistOf(row.class),
      by_account: accountOf(ctx.viewer),
      at: ctx.now,
    })
    await updateDevice(work.tx, row.id, { readiness_id: id, changed_at: ctx.now })
    return applyMove(ctx, work, { ...row, readiness_id: id }, 'ready')
  })
}
