import { lockScoringRun, updateScoringRun } from '#db/queries/scoring-run.server.ts'
import { type Context, hasRole, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { inTransaction } from '../transaction.server.ts'

/** Gives up a run that waits or is being computed; whoever computes it notices within seconds and can store nothing. */
export async function cancelRun(
  ctx: Context,
  input: { contestId: string; runId: string },
): Promise<Outcome<null, 'unknown' | 'ended' | 'not-yours'>> {
  if (!hasRole(ctx.viewer, 'organiser')) return refuse('not-yours')
  if (!isUuid(input.runId)) return refuse('unknown')
  return inTransaction(ctx, async ({ tx, audit }) => {
    const run = await lockScoringRun(tx, input.runId)
    if (run?.contest_id !== input.contestId) return refuse('unknown')
    if (run.state !== 'queued' && run.state !== 'running') return refuse('ended')
    await updateScoringRun(tx, run.id, { state: 'cancelled', finished_at: ctx.now })
    audit({
      action: 'scoring.cancel',
      subjectKind: 'contest',
      subjectId: input.contestId,
      details: { runId: run.id, progress: run.progress },
    })
    return ok(null)
  })
}
