import type { ColumnType, Generated } from 'kysely'

type TimeOrNull = ColumnType<Date | null, Date | null | undefined, Date | null>

export interface TranscriptionTaskTable {
  id: string
  essay_id: string
  contest_id: string
  state: Generated<'typing' | 'differs' | 'settled'>
  settler_id: string | null
  lease_until: TimeOrNull
  in_time: boolean
  created_at: ColumnType<Date, Date, never>
  settled_at: TimeOrNull
}

export interface TranscriptionTable {
  task_id: string
  slot: number
  account_id: string
  state: Generated<'claimed' | 'done'>
  language: Generated<string>
  body: Generated<string>
  lease_until: ColumnType<Date, Date, Date>
  finished_at: TimeOrNull
}
