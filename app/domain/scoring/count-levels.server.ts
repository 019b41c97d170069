import type { Context } from '../context.ts'
import { getCalibratedEssays } from './get-calibration.server.ts'

const width = 0.25

/** How many essays lie around each place of the second opinion's scale, in steps of a quarter of a logit, from below. */
export async function countLevels(ctx: Pick<Context, 'db'>, runId: string): Promise<{ at: number; count: number }[]> {
  const counts = new Map<number, number>()
  for (const { logit } of await getCalibratedEssays(ctx, runId)) {
    if (logit === null) continue
    const at = Math.round(logit / width) * width
    counts.set(at, (counts.get(at) ?? 0) + 1)
  }
  return [...counts].map(([at, count]) => ({ at: at === 0 ? 0 : at, count })).sort((a, b) => a.at - b.at)
}
