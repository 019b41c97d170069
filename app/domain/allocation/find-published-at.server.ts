import { findPublishedDecision } from '#db/queries/allocation-decision.server.ts'
import { accountOf, type Context } from '../context.ts'
import { isUuid } from '../identifier.ts'

/** When the result of the viewer's own application was published; null while nothing is, and for anybody else's. */
export async function findPublishedAt(ctx: Context, applicationId: string): Promise<Date | null> {
  const row = isUuid(applicationId) ? await findPublishedDecision(ctx.db, applicationId) : undefined
  return row && row.account_id === accountOf(ctx.viewer) ? row.published_at : null
}
