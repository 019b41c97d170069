import type { ColumnType, Generated } from 'kysely'

export interface AssignmentRuleTable {
  contest_id: string
  least_load: Generated<number>
  own_district_allowed: Generated<boolean>
  surname_conflicts: Generated<boolean>
  /** null: all who may */
  anchor_readers: number | null
}

export interface AnchorEssayTable {
  essay_id: string
  contest_id: string
  marked_by: string | null
  marked_at: ColumnType<Date, Date, Date>
}
