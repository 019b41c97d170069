import { findContest } from '#db/queries/contest.server.ts'
import { insertExtension, updateExtensionEnded } from '#db/queries/extension.server.ts'
import { lockReached } from '../application/reached-application.server.ts'
import { accountOf, type Context, hasRole, type Outcome, ok, refuse } from '../context.ts'
import { inTransaction } from '../transaction.server.ts'

export type ExtensionInput = { until: Date; reason: string }
type Refusal = 'not-found' | 'forbidden' | 'reading' | 'past'

/**
 * Gives one child more time, until a moment and for a reason that the family is shown. A newer extension takes the
 * place of the one before. `reading`: the jury has begun, and a text that came now would never be read.
 */
export async function grantExtension(
  ctx: Context,
  applicationId: string,
  { until, reason }: ExtensionInput,
): Promise<Outcome<null, Refusal>> {
  return inTransaction(ctx, async ({ tx, audit }): Promise<Outcome<null, Refusal>> => {
    if (!hasRole(ctx.viewer, 'organiser')) return refuse('forbidden')
    const application = await lockReached(ctx, tx, applicationId)
    const contest = application && (await findContest(tx, application.contestId))
    if (!application || !contest) return refuse('not-found')
    if (contest.state !== 'open' && contest.state !== 'closed') return refuse('reading')
    if (until <= ctx.now) return refuse('past')
    await updateExtensionEnded(tx, application.id, accountOf(ctx.viewer), ctx.now)
    const id = ctx.random.uuid()
    await insertExtension(tx, {
      id,
      application_id: application.id,
      until,
      reason,
      granted_by: accountOf(ctx.viewer),
      granted_at: ctx.now,
    })
    // The reason is in free words about a child: it stays out of a log that nothing can be taken out of.
    audit({
      action: 'extension.grant',
      subjectKind: 'application',
      subjectId: application.id,
      details: { extension: id, until: until.toISOString() },
    })
    return ok(null)
  })
}

/** Ends the extension in force; what was written until then is kept. Without one nothing changes. */
export async function revokeExtension(
  ctx: Context,
  applicationId: string,
): Promise<Outcome<null, 'not-found' | 'forbidden'>> {
  return inTransaction(ctx, async ({ tx, audit }): Promise<Outcome<null, 'not-found' | 'forbidden'>> => {
    if (!hasRole(ctx.viewer, 'organiser')) return refuse('forbidden')
    const application = await lockReached(ctx, tx, applicationId)
    if (!application) return refuse('not-found')
    if (await updateExtensionEnded(tx, application.id, accountOf(ctx.viewer), ctx.now)) {
      audit({ action: 'extension.revoke', subjectKind: 'application', subjectId: application.id })
    }
    return ok(null)
  })
}
