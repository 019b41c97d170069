import { lockContest } from '#db/queries/contest.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { inTransaction } from '../transaction.server.ts'
import { planReviews } from './plan-reviews.server.ts'

/**
 * Gives the places that a recusal left open to somebody else, at once and without a word to the one who left.
 * The program does this, not the juror: the entry in the audit says so, and nothing of it reaches the juror.
 */
export async function fillPlaces(
  ctx: Context,
  input: { contestId: string },
): Promise<Outcome<{ added: number }, 'not-now'>> {
  return inTransaction({ ...ctx, viewer: { kind: 'system', name: 'recusal' } }, async ({ tx, audit }) => {
    const contest = await lockContest(tx, input.contestId)
    if (contest?.state !== 'in-review') return refuse('not-now')
    const { seed, added, missing } = await planReviews(
      tx,
      ctx,
      { id: contest.id, reviewsPerEssay: contest.reviews_per_essay },
      null,
    )
    audit({
      action: 'assignment.fill',
      subjectKind: 'contest',
      subjectId: contest.id,
      details: { seed, added, missing },
    })
    return ok({ added })
  })
}
