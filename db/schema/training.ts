import type { ColumnType, Generated } from 'kysely'

type Time = ColumnType<Date, Date, Date>
/** criterion -> what is said of it */
type ByCriterion<T> = ColumnType<Record<string, T>, string, string>
type Language = 'kk' | 'ru' | 'en'

export interface TrainingRuleTable {
  contest_id: string
  required: boolean
}

export interface ConductAcceptanceTable {
  juror_id: string
  version: number
  locale: Language
  accepted_at: Time
}

export interface CalibrationEssayTable {
  id: string
  contest_id: string
  language: Language
  number: number
  body: string
  source_essay: string | null
  version: Generated<number>
  created_by: string | null
  created_at: Time
}

export interface CalibrationReferenceTable {
  essay_id: string
  scores: ByCriterion<number>
  reasons: ByCriterion<string>
}

export interface TrainingAnswerTable {
  juror_id: string
  essay_id: string
  scores: ByCriterion<number>
  answered_at: Time
}

export interface LevelExampleTable {
  contest_id: string
  criterion_id: string
  score: number
  language: Language
  body: string
}

/** Merged into `Database`. */
export interface TrainingTables {
  'contest.training_rule': TrainingRuleTable
  'writing.conduct_acceptance': ConductAcceptanceTable
  'writing.calibration_essay': CalibrationEssayTable
  'writing.calibration_reference': CalibrationReferenceTable
  'writing.training_answer': TrainingAnswerTable
  'writing.level_example': LevelExampleTable
}

/** Merged into `BlindDatabase`: the juror's own answers, and references of what he or she has answered. */
export interface BlindTrainingTables extends Omit<TrainingTables, 'writing.calibration_essay'> {
  'writing.calibration_essay': Pick<CalibrationEssayTable, 'id' | 'contest_id' | 'language' | 'number' | 'body'>
}
