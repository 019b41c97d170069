import type { ColumnType, JSONColumnType } from 'kysely'

type Time = ColumnType<Date, Date, Date>
type TimeOrNull = ColumnType<Date | null, Date | null | undefined, Date | null>

export interface ScoringRunTable {
  id: string
  contest_id: string
  /** the model that ranks */
  method: 'weighted-mean' | 'linear' | 'rasch'
  input_hash: string
  program_version: string
  created_by: string
  created_at: Time
  summary: JSONColumnType<object, string, string>
  state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
  progress: number
  step: 'read' | 'linear' | 'rasch' | 'agreement' | 'report' | 'store' | null
  failure: 'changed' | 'broke-off' | 'no-scores' | null
  seed: ColumnType<string, string | undefined, never>
  options: JSONColumnType<object, string | undefined, never>
  attempts: ColumnType<number, number | undefined, number>
  lease_until: TimeOrNull
  started_at: TimeOrNull
  finished_at: TimeOrNull
  result: ColumnType<object | null, string | null | undefined, string>
}

export interface ScoringRunEssayTable {
  run_id: string
  essay_id: string
  measure: number
  reviews: number
  /** null in runs of before the calibration */
  raw: number | null
  correction: number | null
  trust: number | null
  se: number | null
  total_se: number | null
  component: number | null
  logit: number | null
  logit_se: number | null
}

export interface ScoringRunJurorTable {
  run_id: string
  juror_id: string
  reviews: number
  component: number
  severity: number
  se: number | null
  infit: number | null
  outfit: number | null
  logit: number | null
  logit_se: number | null
  report: JSONColumnType<object, string, never>
}
