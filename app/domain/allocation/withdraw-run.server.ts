import { lockRun, updateRunWithdrawn } from '#db/queries/allocation.server.ts'
import { lockContest } from '#db/queries/contest.server.ts'
import { countMessagesByEvent, updateMessagesCancelled } from '#db/queries/message.server.ts'
import { deleteUntoldOffers } from '#db/queries/offer.server.ts'
import { setContestState } from '../contest/set-contest-state.server.ts'
import { accountOf, type Context, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { resultEventPrefix } from '../message/result-message.ts'
import { inTransaction } from '../transaction.server.ts'

/**
 * Takes a published list back: the public page and the applicants' results close, the contest is undecided about its
 * list again, messages that have not left are cancelled. What was sent stays sent and is counted.
 */
export async function withdrawRun(
  ctx: Context,
  input: { contestId: string; runId: string; reason: string },
): Promise<Outcome<{ cancelled: number; sent: number }, 'unknown' | 'not-published' | 'archived'>> {
  const { contestId, runId, reason } = input
  if (!isUuid(contestId) || !isUuid(runId)) return refuse('unknown')
  return inTransaction(ctx, async ({ tx, audit }) => {
    const contest = await lockContest(tx, contestId)
    const run = await lockRun(tx, runId)
    if (!contest || run?.contest_id !== contestId) return refuse('unknown')
    if (run.state !== 'published') return refuse('not-published')
    if (contest.state === 'archived') return refuse('archived')
    await updateRunWithdrawn(tx, runId, accountOf(ctx.viewer), ctx.now, reason)
    const cancelled = await updateMessagesCancelled(tx, resultEventPrefix(runId))
    await deleteUntoldOffers(tx, runId, resultEventPrefix(runId))
    const { sent } = await countMessagesByEvent(tx, resultEventPrefix(runId))
    audit({
      action: 'allocation.withdraw',
      subjectKind: 'contest',
      subjectId: contestId,
      details: { runId, reason, cancelled, sent },
    })
    await setContestState({ tx, audit }, contestId, 'announced', 'decided')
    return ok({ cancelled, sent })
  })
}
