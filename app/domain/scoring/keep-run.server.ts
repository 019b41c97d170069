import { updateScoringProgress } from '#db/queries/scoring-run.server.ts'
import type { Context } from '../context.ts'
import { leaseMs, type RunStep, runSteps } from './rules.ts'

/** Says that the run is still being computed, and how far it is; false once it was cancelled or taken over. */
export function keepRun(ctx: Context, run: { runId: string; attempt: number }, step?: RunStep): Promise<boolean> {
  return updateScoringProgress(ctx.db, run, {
    lease_until: new Date(ctx.now.getTime() + leaseMs),
    ...(step ? { step, progress: runSteps[step] } : {}),
  })
}
