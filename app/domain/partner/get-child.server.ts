import { findAccount } from '#db/queries/account.server.ts'
import { findApplication } from '#db/queries/application.server.ts'
import { type Dossier, loadDossier } from '../application/load-dossier.server.ts'
import { mayHandle } from '../application/may-handle.ts'
import { type Context, hasRole } from '../context.ts'
import { isUuid } from '../identifier.ts'

/**
 * A partner's own child with all that was given, or null. `activated`: the child has chosen a PIN, so that the text is
 * the child's alone.
 */
export async function getChild(
  ctx: Context,
  applicationId: string,
): Promise<(Dossier & { activated: boolean }) | null> {
  if (!isUuid(applicationId) || !hasRole(ctx.viewer, 'partner')) return null
  const row = await findApplication(ctx.db, applicationId)
  if (!row?.partner_id || !mayHandle(ctx.viewer, { region: null, partnerId: row.partner_id })) return null
  const [dossier, account] = await Promise.all([loadDossier(ctx.db, row, ctx.now), findAccount(ctx.db, row.account_id)])
  return { ...dossier, activated: Boolean(account?.secret_hash) }
}
