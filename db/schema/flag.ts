import type { ColumnType, Generated } from 'kysely'

type Time = ColumnType<Date, Date, Date>
type TimeOrNull = ColumnType<Date | null, Date | null | undefined, Date | null>

export interface FlagTable {
  id: string
  contest_id: string
  essay_id: string
  assignment_id: string | null
  kind: 'recognisable' | 'copied'
  passage: Generated<string>
  note: Generated<string>
  created_at: Time
  passed_on_at: TimeOrNull
  state: Generated<'open' | 'settled'>
  outcome: 'redacted' | 'copied' | 'unfounded' | null
  answer: Generated<string>
  settled_by: string | null
  settled_at: TimeOrNull
}

export interface ConcernTable {
  id: string
  contest_id: string
  essay_id: string
  assignment_id: string | null
  note: Generated<string>
  created_at: Time
  passed_on_at: TimeOrNull
  state: Generated<'open' | 'closed'>
  closed_by: string | null
  closed_at: TimeOrNull
}

export interface ConcernNoteTable {
  id: string
  concern_id: string
  account_id: string
  body: string
  written_at: Time
}

export interface ConcernOpeningTable {
  id: string
  concern_id: string
  account_id: string
  reason: string
  opened_at: Time
  until: Time
}

export interface SafeguardingContactTable {
  contest_id: string
  account_id: string
  appointed_by: string | null
  appointed_at: Time
}

export interface FlagTables {
  'writing.flag': FlagTable
  'writing.concern': ConcernTable
  'writing.concern_note': ConcernNoteTable
  'bridge.concern_opening': ConcernOpeningTable
  'contest.safeguarding_contact': SafeguardingContactTable
}

/** What a juror may put in, and never read. */
export interface BlindFlagTables {
  'writing.flag': Pick<
    FlagTable,
    'id' | 'contest_id' | 'essay_id' | 'assignment_id' | 'kind' | 'passage' | 'note' | 'created_at'
  >
  'writing.concern': Pick<ConcernTable, 'id' | 'contest_id' | 'essay_id' | 'assignment_id' | 'note' | 'created_at'>
}
