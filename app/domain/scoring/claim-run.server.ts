import { lockDueScoringRun, updateScoringRun } from '#db/queries/scoring-run.server.ts'
import type { Context } from '../context.ts'
import { leaseMs, mostAttempts } from './rules.ts'

export type ClaimedRun = { runId: string; contestId: string; inputHash: string; seed: string; attempt: number }

/**
 * Takes the next run that waits, or one whose computer has been silent for a lease, for computing; null when there is
 * none. A run that broke off too often is marked as failed instead.
 */
export async function claimRun(ctx: Context, only?: string): Promise<ClaimedRun | null> {
  return ctx.db.transaction().execute(async (tx) => {
    for (;;) {
      const run = await lockDueScoringRun(tx, ctx.now, only)
      if (!run) return null
      if (run.attempts < mostAttempts) {
        const attempt = run.attempts + 1
        await updateScoringRun(tx, run.id, {
          state: 'running',
          attempts: attempt,
          progress: 0,
          step: 'read',
          started_at: ctx.now,
          lease_until: new Date(ctx.now.getTime() + leaseMs),
        })
        return { runId: run.id, contestId: run.contest_id, inputHash: run.input_hash, seed: run.seed, attempt }
      }
      await updateScoringRun(tx, run.id, { state: 'failed', failure: 'broke-off', finished_at: ctx.now })
    }
  })
}
