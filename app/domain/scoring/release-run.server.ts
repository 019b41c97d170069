import { lockScoringRun, updateScoringRun } from '#db/queries/scoring-run.server.ts'
import type { Context } from '../context.ts'
import { mostAttempts } from './rules.ts'

/**
 * Gives back a run that was not finished, for somebody to begin anew. `stopped`: the server stops in order, which counts
 * as no try; `broke-off`: the computation died, which the run survives a few times. A run that ended
 * meanwhile stays, and the answer is false.
 */
export async function releaseRun(
  ctx: Context,
  { runId, attempt }: { runId: string; attempt: number },
  why: 'stopped' | 'broke-off',
): Promise<boolean> {
  return ctx.db.transaction().execute(async (tx) => {
    const run = await lockScoringRun(tx, runId)
    if (run?.state !== 'running' || run.attempts !== attempt) return false
    if (why === 'broke-off' && attempt >= mostAttempts) {
      await updateScoringRun(tx, runId, { state: 'failed', failure: 'broke-off', finished_at: ctx.now })
    } else {
      await updateScoringRun(tx, runId, {
        state: 'queued',
        progress: 0,
        attempts: why === 'stopped' ? attempt - 1 : attempt,
      })
    }
    return true
  })
}
