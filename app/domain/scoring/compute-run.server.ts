import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { calibrateInput } from './calibrate-input.ts'
import type { Computed } from './calibration.ts'
import type { ClaimedRun } from './claim-run.server.ts'
import { keepRun } from './keep-run.server.ts'
import { readInput } from './read-input.server.ts'
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
    const input = await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute((tx) => readInput(tx, run.contestId))
    if (input.hash !== run.inputHash) return refuse('changed')
    const computed = await calibrateInput({ ...input, seed: run.seed }, step)
    if (!computed) return refuse('no-scores')
    await step('store')
    return ok(computed)
  } catch (error) {
    if (error instanceof Gone) return refuse('gone')
    throw error
  }
}
