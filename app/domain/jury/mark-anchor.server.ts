import { deleteAnchor, insertAnchor } from '#db/queries/assignment-rule.server.ts'
import { lockContest } from '#db/queries/contest.server.ts'
import { accountOf, type Context, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { inTransaction } from '../transaction.server.ts'
import { mayInvite } from './rules.ts'

/**
 * Makes an approved essay an anchor, or an ordinary one again. It counts when essays are given out next; readers whom an
 * anchor has keep it.
 */
export async function markAnchor(
  ctx: Context,
  { contestId, essayId, anchor }: { contestId: string; essayId: string; anchor: boolean },
): Promise<Outcome<null, 'not-found' | 'not-now'>> {
  if (!isUuid(contestId) || !isUuid(essayId)) return refuse('not-found')
  return inTransaction(ctx, async ({ tx, audit }) => {
    const contest = await lockContest(tx, contestId)
    if (!contest) return refuse('not-found')
    if (!mayInvite(contest.state)) return refuse('not-now')
    const changed = anchor
      ? await insertAnchor(tx, { contestId, essayId, markedBy: accountOf(ctx.viewer), markedAt: ctx.now })
      : await deleteAnchor(tx, contestId, essayId)
    if (!changed) return refuse('not-found')
    audit({ action: anchor ? 'essay.anchor' : 'essay.unanchor', subjectKind: 'essay', subjectId: essayId })
    return ok(null)
  })
}
