import type { ColumnType, Generated } from 'kysely'

type Time = ColumnType<Date, Date, Date>
type TimeOrNull = ColumnType<Date | null, Date | null | undefined, Date | null>
type DayOrNull = ColumnType<string | null, string | null | undefined, string | null>

export interface CertificateTable {
  id: string
  application_id: string
  group_key: string
  file_id: string | null
  in_person: Generated<boolean>
  state: Generated<'waiting' | 'accepted' | 'rejected' | 'replaced'>
  kind: Generated<string>
  issuer: Generated<string>
  valid_until: DayOrNull
  reason: Generated<string>
  uploaded_by: string | null
  uploaded_at: Time
  seen_by: string | null
  seen_at: TimeOrNull
}
