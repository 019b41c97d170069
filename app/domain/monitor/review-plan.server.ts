import { findReviewPlan } from '#db/queries/monitor.server.ts'
import type { Context } from '../context.ts'
import type { ReviewPlan } from './standing.ts'

/** The plan of a contest, or what holds as long as nobody has set one. */
export async function readReviewPlan(db: Context['db'], contestId: string): Promise<ReviewPlan> {
  const row = await findReviewPlan(db, contestId)
  return { finishBy: row?.finish_by ?? null, quietDays: row?.quiet_days ?? 5 }
}
