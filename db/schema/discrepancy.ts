import type { ColumnType, Generated, JSONColumnType } from 'kysely'

type Time = ColumnType<Date, Date, Date>
type TimeOrNull = ColumnType<Date | null, Date | null | undefined, Date | null>
type Json = JSONColumnType<object, string, string>

export interface DiscrepancyRuleTable {
  contest_id: string
  level_gap: number | null
  points_gap: number | null
  statistical: boolean
  extra_rounds: number
  adjudicated: 'replaces' | 'counts'
}

export interface DiscrepancyTable {
  id: string
  contest_id: string
  essay_id: string
  number: number
  state: 'extra-reading' | 'agreed' | 'adjudication' | 'adjudicated'
  round: number
  rounds_allowed: number
  found: Json
  obstacle: 'language' | 'conflicts' | 'capacity' | 'paused' | 'nobody' | null
  found_at: Time
  changed_at: Time
}

export interface ReadingCheckTable {
  essay_id: string
  contest_id: string
  mark: string
}

export interface AdjudicatorTable {
  juror_id: string
  contest_id: string
  only_decides: Generated<boolean>
  appointed_by: string | null
  appointed_at: Time
}

export interface AdjudicationTable {
  id: string
  contest_id: string
  discrepancy_id: string
  essay_id: string
  juror_id: string
  code: string
  state: Generated<'open' | 'done' | 'returned'>
  reason: Generated<string>
  version: Generated<number>
  created_at: Time
  decided_at: TimeOrNull
}

export interface AdjudicationScoreTable {
  adjudication_id: string
  criterion_id: string
  score: number
}

export interface AdjudicationReaderTable {
  adjudication_id: string
  label: number
  assignment_id: string
}

export interface RefillRequestTable {
  contest_id: string
  asked_at: Time
}

export interface DiscrepancyTables {
  'writing.refill_request': RefillRequestTable
  'contest.discrepancy_rule': DiscrepancyRuleTable
  'writing.discrepancy': DiscrepancyTable
  'writing.reading_check': ReadingCheckTable
  'writing.adjudicator': AdjudicatorTable
  'writing.adjudication': AdjudicationTable
  'writing.adjudication_score': AdjudicationScoreTable
  'writing.adjudication_reader': AdjudicationReaderTable
}

/** What an adjudicator's requests may name. */
export interface BlindDiscrepancyTables {
  'writing.adjudication': Omit<AdjudicationTable, 'discrepancy_id' | 'created_at'>
  'writing.adjudication_score': AdjudicationScoreTable
}
