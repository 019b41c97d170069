import type { DeviceState } from '#app/core/device/transitions.ts'
import { lockApplication } from '#db/queries/application.server.ts'
import { type LockedDevice, lockDevice, lockDeviceOfRecipient } from '#db/queries/device.server.ts'
import { findRepairCase, lockRepairCase, updateRepairCase } from '#db/queries/repair-case.server.ts'
import { accountOf, type Context, type Outcome, ok, refuse } from '../context.ts'
import { applyMove } from '../device/apply-move.server.ts'
import { worksInWorkshop } from '../device/rules.ts'
import { isUuid } from '../identifier.ts'
import { inTransaction, type Work } from '../transaction.server.ts'

export const repairSteps = ['take-in', 'give-back', 'solve'] as const
export type RepairStep = (typeof repairSteps)[number]

/** From the child to the bench, move by move: each leaves its line of history. */
const wayIn: readonly DeviceState[] = ['returned', 'received', 'checked', 'in-repair']

type Reason = 'unknown' | 'forbidden' | 'closed' | 'not-now'

/**
 * What the workshop does with a case. `take-in`: the device has come and goes into repair. `give-back`: it is ready
 * again and is bound to the same child, for a coordinator to bring; when the child withdrew or has another device
 * meanwhile, the case ends and the device is in stock. `solve`: it was put right without coming in.
 * @returns `stays`: the device was ready and is for the next child
 */
export async function workOnRepair(
  ctx: Context,
  caseId: string,
  step: RepairStep,
): Promise<Outcome<{ stays: boolean }, Reason>> {
  if (!isUuid(caseId)) return refuse('unknown')
  if (!worksInWorkshop(ctx.viewer)) return refuse('forbidden')
  return inTransaction(ctx, async (work): Promise<Outcome<{ stays: boolean }, Reason>> => {
    const about = await findRepairCase(work.tx, caseId)
    // Child, device, case: in this order everywhere, so that nobody waits for one another.
    const child = about && (await lockApplication(work.tx, about.application_id))
    const device = about && (await lockDevice(work.tx, about.device_id))
    const found = device && (await lockRepairCase(work.tx, caseId))
    if (!child || !found) return refuse('unknown')
    if (found.closed_at) return refuse('closed')
    const by = accountOf(ctx.viewer)
    const close = async (outcome: 'repaired' | 'solved', stays = false) => {
      await updateRepairCase(work.tx, found.id, { closed_at: ctx.now, closed_by: by, outcome })
      work.audit({ action: 'repair.close', subjectKind: 'device', subjectId: device.id, details: { outcome } })
      return ok({ stays })
    }
    if (step === 'solve') return found.taken_in_at ? refuse('not-now') : close('solved')
    if (step === 'take-in') {
      if (device.recipient_id !== child.id) return refuse('not-now')
      if (!(await takeIn(ctx, work, device))) return refuse('not-now')
      await updateRepairCase(work.tx, found.id, { taken_in_at: ctx.now, taken_in_by: by })
      return ok({ stays: false })
    }
    if (device.state !== 'ready') return refuse('not-now')
    const hasAnother = (await lockDeviceOfRecipient(work.tx, child.id)) !== undefined
    if (child.state !== 'submitted' || hasAnother) return close('repaired', true)
    const moved = await applyMove(ctx, work, device, 'reserved', { recipientId: child.id })
    return moved.ok ? close('repaired') : refuse('not-now')
  })
}

/** False when the device is not with a child. */
async function takeIn(ctx: Context, work: Work, device: LockedDevice): Promise<boolean> {
  if (device.state !== 'handed-over') return false
  let row = device
  for (const to of wayIn) {
    const moved = await applyMove(ctx, work, row, to)
    if (!moved.ok) return false
    row = (await lockDevice(work.tx, device.id)) ?? row
  }
  return true
}
