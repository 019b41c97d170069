import { findStaffAccount, updateAccountSecret } from '#db/queries/account.server.ts'
import { deleteSessionsOfAccount } from '#db/queries/session.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { inTransaction } from '../transaction.server.ts'
import { hashSecret } from './secret.server.ts'

/** Gives a staff account a new password and ends all of its sessions. */
export async function resetPassword(
  ctx: Context,
  input: { accountId: string; password: string },
): Promise<Outcome<null, 'unknown'>> {
  const secretHash = await hashSecret(input.password)
  return inTransaction(ctx, async ({ tx, audit }) => {
    if (!(await findStaffAccount(tx, input.accountId))) return refuse('unknown')
    await updateAccountSecret(tx, input.accountId, secretHash)
    await deleteSessionsOfAccount(tx, input.accountId)
    audit({ action: 'account.reset-password', subjectKind: 'account', subjectId: input.accountId })
    return ok(null)
  })
}
