import type { ColumnType, Generated, JSONColumnType } from 'kysely'

type Time = ColumnType<Date, Date, Date>
type TimeOrNull = ColumnType<Date | null, Date | null | undefined, Date | null>
type Json = JSONColumnType<object, string, string>

export interface AllocationRunTable {
  id: string
  contest_id: string
  scoring_run_id: string
  state: Generated<'proposed' | 'approved' | 'published' | 'withdrawn'>
  format: 'qarmaq-allocation/1' | 'qarmaq-allocation/2'
  input: Json
  output: ColumnType<object | null, string | null, never>
  input_hash: string
  output_hash: string
  program_version: string
  created_by: string
  created_at: Time
  approved_by: string | null
  approved_at: TimeOrNull
  published_by: string | null
  published_at: TimeOrNull
  withdrawn_by: string | null
  withdrawn_at: TimeOrNull
  withdrawn_reason: string | null
}

export interface DecisionTable {
  run_id: string
  application_id: string
  region: string
  outcome: 'recipient' | 'waiting' | 'not-considered'
  position: number
  lot: string | null
  reason: Json
}
