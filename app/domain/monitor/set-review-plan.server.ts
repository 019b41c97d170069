import { lockContest } from '#db/queries/contest.server.ts'
import { upsertReviewPlan } from '#db/queries/monitor.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { mayInvite } from '../jury/rules.ts'
import { inTransaction } from '../transaction.server.ts'
import type { ReviewPlan } from './standing.ts'

/** Sets until when jurors should have read and who counts as overdue. */
export async function setReviewPlan(
  ctx: Context,
  { contestId, finishBy, quietDays }: ReviewPlan & { contestId: string },
): Promise<Outcome<null, 'not-found' | 'over'>> {
  if (!isUuid(contestId)) return refuse('not-found')
  return inTransaction(ctx, async ({ tx, audit }) => {
    const contest = await lockContest(tx, contestId)
    if (!contest) return refuse('not-found')
    if (!mayInvite(contest.state)) return refuse('over')
    await upsertReviewPlan(tx, contestId, { finish_by: finishBy, quiet_days: quietDays })
    audit({ action: 'review.plan', subjectKind: 'contest', subjectId: contestId, details: { finishBy, quietDays } })
    return ok(null)
  })
}
