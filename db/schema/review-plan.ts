import type { Generated } from 'kysely'

export interface ReviewPlanTable {
  contest_id: string
  /** `YYYY-MM-DD` */
  finish_by: string | null
  quiet_days: Generated<number>
}
