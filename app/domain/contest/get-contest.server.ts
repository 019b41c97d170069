import { findContest, findContestBySlug } from '#db/queries/contest.server.ts'
import type { Context } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { assembleContest } from './assemble-contest.server.ts'
import type { Contest } from './contest.ts'

/** The contest with texts, regions, priority groups and rubric; null for an unknown or malformed id. */
export async function getContest(ctx: Pick<Context, 'db'>, id: string): Promise<Contest | null> {
  const row = isUuid(id) ? await findContest(ctx.db, id) : undefined
  return row ? assembleContest(ctx.db, row) : null
}

/** The same by its address. Drafts are included: a public page has to hide them (`isPublic`). */
export async function getContestBySlug(ctx: Pick<Context, 'db'>, slug: string): Promise<Contest | null> {
  const row = await findContestBySlug(ctx.db, slug)
  return row ? assembleContest(ctx.db, row) : null
}
