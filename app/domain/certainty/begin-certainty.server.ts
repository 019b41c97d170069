import { findQueuedCertaintyRun, lockCertaintyRun, updateCertaintyRun } from '#db/queries/certainty.server.ts'
import type { Context } from '../context.ts'
import { mostAttempts } from './rules.ts'

export type BegunRun = { runId: string; contestId: string; scoringRunId: string | null; most: number | null }

/**
 * The next run to compute, its try counted; null when none waits. Nobody reserves it: the same input gives the same
 * numbers, and whoever is second to finish finds it done.
 */
export async function beginCertainty(ctx: Context): Promise<BegunRun | null> {
  const next = await findQueuedCertaintyRun(ctx.db)
  if (!next) return null
  return ctx.db.transaction().execute(async (tx) => {
    const run = await lockCertaintyRun(tx, next.id)
    if (run?.state !== 'queued') return null
    if (run.attempts >= mostAttempts) {
      await updateCertaintyRun(tx, run.id, { state: 'failed', failure: 'broke-off', finished_at: ctx.now })
      return null
    }
    await updateCertaintyRun(tx, run.id, { attempts: run.attempts + 1 })
    return { runId: run.id, contestId: run.contest_id, scoringRunId: run.scoring_run_id, most: run.most_readings }
  })
}
