import { readOldReason } from './old-reason.ts'
import type { StoredReason } from './reason.ts'

export type Names = { kk: string; ru: string; en: string }

export type RunState = 'proposed' | 'approved' | 'published' | 'withdrawn'
export type RunFormat = 'qarmaq-allocation/1' | 'qarmaq-allocation/2'

export type RunSummary = {
  id: string
  contestId: string
  scoringRunId: string
  state: RunState
  /** the first format is readable; it is rerun with the program version that it names */
  format: RunFormat
  inputHash: string
  outputHash: string
  programVersion: string
  createdBy: string
  createdAt: Date
  approvedBy: string | null
  approvedAt: Date | null
  publishedAt: Date | null
  withdrawnAt: Date | null
}

type RunRow = {
  id: string
  contest_id: string
  scoring_run_id: string
  state: RunState
  format: RunFormat
  input_hash: string
  output_hash: string
  program_version: string
  created_by: string
  created_at: Date
  approved_by: string | null
  approved_at: Date | null
  published_at: Date | null
  withdrawn_at: Date | null
}

export function presentRun(row: RunRow): RunSummary {
  return {
    id: row.id,
    contestId: row.contest_id,
    scoringRunId: row.scoring_run_id,
    state: row.state,
    format: row.format,
    inputHash: row.input_hash,
    outputHash: row.output_hash,
    programVersion: row.program_version,
    createdBy: row.created_by,
    createdAt: row.created_at,
    approvedBy: row.approved_by,
    approvedAt: row.approved_at,
    publishedAt: row.published_at,
    withdrawnAt: row.withdrawn_at,
  }
}

export function presentNames(row: { name_kk: string; name_ru: string; name_en: string }): Names {
  return { kk: row.name_kk, ru: row.name_ru, en: row.name_en }
}

/** Names of a unit that may be missing. */
export function presentNamesOrNull(row: {
  name_kk: string | null
  name_ru: string | null
  name_en: string | null
}): Names | null {
  return row.name_kk === null
    ? null
    : { kk: row.name_kk, ru: row.name_ru ?? row.name_kk, en: row.name_en ?? row.name_kk }
}

/** A reason as a decision of a run of this format keeps it. */
export function presentReason(stored: object, region: string): StoredReason {
  return 'node' in stored ? (stored as StoredReason) : readOldReason(stored, region)
}
