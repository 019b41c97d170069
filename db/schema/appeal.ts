import type { ColumnType, Generated } from 'kysely'

type Time = ColumnType<Date, Date, Date>
type TimeOrNull = ColumnType<Date | null, Date | null | undefined, Date | null>

export interface AppealTable {
  id: string
  application_id: string
  contest_id: string
  fact: 'group' | 'place' | 'household' | 'other'
  words: string
  asked_at: Time
  state: Generated<'open' | 'corrected' | 'confirmed'>
  answer: Generated<string>
  answered_by: ColumnType<string | null, string | null | undefined, string | null>
  answered_at: TimeOrNull
}

export type AppealTables = { 'allocation.appeal': AppealTable }
