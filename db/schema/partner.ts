import type { ColumnType, Generated } from 'kysely'

type Time = ColumnType<Date, Date, Date>
type TimeOrNull = ColumnType<Date | null, Date | null | undefined, Date | null>

export interface PartnerTable {
  id: string
  name: string
  kind: 'school' | 'foundation' | 'library' | 'other'
  bin: string | null
  region: string
  district: string | null
  village: Generated<string>
  about: Generated<string>
  contact_name: string
  contact_email: string
  contact_phone: Generated<string>
  locale: string
  state: Generated<'applied' | 'approved' | 'refused' | 'suspended'>
  state_reason: Generated<string>
  apply_key: string | null
  applied_at: Time
  decided_by: string | null
  decided_at: TimeOrNull
  version: Generated<number>
}

export interface AccountPartnerTable {
  account_id: string
  partner_id: string
  since: Time
}
