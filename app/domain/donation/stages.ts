import type { DeviceState } from '#app/core/device/transitions.ts'

/** How far a device is, as its donor is told. */
export const stages = [
  'coming',
  'workshop',
  'repair',
  'ready',
  'allocated',
  'handed-over',
  'parts',
  'declined',
] as const
export type Stage = (typeof stages)[number]

const stageOf: Record<DeviceState, Stage> = {
  offered: 'coming',
  expected: 'coming',
  received: 'workshop',
  checked: 'workshop',
  wiped: 'workshop',
  'in-repair': 'repair',
  ready: 'ready',
  reserved: 'allocated',
  packed: 'allocated',
  'in-transit': 'allocated',
  'handed-over': 'handed-over',
  // A child gave it back: it is looked at for the next one.
  returned: 'workshop',
  'for-parts': 'parts',
  recycled: 'parts',
  declined: 'declined',
}

/** How many devices are at each stage; stages without any are left out. */
export function countStages(rows: readonly { state: DeviceState; count: number }[]): { stage: Stage; count: number }[] {
  return stages
    .map((stage) => ({
      stage,
      count: rows.reduce((sum, row) => sum + (stageOf[row.state] === stage ? row.count : 0), 0),
    }))
    .filter(({ count }) => count > 0)
}

const notHere: readonly Stage[] = ['coming', 'declined']

/** How many devices have come in, whatever became of them. */
export function countArrived(rows: readonly { state: DeviceState; count: number }[]): number {
  return countStages(rows).reduce((sum, { stage, count }) => sum + (notHere.includes(stage) ? 0 : count), 0)
}
