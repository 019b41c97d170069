import type { ColumnType } from 'kysely'

type Time = ColumnType<Date, Date, Date>
type TimeOrNull = ColumnType<Date | null, Date | null | undefined, Date | null>

export interface ExtensionTable {
  id: string
  application_id: string
  until: Time
  reason: string
  granted_by: string | null
  granted_at: Time
  ended_by: string | null
  ended_at: TimeOrNull
}
