import { listScales } from '#db/queries/scoring.server.ts'
import { listScoredReviews } from '#db/queries/scoring-run.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { calibrateScores } from './calibrate-scores.ts'
import type { Computed } from './calibration.ts'
import type { ClaimedRun } from './claim-run.server.ts'
import { hashInput } from './hash-input.server.ts'
import { keepRun } from './keep-run.server.ts'
import type { RunStep } from './rules.ts'

class Gone extends Error {}

/**
 * Reads the reviews of a claimed run and computes everything; stores nothing but the progress. Takes the processor for
 * as long as it lasts: a process of its own, or a test.
 */
export async function computeRun(
  now: () => Context,
  run: ClaimedRun,
): Promise<Outcome<Computed, 'gone' | 'changed' | 'no-scores'>> {
  const { db } = now()
  const step = async (name: RunStep) => {
    if (!(await keepRun(now(), run, name))) throw new Gone()
  }
  try {
    await step('read')
    // One snapshot: what is hashed is what is read.
    const input = await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (tx) => ({
        hash: (await hashInput(tx, run.contestId)).hash,
        criteria: (await listScales(tx, run.contestId)).map(({ id, weight, min, max }) => ({ id, weight, min, max })),
        reviews: await listScoredReviews(tx, run.contestId),
      }))
    if (input.hash !== run.inputHash) return refuse('changed')
    const computed = await calibrateScores({ ...input, seed: run.seed }, step)
    if (!computed) return refuse('no-scores')
    await step('store')
    return ok(computed)
  } catch (error) {
    if (error instanceof Gone) return refuse('gone')
    throw error
  }
}
