import type { Context } from '../context.ts'
import { beginCertainty } from './begin-certainty.server.ts'
import { computeCertainty } from './compute-certainty.server.ts'
import { finishCertainty } from './finish-certainty.server.ts'

/** Computes the next run that waits, here and now; false when there is none. */
export async function runCertainty(ctx: Context): Promise<boolean> {
  const run = await beginCertainty(ctx)
  if (!run) return false
  await finishCertainty(ctx, run, await computeCertainty(ctx, run))
  return true
}
