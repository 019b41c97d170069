import { deleteRefillRequest } from '#db/queries/assignment.server.ts'
import { lockContest } from '#db/queries/contest.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { inTransaction } from '../transaction.server.ts'
import { planReviews } from './plan-reviews.server.ts'
import { tellReaders } from './tell-readers.server.ts'

/**
 * Gives the places that a recusal left open to somebody else, at once and without a word to the one who left.
 * The program does this, not the juror: the entry in the audit says so, and nothing of it reaches the juror.
 */
export async function fillPlaces(
  ctx: Context,
  input: { contestId: string },
): Promise<Outcome<{ added: number }, 'not-now'>> {
  return inTransaction({ ...ctx, viewer: { kind: 'system', name: 'recusal' } }, async (work) => {
    const { tx, audit } = work
    const contest = await lockContest(tx, input.contestId)
    if (contest?.state !== 'in-review') return refuse('not-now')
    await deleteRefillRequest(tx, contest.id)
    const { seed, added, missing, readers } = await planReviews(
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
    await tellReaders(work, ctx, contest, readers)
    return ok({ added })
  })
}
