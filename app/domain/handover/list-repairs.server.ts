import { deviceLabel } from '#app/core/device/label.ts'
import { listOpenRepairCases } from '#db/queries/repair-case.server.ts'
import type { DeviceClass } from '../allocation/device-class.ts'
import { type Names, presentNames } from '../allocation/present.ts'
import type { Context } from '../context.ts'

export type Repair = {
  id: string
  label: string
  class: DeviceClass
  model: string
  region: Names
  /** what the family wrote, for the technician's eyes */
  said: string
  openedAt: Date
  /** what can be done with it now */
  next: 'take-in' | 'bench' | 'give-back'
}

/** Devices that children reported broken: by label and region, never by child. */
export async function listRepairs(ctx: Context): Promise<Repair[]> {
  return (await listOpenRepairCases(ctx.db)).map((row) => ({
    id: row.id,
    label: deviceLabel(row.number),
    class: row.class,
    model: `${row.make} ${row.model}`.trim(),
    region: presentNames(row),
    said: row.said,
    openedAt: row.opened_at,
    // One that was brought in without being taken in here stands on the bench as well.
    next: row.state === 'handed-over' ? 'take-in' : row.state === 'ready' ? 'give-back' : 'bench',
  }))
}
