import { listRoles, listAccounts as listRows } from '#db/queries/account.server.ts'
import type { Context } from '../context.ts'

export type AccountRow = {
  id: string
  email: string
  displayName: string
  roles: string[]
  disabled: boolean
  createdAt: Date
}

/** All staff accounts with their roles, by name. */
export async function listAccounts(ctx: Context): Promise<AccountRow[]> {
  const rows = await listRows(ctx.db)
  const roles = await listRoles(
    ctx.db,
    rows.map((row) => row.id),
  )
  return rows.map((row) => ({
    id: row.id,
    email: row.email ?? '',
    displayName: row.display_name,
    roles: roles.filter((role) => role.account_id === row.id).map((role) => role.role),
    disabled: row.disabled_at !== null,
    createdAt: row.created_at,
  }))
}
