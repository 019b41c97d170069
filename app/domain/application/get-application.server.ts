import { findApplicationOfAccount } from '#db/queries/application.server.ts'
import { accountOf, type Context } from '../context.ts'
import { type Dossier, loadDossier } from './load-dossier.server.ts'

/** The signed-in applicant's own application. */
export async function getOwnApplication(ctx: Context): Promise<Dossier | null> {
  const accountId = ctx.viewer.kind === 'applicant' ? accountOf(ctx.viewer) : null
  const row = accountId ? await findApplicationOfAccount(ctx.db, accountId) : undefined
  return row ? loadDossier(ctx.db, row, ctx.now) : null
}
