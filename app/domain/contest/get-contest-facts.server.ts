import { countContestDependents } from '#db/queries/contest.server.ts'
import type { Context } from '../context.ts'
import type { ContestFacts } from './contest.ts'

/** The counts that guards and locks of a contest depend on; take them inside the transaction that relies on them. */
export async function getContestFacts(
  { db, now }: Pick<Context, 'db' | 'now'>,
  contestId: string,
): Promise<ContestFacts> {
  const row = await countContestDependents(db, contestId, now)
  return {
    applications: row.applications,
    extensions: row.extensions,
    submitted: row.submitted,
    unscreened: row.unscreened,
    approvedTexts: row.approved_texts,
    pendingTexts: row.pending_texts,
    jurors: row.jurors,
    assignments: row.assignments,
    openAssignments: row.open_assignments,
    openDiscrepancies: row.open_discrepancies,
    reviews: row.reviews,
    submittedReviews: row.submitted_reviews,
    publishedAllocations: row.published_allocations,
    lotteryCommitted: row.lottery_committed,
  }
}
