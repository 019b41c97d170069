import { lockContest } from '#db/queries/contest.server.ts'
import { accountOf, type Context, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { inTransaction } from '../transaction.server.ts'
import { planReviews, type RunSummary } from './plan-reviews.server.ts'
import { mayAssign } from './rules.ts'

/** The organiser's button: fills every open review place that can be filled; pressing it again adds what is missing. */
export async function assignReviews(
  ctx: Context,
  input: { contestId: string },
): Promise<Outcome<RunSummary, 'not-found' | 'not-now' | 'nothing'>> {
  if (!isUuid(input.contestId)) return refuse('not-found')
  return inTransaction(ctx, async ({ tx, audit }) => {
    const contest = await lockContest(tx, input.contestId)
    if (!contest) return refuse('not-found')
    if (!mayAssign(contest.state)) return refuse('not-now')
    const {
      seed,
      readers: _,
      ...summary
    } = await planReviews(
      tx,
      ctx,
      { id: contest.id, reviewsPerEssay: contest.reviews_per_essay },
      accountOf(ctx.viewer),
    )
    if (summary.essays === 0 || (summary.jurors === 0 && summary.kept === 0)) return refuse('nothing')
    audit({
      action: 'assignment.run',
      subjectKind: 'contest',
      subjectId: contest.id,
      details: { seed, added: summary.added, missing: summary.missing },
    })
    return ok(summary)
  })
}
