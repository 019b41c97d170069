import { listCertaintyRuns } from '#db/queries/certainty.server.ts'
import type { ContestState } from '../contest/contest.ts'
import { type Context, hasRole } from '../context.ts'
import type { CertaintyResult, Failure, PlaceLine } from './certainty.ts'
import { mayOffer, mayTell } from './rules.ts'
import { type Doubt, whileScoring } from './while-scoring.ts'

export type CertaintyView = {
  /** one waits or is being computed */
  pending: boolean
  /** why the newest came to nothing */
  failure: Failure | null
  /** the newest that is done */
  found: Found | null
}

type Found = Omit<CertaintyResult, keyof Doubt | 'lines'> & {
  runId: string
  at: Date
  scoringRunId: string | null
  /** null: while jurors score, and too few compete to be told of */
  doubt: Doubt | null
  /** empty while jurors score */
  lines: PlaceLine[]
}

/**
 * How sure the decisions are, as an organiser may see it. While jurors score there are counts of many children alone:
 * no point, no line, nothing of a single essay.
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
    found: done && result ? present(done, result, offering) : null,
  }
}

function present(
  run: { id: string; created_at: Date; finished_at: Date | null; scoring_run_id: string | null },
  { wrong, tenths, regions, lines, ...rest }: CertaintyResult,
  offering: boolean,
): Found {
  const doubt = { wrong, tenths, regions }
  return {
    ...rest,
    runId: run.id,
    at: run.finished_at ?? run.created_at,
    scoringRunId: run.scoring_run_id,
    doubt: offering ? whileScoring(doubt) : doubt,
    lines: offering ? [] : lines,
  }
}
