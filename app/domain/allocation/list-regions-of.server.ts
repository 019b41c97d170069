import { listRegionsOf as listRows } from '#db/queries/allocation.server.ts'
import type { Context } from '../context.ts'
import { type Names, presentNames } from './present.ts'

/** The level-1 regions of a contest with their names. */
export async function listRegionsOf(
  ctx: Pick<Context, 'db'>,
  contestId: string,
): Promise<{ region: string; names: Names }[]> {
  return (await listRows(ctx.db, contestId)).map((row) => ({ region: row.kato, names: presentNames(row) }))
}
