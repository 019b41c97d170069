import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { DeviceState } from '#app/core/device/transitions.ts'

type Time = ColumnType<Date, Date, Date>

export interface TransitionTable {
  from_state: DeviceState
  to_state: DeviceState
}

export interface DeviceTable {
  id: string
  number: GeneratedAlways<number>
  state: DeviceState
  step: Generated<number>
  version: Generated<number>
  stay: Generated<number>
  class: 'laptop' | 'desktop' | 'tablet' | 'phone'
  grade: 'A' | 'B' | 'C' | null
  make: Generated<string>
  model: Generated<string>
  serial: Generated<string>
  processor: Generated<string>
  memory_gb: number | null
  storage_gb: number | null
  storage_kind: Generated<'unknown' | 'none' | 'ssd' | 'hdd' | 'emmc'>
  battery_health: number | null
  /** numeric: read as text */
  screen_inches: ColumnType<string | null, number | null | undefined, number | null>
  defects: Generated<string>
  wipe_failed: Generated<boolean>
  account_locked: Generated<boolean>
  needs_part: Generated<boolean>
  no_charger: Generated<boolean>
  wipe_id: string | null
  wipe_outcome: GeneratedAlways<string | null>
  readiness_id: string | null
  lot_id: string | null
  recipient_id: string | null
  donation_id: string | null
  created_by: string | null
  created_at: Time
  changed_at: Time
}

export interface DeviceEventTable {
  device_id: string
  step: number
  previous: GeneratedAlways<number>
  from_state: DeviceState | null
  to_state: DeviceState
  recipient_id: string | null
  note: Generated<string>
  by_account: string | null
  at: Time
}

export interface WipeTable {
  id: string
  device_id: string
  stay: number
  category: 'clear' | 'purge' | 'destroy' | 'no-storage'
  method: string
  tool: Generated<string>
  outcome: 'passed' | 'failed'
  serial: Generated<string>
  note: Generated<string>
  by_account: string | null
  at: Time
}

export interface ReadinessTable {
  id: string
  device_id: string
  stay: number
  passed: string[]
  by_account: string | null
  at: Time
}

export type DeviceTables = {
  'device.transition': TransitionTable
  'device.device': DeviceTable
  'device.event': DeviceEventTable
  'device.wipe': WipeTable
  'device.readiness': ReadinessTable
}
