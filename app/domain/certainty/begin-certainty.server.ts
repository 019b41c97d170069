import { findQueuedCertaintyRun, lockCertaintyRun, updateCertaintyRun } from '#db/queries/certainty.server.ts'
import { type Context, refuse } from '../context.ts'
import { mostAttempts } from '../scoring/rules.ts'
import { finishCertainty } from './finish-certainty.server.ts'

export type BegunRun = { runId: string; contestId: string; scoringRunId: string | null; most: number | null }

/**
 * The next run to compute, its try counted; null when none waits. What broke off too often is given up. Nobody reserves
 * a run: the same input gives the same numbers, and whoever is second to finish finds it done.
 */
export async function beginCertainty(ctx: Context): Promise<BegunRun | null> {
  for (;;) {
    const next = await findQueuedCertaintyRun(ctx.db)
    if (!next) return null
    const { id: runId, contest_id: contestId, scoring_run_id: scoringRunId, most_readings: most } = next
    const begun = { runId, contestId, scoringRunId, most }
    if (next.attempts >= mostAttempts) await finishCertainty(ctx, begun, refuse('broke-off'))
    else if (await countTry(ctx, runId, 1)) return begun
  }
}

/** Takes a try back: the server stopped in order. */
export async function giveBackTry(ctx: Context, { runId }: BegunRun): Promise<void> {
  await countTry(ctx, runId, -1)
}

function countTry(ctx: Context, runId: string, by: 1 | -1): Promise<boolean> {
  return ctx.db.transaction().execute(async (tx) => {
    const run = await lockCertaintyRun(tx, runId)
    if (run?.state !== 'queued') return false
    await updateCertaintyRun(tx, runId, { attempts: Math.max(0, run.attempts + by) })
    return true
  })
}
