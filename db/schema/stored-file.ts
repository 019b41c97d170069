import type { ColumnType } from 'kysely'

export interface StoredFileTable {
  id: string
  /** null once the file is gone */
  key: string | null
  sha256: string
  bytes: number
  media_type: string
  kind: string
  application_id: string | null
  stored_by: string | null
  stored_at: ColumnType<Date, Date, never>
  delete_after: ColumnType<Date, Date, Date>
  deleted_at: ColumnType<Date | null, never, Date>
}
