import {
  deleteAccountRegions,
  deleteAccountRoles,
  findStaffAccount,
  insertAccountRegions,
  insertAccountRoles,
  lockAdministrators,
  updateAccountDisabled,
} from '#db/queries/account.server.ts'
import { deleteSessionsOfAccount } from '#db/queries/session.server.ts'
import { type Context, type Outcome, ok, type Role, refuse } from '../context.ts'
import { inTransaction } from '../transaction.server.ts'

export type AccountChange = {
  accountId: string
  roles: readonly Role[]
  /** KATO codes, for a coordinator */
  regions: readonly string[]
  disabled: boolean
}

/** Sets roles, regions and whether the account may sign in. The last administrator cannot be taken away. */
export async function changeAccount(
  ctx: Context,
  input: AccountChange,
): Promise<Outcome<null, 'unknown' | 'last-administrator'>> {
  return inTransaction(ctx, async ({ tx, audit }) => {
    const administrators = await lockAdministrators(tx)
    if (!(await findStaffAccount(tx, input.accountId))) return refuse('unknown')
    const stays = input.roles.includes('administrator') && !input.disabled
    if (!stays && administrators.every((id) => id === input.accountId)) return refuse('last-administrator')
    await deleteAccountRoles(tx, input.accountId)
    await insertAccountRoles(tx, input.accountId, input.roles)
    await deleteAccountRegions(tx, input.accountId)
    await insertAccountRegions(tx, input.accountId, input.regions)
    await updateAccountDisabled(tx, input.accountId, input.disabled ? ctx.now : null)
    if (input.disabled) await deleteSessionsOfAccount(tx, input.accountId)
    audit({
      action: 'account.change',
      subjectKind: 'account',
      subjectId: input.accountId,
      details: { roles: input.roles, regions: input.regions, disabled: input.disabled },
    })
    return ok(null)
  })
}
