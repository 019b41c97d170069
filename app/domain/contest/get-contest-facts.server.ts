import { countContestDependents } from '#db/queries/contest.server.ts'
import type { Context } from '../context.ts'
import type { ContestFacts } from './contest.ts'

/** The counts that guards and locks of a contest depend on; take them inside the transaction that relies on them. */
export async function getContestFacts({ db }: Pick<Context, 'db'>, contestId: string): Promise<ContestFacts> {
  const row = await countContestDependents(db, contestId)
  return {
    applications: row.applications,
    submitted: row.submitted,
    unscreened: row.unscreened,
    approvedTexts: row.approved_texts,
    pendingTexts: row.pending_texts,
    jurors: row.jurors,
    assignments: row.assignments,
    openAssignments: row.open_assignments,
    reviews: row.reviews,
    submittedReviews: row.submitted_reviews,
    publishedAllocations: row.published_allocations,
  }
}
