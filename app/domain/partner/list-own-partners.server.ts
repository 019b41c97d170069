import { listPartnersOfAccount } from '#db/queries/partner.server.ts'
import { accountOf, type Context } from '../context.ts'

/** The organisations that the viewer works for, in whatever state, with why one was suspended. */
export async function listOwnPartners(ctx: Context) {
  const accountId = accountOf(ctx.viewer)
  const rows = accountId ? await listPartnersOfAccount(ctx.db, accountId) : []
  return rows.map((row) => ({ id: row.id, name: row.name, state: row.state, reason: row.state_reason }))
}
