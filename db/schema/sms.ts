import type { ColumnType, Generated } from 'kysely'

type Time = ColumnType<Date, Date, Date>
type TimeOrNull = ColumnType<Date | null, Date | null | undefined, Date | null>

export interface SmsDayTable {
  day: string
  /** tiyn; a bigint, which the driver gives as text */
  spent: ColumnType<string, number | undefined, number>
}

export interface SmsChargeTable {
  key: string
  message_id: string
  day: string
  cost: ColumnType<string, number, number>
}

export interface PinCodeTable {
  id: string
  code: string
  account_id: string | null
  asked_at: Time
  expires_at: Time
  tries: Generated<number>
  hashes: Generated<string[]>
  used_at: TimeOrNull
}

/** The tables of SMS, by their schema-qualified names. */
export interface SmsTables {
  'message.sms_day': SmsDayTable
  'message.sms_charge': SmsChargeTable
  'identity.pin_code': PinCodeTable
}
