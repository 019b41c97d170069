import { findStaffAccount, listRegionsOfAccount, listRoles } from '#db/queries/account.server.ts'
import type { Context } from '../context.ts'

/** One staff account with roles and regions, or null. */
export async function getAccount(ctx: Context, accountId: string) {
  const row = await findStaffAccount(ctx.db, accountId)
  if (!row) return null
  const [roles, regions] = await Promise.all([listRoles(ctx.db, [accountId]), listRegionsOfAccount(ctx.db, accountId)])
  return {
    id: row.id,
    email: row.email ?? '',
    displayName: row.display_name,
    roles: roles.map((role) => role.role),
    regions: regions.map((region) => region.kato),
    disabled: row.disabled_at !== null,
  }
}
