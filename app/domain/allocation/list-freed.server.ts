import { type Context, hasRole } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { type Freed, findSuccessors } from './find-successors.server.ts'

/** What became free and whose turn it is; empty for anybody but organisers. */
export async function listFreed(ctx: Context, contestId: string): Promise<Freed[]> {
  if (!isUuid(contestId) || !hasRole(ctx.viewer, 'organiser')) return []
  return (await findSuccessors(ctx.db, contestId))?.freed ?? []
}
