import type { ColumnType, Generated } from 'kysely'

type Time = ColumnType<Date, Date, Date>
type TimeOrNull = ColumnType<Date | null, Date | null | undefined, Date | null>
type Filled<T> = ColumnType<T | null, T | null | undefined, T | null>

export interface CertaintyRunTable {
  id: string
  contest_id: string
  /** null while jurors score */
  scoring_run_id: string | null
  most_readings: number | null
  created_by: string
  created_at: Time
  program_version: string
  state: 'queued' | 'done' | 'failed'
  attempts: Generated<number>
  failure: Filled<'no-devices' | 'no-spread' | 'changed' | 'broke-off'>
  input_hash: Filled<string>
  problem_hash: Filled<string>
  finished_at: TimeOrNull
  result: ColumnType<object | null, string | null | undefined, string>
}

export interface CertaintyEssayTable {
  run_id: string
  essay_id: string
  chance: number
  receives: boolean
}

export interface ReadingBatchTable {
  run_id: string
  state: 'offered' | 'accepted' | 'declined' | 'lapsed'
  settled_by: Filled<string>
  settled_at: TimeOrNull
  given: Filled<number>
}

export interface ReadingBatchEssayTable {
  run_id: string
  essay_id: string
  position: number
  gain: number
  mended: number
}

export interface CertaintyTables {
  'writing.certainty_run': CertaintyRunTable
  'writing.certainty_essay': CertaintyEssayTable
  'writing.reading_batch': ReadingBatchTable
  'writing.reading_batch_essay': ReadingBatchEssayTable
}
