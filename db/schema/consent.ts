import type { ColumnType, JSONColumnType } from 'kysely'

type Time = ColumnType<Date, Date, Date>
type TimeOrNull = ColumnType<Date | null, Date | null | undefined, Date | null>

/** Append-only: rows come with migrations. */
export interface ConsentTextTable {
  version: string
  locale: string
  body: JSONColumnType<object, never, never>
  sha256: ColumnType<string, never, never>
}

export interface ConsentLinkTable {
  id: string
  application_id: string
  token_hash: string
  text_version: string
  sent_by: 'shown' | 'email' | 'sms'
  created_by: string | null
  created_at: Time
  expires_at: Time
  used_at: TimeOrNull
  outcome: 'agreed' | 'declined' | null
  revoked_at: TimeOrNull
}
