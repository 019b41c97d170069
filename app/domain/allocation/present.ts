import type { Reason } from '#app/core/allocation/allocate.ts'

export type Names = { kk: string; ru: string; en: string }

export type RunState = 'proposed' | 'published' | 'withdrawn'

export type RunSummary = {
  id: string
  contestId: string
  scoringRunId: string
  state: RunState
  inputHash: string
  outputHash: string
  programVersion: string
  createdAt: Date
  publishedAt: Date | null
  withdrawnAt: Date | null
}

type RunRow = {
  id: string
  contest_id: string
  scoring_run_id: string
  state: RunState
  input_hash: string
  output_hash: string
  program_version: string
  created_at: Date
  published_at: Date | null
  withdrawn_at: Date | null
}

export function presentRun(row: RunRow): RunSummary {
  return {
    id: row.id,
    contestId: row.contest_id,
    scoringRunId: row.scoring_run_id,
    state: row.state,
    inputHash: row.input_hash,
    outputHash: row.output_hash,
    programVersion: row.program_version,
    createdAt: row.created_at,
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

/** A reason as it was stored by a run. */
export const presentReason = (stored: object): Reason => stored as Reason

export type { Reason }
