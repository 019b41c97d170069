import type { ColumnType, Generated } from 'kysely'

type Time = ColumnType<Date, Date, Date>
type TimeOrNull = ColumnType<Date | null, Date | null | undefined, Date | null>
type DayOrNull = ColumnType<string | null, string | null | undefined, string | null>

export interface DonationTable {
  id: string
  code: string
  donor_kind: 'person' | 'company'
  class: 'laptop' | 'desktop' | 'tablet' | 'phone'
  count: number
  make: Generated<string>
  age_years: number | null
  condition: 'works' | 'broken' | 'unknown'
  charger: 'yes' | 'no' | 'some'
  region: string
  handing: 'pick-up' | 'drop-off'
  earmark_unit: string | null
  earmark_fallback: Generated<'none' | 'parent' | 'open'>
  earmark_until: DayOrNull
  note: Generated<string>
  locale: string
  state: Generated<'offered' | 'accepted' | 'declined'>
  state_reason: Generated<string>
  apply_key: string
  offered_at: Time
  decided_by: string | null
  decided_at: TimeOrNull
  version: Generated<number>
}

export interface DonorTable {
  donation_id: string
  name: string
  bin: string | null
  contact_name: string
  email: string
  phone: string
  address: Generated<string>
}

export type DonationTables = {
  'device.donation': DonationTable
  'identity.donor': DonorTable
}
