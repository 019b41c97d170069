import { listCertaintyRuns } from '#db/queries/certainty.server.ts'
import type { ContestState } from '../contest/contest.ts'
import { type Context, hasRole } from '../context.ts'
import type { CertaintyResult, Failure } from './certainty.ts'
import { mayOffer, mayTell } from './rules.ts'

export type CertaintyView = {
  /** one waits or is being computed */
  pending: boolean
  /** why the newest came to nothing */
  failure: Failure | null
  /** the newest that is done */
  found: (CertaintyResult & { runId: string; at: Date; scoringRunId: string | null; problemHash: string }) | null
}

/**
 * How sure the decisions are, as an organiser may see it. While jurors score there are counts alone: no point, no
 * line, nothing of a single essay.
 */
export async function getCertainty(
  ctx: Context,
  contest: { id: string; state: ContestState },
): Promise<CertaintyView | null> {
  const offering = mayOffer(contest.state)
  if (!hasRole(ctx.viewer, 'organiser') || (!offering && !mayTell(contest.state))) return null
  const runs = await listCertaintyRuns(ctx.db, contest.id, offering ? 'while-scoring' : 'decided', 5)
  const [newest] = runs
  const done = runs.find(({ state }) => state === 'done')
  const result = done?.result as CertaintyResult | undefined
  return {
    pending: newest?.state === 'queued',
    failure: newest?.failure ?? null,
    found:
      done && result
        ? {
            ...result,
            lines: offering ? [] : result.lines,
            runId: done.id,
            at: done.finished_at ?? done.created_at,
            scoringRunId: done.scoring_run_id,
            problemHash: done.problem_hash ?? '',
          }
        : null,
  }
}
