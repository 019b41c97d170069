import type { Kysely } from 'kysely'
import { findFirstSeed } from '#db/queries/allocation.server.ts'
import type { Database } from '#db/schema.ts'
import { freezeProblem } from './freeze-problem.server.ts'

/** Whether the run's problem, frozen again now, would be another one. */
export async function isRunStale(
  db: Kysely<Database>,
  run: { contest_id: string; scoring_run_id: string; input_hash: string },
): Promise<boolean> {
  const seed = await findFirstSeed(db, run.contest_id)
  const { inputHash } = await freezeProblem(db, run.contest_id, run.scoring_run_id, seed ?? '')
  return inputHash !== run.input_hash
}
