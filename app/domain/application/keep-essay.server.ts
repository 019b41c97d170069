import { findPublishedDecision } from '#db/queries/allocation-decision.server.ts'
import { lockApplication, updateApplication } from '#db/queries/application.server.ts'
import { accountOf, type Context, type Outcome, ok, refuse } from '../context.ts'
import { inTransaction } from '../transaction.server.ts'

/**
 * Keeps essay and details for the next contest, or takes that back. For those who were not chosen, once the result is
 * published; doing it twice changes nothing.
 */
export async function keepEssay(
  ctx: Context,
  applicationId: string,
  keep: boolean,
): Promise<Outcome<null, 'not-found' | 'not-now'>> {
  return inTransaction(ctx, async ({ tx, audit }): Promise<Outcome<null, 'not-found' | 'not-now'>> => {
    const row = await lockApplication(tx, applicationId)
    if (row?.state !== 'submitted' || row.account_id !== accountOf(ctx.viewer)) return refuse('not-found')
    if ((row.kept_at !== null) === keep) return ok(null)
    const decision = await findPublishedDecision(tx, row.id)
    if (keep && (!decision || decision.outcome === 'recipient')) return refuse('not-now')
    await updateApplication(tx, row.id, { kept_at: keep ? ctx.now : null })
    audit({ action: keep ? 'essay.keep' : 'essay.unkeep', subjectKind: 'application', subjectId: row.id })
    return ok(null)
  })
}
