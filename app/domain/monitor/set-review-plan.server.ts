import { upsertReviewPlan } from '#db/queries/monitor.server.ts'
import type { Context } from '../context.ts'
import { changeRule } from '../jury/change-rule.server.ts'
import type { ReviewPlan } from './standing.ts'

/** Sets until when jurors should have read and who counts as overdue. */
export function setReviewPlan(ctx: Context, { contestId, finishBy, quietDays }: ReviewPlan & { contestId: string }) {
  return changeRule(ctx, { contestId, action: 'review.plan', details: { finishBy, quietDays } }, (tx, contest) =>
    upsertReviewPlan(tx, contest, { finish_by: finishBy, quiet_days: quietDays }),
  )
}
