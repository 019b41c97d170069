import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

type Time = ColumnType<Date, Date, Date>
type TimeOrNull = ColumnType<Date | null, Date | null | undefined, Date | null>

export interface HandoverRuleTable {
  contest_id: string
  weeks: number[]
  months: number
  version: Generated<number>
}

export interface CheckInTable {
  id: string
  device_id: string
  step: number
  week: number
  application_id: string
  code_hash: string
  ends_at: Time
  created_at: Time
}

export interface AnswerTable {
  id: string
  /** in the order in which they were given */
  number: GeneratedAlways<number>
  check_in_id: string
  answer: 'works' | 'broken' | 'help' | 'gone'
  note: Generated<string>
  at: Time
  seen_by: string | null
  seen_at: TimeOrNull
}

export interface SilenceTable {
  device_id: string
  step: number
  at: Time
}

export interface RepairCaseTable {
  id: string
  device_id: string
  application_id: string
  said: Generated<string>
  opened_at: Time
  taken_in_at: TimeOrNull
  taken_in_by: string | null
  closed_at: TimeOrNull
  closed_by: string | null
  outcome: 'repaired' | 'solved' | 'works-again' | null
}

export type HandoverTables = {
  'handover.rule': HandoverRuleTable
  'handover.check_in': CheckInTable
  'handover.answer': AnswerTable
  'handover.silence': SilenceTable
  'handover.repair_case': RepairCaseTable
}
