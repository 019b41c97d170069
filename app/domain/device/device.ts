import { deviceLabel } from '#app/core/device/label.ts'
import type { DeviceFlag, DeviceState, Guarded } from '#app/core/device/transitions.ts'
import type { DeviceRow } from '#db/queries/device.server.ts'
import type { DeviceClass, DeviceGrade } from '../allocation/device-class.ts'

export { deviceClasses, deviceGrades } from '../allocation/device-class.ts'

export const storageKinds = ['unknown', 'none', 'ssd', 'hdd', 'emmc'] as const
export type StorageKind = (typeof storageKinds)[number]

/** A device as the workshop knows it. Texts that were not given are empty. */
export type Device = {
  id: string
  /** as it stands on the label */
  label: string
  state: DeviceState
  version: number
  class: DeviceClass
  grade: DeviceGrade | null
  make: string
  model: string
  serial: string
  processor: string
  memoryGb: number | null
  storageGb: number | null
  storageKind: StorageKind
  /** percent of what the battery held when it was new */
  batteryHealth: number | null
  screenInches: number | null
  defects: string
  flags: DeviceFlag[]
  /** whether its data was removed in its present stay */
  wiped: boolean
  /** whether the checklist was passed in its present stay */
  checklist: boolean
  changedAt: Date
}

export function toDevice(row: DeviceRow): Device {
  return {
    id: row.id,
    label: deviceLabel(row.number),
    state: row.state,
    version: row.version,
    class: row.class,
    grade: row.grade,
    make: row.make,
    model: row.model,
    serial: row.serial,
    processor: row.processor,
    memoryGb: row.memory_gb,
    storageGb: row.storage_gb,
    storageKind: row.storage_kind,
    batteryHealth: row.battery_health,
    screenInches: row.screen_inches === null ? null : Number(row.screen_inches),
    defects: row.defects,
    flags: flagsOf(row),
    wiped: row.wipe_id !== null,
    checklist: row.readiness_id !== null,
    changedAt: row.changed_at,
  }
}

/** What the guards of the machine read. */
export function guardedOf(row: DeviceRow): Guarded {
  return {
    state: row.state,
    wiped: row.wipe_id !== null,
    checklist: row.readiness_id !== null,
    graded: row.grade !== null && row.make !== '',
    flags: flagsOf(row),
  }
}

function flagsOf(row: DeviceRow): DeviceFlag[] {
  return [
    ...(row.wipe_failed ? (['wipeFailed'] as const) : []),
    ...(row.account_locked ? (['accountLocked'] as const) : []),
    ...(row.needs_part ? (['needsPart'] as const) : []),
    ...(row.no_charger ? (['noCharger'] as const) : []),
  ]
}
