import { lockRun, updateRunApproved } from '#db/queries/allocation.server.ts'
import { lockContest } from '#db/queries/contest.server.ts'
import { findLatestScoringRun } from '#db/queries/scoring.server.ts'
import { accountOf, type Context, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { inTransaction } from '../transaction.server.ts'
import { isRunStale } from './is-run-stale.server.ts'

/** A second person has looked at a proposed list and stands by it; who proposed it cannot approve it. */
export async function approveRun(
  ctx: Context,
  input: { contestId: string; runId: string },
): Promise<Outcome<null, 'unknown' | 'not-decided' | 'not-proposed' | 'own' | 'stale'>> {
  const { contestId, runId } = input
  const account = accountOf(ctx.viewer)
  if (!account) throw new Error('a run is approved by somebody who is signed in')
  if (!isUuid(contestId) || !isUuid(runId)) return refuse('unknown')
  return inTransaction(ctx, async ({ tx, audit }) => {
    const contest = await lockContest(tx, contestId)
    const run = await lockRun(tx, runId)
    if (!contest || run?.contest_id !== contestId) return refuse('unknown')
    if (run.state === 'approved') return ok(null)
    if (run.state !== 'proposed' || run.format !== 'qarmaq-allocation/2') return refuse('not-proposed')
    if (contest.state !== 'decided') return refuse('not-decided')
    if (run.created_by === account) return refuse('own')
    const scoring = await findLatestScoringRun(tx, contestId)
    if (scoring?.id !== run.scoring_run_id || (await isRunStale({ db: tx, now: ctx.now }, run))) return refuse('stale')
    await updateRunApproved(tx, runId, account, ctx.now)
    audit({
      action: 'allocation.approve',
      subjectKind: 'contest',
      subjectId: contestId,
      details: { runId, inputHash: run.input_hash, outputHash: run.output_hash },
    })
    return ok(null)
  })
}
