import type { ColumnType } from 'kysely'

export interface EssayPageTable {
  id: string
  application_id: string
  position: number
  source_sha256: string
  file_id: string
  thumbnail_id: string
  width: number
  height: number
  added_by: string | null
  added_at: ColumnType<Date, Date, Date>
}
