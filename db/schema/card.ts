import type { ColumnType } from 'kysely'

type Time = ColumnType<Date, Date, Date>
type TimeOrNull = ColumnType<Date | null, Date | null | undefined, Date | null>

export interface CardBatchTable {
  id: string
  contest_id: string
  partner_id: string | null
  label: string
  locale: string
  create_key: string
  created_by: string | null
  created_at: Time
  voided_at: TimeOrNull
}

export interface CardTable {
  account_id: string
  contest_id: string
  batch_id: string | null
  number: number | null
  issued_at: Time
  activated_at: TimeOrNull
  voided_at: TimeOrNull
}

export interface VoidCodeTable {
  code: string
  account_id: string
  voided_at: Time
}

export interface RecoveryTable {
  id: string
  account_id: string
  kind: 'new-pin' | 'new-card'
  recognised: 'knows-child' | 'saw-document' | 'called-guardian'
  note: string
  done_by: string | null
  done_at: Time
}

export interface PinTryTable {
  code: string
  tries: number
  last_at: Time
  open_at: Time
}

/** The tables of access cards, by their schema-qualified names. */
export interface CardTables {
  'identity.card_batch': CardBatchTable
  'identity.card': CardTable
  'identity.void_code': VoidCodeTable
  'identity.recovery': RecoveryTable
  'identity.pin_try': PinTryTable
}
