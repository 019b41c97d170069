import type { DeviceState } from '#app/core/device/transitions.ts'
import { lockDevice, lockDeviceOfRecipient } from '#db/queries/device.server.ts'
import { lockRepairCase, updateRepairCase } from '#db/queries/repair-case.server.ts'
import { accountOf, type Context, type Outcome, ok, refuse } from '../context.ts'
import { applyMove } from '../device/apply-move.server.ts'
import { worksInWorkshop } from '../device/rules.ts'
import { isUuid } from '../identifier.ts'
import { inTransaction } from '../transaction.server.ts'

export const repairSteps = ['take-in', 'give-back', 'solve'] as const
export type RepairStep = (typeof repairSteps)[number]

/** From the child to the bench, move by move: each leaves its line of history. */
const wayIn: readonly DeviceState[] = ['returned', 'received', 'checked', 'in-repair']

/**
 * What the workshop does with a case. `take-in`: the device has come and goes into repair. `give-back`: it is ready
 * again and is bound to the same child, for a coordinator to bring. `solve`: it was put right without coming in.
 */
export async function workOnRepair(
  ctx: Context,
  caseId: string,
  step: RepairStep,
): Promise<Outcome<null, 'unknown' | 'forbidden' | 'closed' | 'not-now' | 'has-another'>> {
  if (!isUuid(caseId)) return refuse('unknown')
  return inTransaction(
    ctx,
    async (work): Promise<Outcome<null, 'unknown' | 'forbidden' | 'closed' | 'not-now' | 'has-another'>> => {
      if (!worksInWorkshop(ctx.viewer)) return refuse('forbidden')
      const found = await lockRepairCase(work.tx, caseId)
      if (!found) return refuse('unknown')
      if (found.closed_at) return refuse('closed')
      const device = await lockDevice(work.tx, found.device_id)
      if (!device) return refuse('unknown')
      const by = accountOf(ctx.viewer)
      const close = async (outcome: 'repaired' | 'solved') => {
        await updateRepairCase(work.tx, found.id, { closed_at: ctx.now, closed_by: by, outcome })
        work.audit({ action: 'repair.close', subjectKind: 'device', subjectId: device.id, details: { outcome } })
        return ok(null)
      }
      if (step === 'solve') return found.taken_in_at ? refuse('not-now') : close('solved')
      if (step === 'take-in') {
        if (device.state !== 'handed-over' || device.recipient_id !== found.application_id) return refuse('not-now')
        let row = device
        for (const to of wayIn) {
          const moved = await applyMove(ctx, work, row, to)
          if (!moved.ok) return refuse('not-now')
          row = (await lockDevice(work.tx, device.id)) ?? row
        }
        await updateRepairCase(work.tx, found.id, { taken_in_at: ctx.now, taken_in_by: by })
        return ok(null)
      }
      if (device.state !== 'ready' || found.state !== 'submitted') return refuse('not-now')
      if (await lockDeviceOfRecipient(work.tx, found.application_id)) return refuse('has-another')
      const moved = await applyMove(ctx, work, device, 'reserved', { recipientId: found.application_id })
      return moved.ok ? close('repaired') : refuse('not-now')
    },
  )
}
