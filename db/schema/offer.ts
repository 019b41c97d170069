import type { ColumnType, Generated } from 'kysely'

type Time = ColumnType<Date, Date, Date>
type TimeOrNull = ColumnType<Date | null, Date | null | undefined, Date | null>

export interface OfferTable {
  application_id: string
  contest_id: string
  run_id: string
  lot: string | null
  class: string
  state: Generated<'offered' | 'accepted' | 'declined' | 'released'>
  told_at: Time
  answer_by: string
  answered_at: TimeOrNull
  answered_by: ColumnType<string | null, string | null | undefined, string | null>
  reason: Generated<string>
  instead_of: ColumnType<string | null, string | null | undefined, never>
  confirmed_by: ColumnType<string | null, string | null | undefined, never>
  reminded_at: TimeOrNull
}

export type OfferTables = { 'allocation.offer': OfferTable }
