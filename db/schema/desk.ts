import type { ColumnType, Generated } from 'kysely'

type Time = ColumnType<Date, Date, Date>
type TimeOrNull = ColumnType<Date | null, Date | null | undefined, Date | null>

export interface ReviewVersionTable {
  assignment_id: string
  version: number
  state: 'draft' | 'submitted'
  /** criterion -> level */
  scores: ColumnType<Record<string, number>, string, string>
  note: string
  comment: string
  saved_at: Time
}

/** In the blind half of the schema alone: nobody but its juror may ask. */
export interface ReadingTimeTable {
  assignment_id: string
  minutes: number
  counted_at: Time
}

export interface ReviewCommentTable {
  assignment_id: string
  body: string
  state: Generated<'waiting' | 'approved' | 'refused'>
  shown: Generated<string>
  reason: Generated<string>
  decided_by: string | null
  decided_at: TimeOrNull
  version: Generated<number>
}
