import { findRun, findRunPeople, listRuns, listUnused } from '#db/queries/allocation.server.ts'
import { countDecisions } from '#db/queries/allocation-decision.server.ts'
import { findLatestScoringRun } from '#db/queries/scoring.server.ts'
import type { Context } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { isRunStale } from './is-run-stale.server.ts'
import { presentRun, type RunSummary } from './present.ts'

export type RunCounts = { region: string; recipient: number; waiting: number; 'not-considered': number }

export type RunView = RunSummary & {
  regions: RunCounts[]
  /** stock, claims, eligibility or scores are no longer what the run decided on */
  stale: boolean
  /** devices that nobody could be given, by lot */
  unused: { lot: string; count: number }[]
  proposer: string
  approver: string | null
  /** the run before this one, to compare with */
  previousRunId: string | null
}

/** One run of a contest (the newest when no id is given) with its counts per region; null for an unknown id. */
export async function getRun(
  ctx: Pick<Context, 'db' | 'now'>,
  contestId: string,
  runId?: string,
): Promise<RunView | null> {
  if (runId !== undefined && !isUuid(runId)) return null
  const runs = await listRuns(ctx.db, contestId, 200)
  const row = runId === undefined ? runs[0] : await findRun(ctx.db, runId)
  if (!row || row.contest_id !== contestId) return null
  const regions = new Map<string, RunCounts>()
  for (const { region, outcome, applications } of await countDecisions(ctx.db, row.id)) {
    const counts = regions.get(region) ?? { region, recipient: 0, waiting: 0, 'not-considered': 0 }
    counts[outcome] = applications
    regions.set(region, counts)
  }
  const people = await findRunPeople(ctx.db, row.id)
  const earlier = runs.filter((run) => run.created_at < row.created_at)
  const latestScoring = await findLatestScoringRun(ctx.db, contestId)
  return {
    ...presentRun(row),
    regions: [...regions.values()],
    stale: latestScoring?.id !== row.scoring_run_id || (await isRunStale(ctx, row)),
    previousRunId: earlier[0]?.id ?? null,
    unused: await listUnused(ctx.db, row.id),
    proposer: people?.proposer ?? '',
    approver: people?.approver ?? null,
  }
}
