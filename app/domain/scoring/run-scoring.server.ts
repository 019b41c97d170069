import type { Context, Outcome } from '../context.ts'
import { claimRun } from './claim-run.server.ts'
import { computeRun } from './compute-run.server.ts'
import { finishRun } from './finish-run.server.ts'
import { requestRun } from './request-run.server.ts'

/** Asks for a run and computes it here and now: for seeds and commands, where nobody waits for a page. */
export async function runScoring(
  ctx: Context,
  contestId: string,
): Promise<Outcome<{ runId: string; made: boolean }, 'unknown' | 'not-decided' | 'no-scores'>> {
  const requested = await requestRun(ctx, contestId)
  if (!requested.ok) return requested
  const run = await claimRun(ctx, requested.value.runId)
  if (run) await finishRun(ctx, run, await computeRun(() => ctx, run))
  return requested
}
