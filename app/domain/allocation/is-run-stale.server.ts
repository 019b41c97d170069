import type { Kysely } from 'kysely'
import { findLottery } from '#db/queries/lottery.server.ts'
import type { Database } from '#db/schema.ts'
import { freezeProblem } from './freeze-problem.server.ts'

/** Whether the run's problem, frozen again now, would be another one. */
export async function isRunStale(
  at: { db: Kysely<Database>; now: Date },
  run: { contest_id: string; scoring_run_id: string; input_hash: string },
): Promise<boolean> {
  const lottery = await findLottery(at.db, run.contest_id)
  if (!lottery) return true
  const { inputHash } = await freezeProblem(at, run.contest_id, run.scoring_run_id, lottery)
  return inputHash !== run.input_hash
}
