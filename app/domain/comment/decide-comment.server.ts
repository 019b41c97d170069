import { findContacts } from '#app/core/blinding/contact-patterns.ts'
import { listComments, lockComment, updateCommentDecision } from '#db/queries/comment.server.ts'
import { lockContest } from '#db/queries/contest.server.ts'
import { accountOf, type Context, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { inTransaction } from '../transaction.server.ts'
import type { CommentDecision } from './input.server.ts'
import { mayModerate } from './rules.ts'

/**
 * Lets a child read a juror's comment, in the words that the organiser leaves of it, or keeps it back with a reason.
 * Either can be changed later. `changed`: the juror or somebody else was faster. Tells the next one that waits.
 */
export async function decideComment(
  ctx: Context,
  input: { contestId: string; commentId: string; decision: CommentDecision },
): Promise<Outcome<{ next: string | null }, 'not-found' | 'not-now' | 'contacts' | 'changed'>> {
  const { contestId, commentId, decision } = input
  const by = accountOf(ctx.viewer)
  if (!isUuid(contestId) || !isUuid(commentId) || by === null) return refuse('not-found')
  return inTransaction(ctx, async ({ tx, audit }) => {
    const contest = await lockContest(tx, contestId)
    const known = contest ? await lockComment(tx, contest.id, commentId) : undefined
    if (!contest || !known) return refuse('not-found')
    if (!mayModerate(contest.state)) return refuse('not-now')
    if (decision.intent === 'approve' && findContacts(decision.shown).length > 0) return refuse('contacts')
    const approved = decision.intent === 'approve'
    const [shown, reason] = approved ? [decision.shown, ''] : ['', decision.reason]
    const same = known.shown === shown && known.reason === reason && known.state !== 'waiting'
    if (!same) {
      if (known.version !== decision.version) return refuse('changed')
      await updateCommentDecision(tx, commentId, {
        state: approved ? 'approved' : 'refused',
        shown,
        reason,
        decided_by: by,
        decided_at: ctx.now,
        version: known.version + 1,
      })
      audit({
        action: approved ? 'comment.approve' : 'comment.refuse',
        subjectKind: 'assignment',
        subjectId: commentId,
        details: { contest: contest.id },
      })
    }
    const [next] = await listComments(tx, contest.id, 'waiting', 1, 0)
    return ok({ next: next?.id ?? null })
  })
}
