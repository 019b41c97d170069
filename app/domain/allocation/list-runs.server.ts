import { listRuns as listRunRows } from '#db/queries/allocation.server.ts'
import type { Context } from '../context.ts'
import { presentRun, type RunSummary } from './present.ts'

/** The newest runs of a contest, newest first. */
export async function listRuns(ctx: Pick<Context, 'db'>, contestId: string): Promise<RunSummary[]> {
  return (await listRunRows(ctx.db, contestId, 20)).map(presentRun)
}
