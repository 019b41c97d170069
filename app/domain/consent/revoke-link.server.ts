import { updateConsentLinksRevoked } from '#db/queries/consent-link.server.ts'
import { lockReached } from '../application/reached-application.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { inTransaction } from '../transaction.server.ts'

/** Ends the open link of an application; without one nothing changes. */
export async function revokeConsentLink(ctx: Context, applicationId: string): Promise<Outcome<null, 'not-found'>> {
  return inTransaction(ctx, async ({ tx, audit }): Promise<Outcome<null, 'not-found'>> => {
    const application = await lockReached(ctx, tx, applicationId)
    if (!application) return refuse('not-found')
    if (await updateConsentLinksRevoked(tx, application.id, ctx.now)) {
      audit({ action: 'consent-link.revoke', subjectKind: 'application', subjectId: application.id })
    }
    return ok(null)
  })
}
