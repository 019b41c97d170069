import { findAccountByEmail } from '#db/queries/account.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { inTransaction } from '../transaction.server.ts'
import { secretMatches } from './secret.server.ts'

/** Checks e-mail and password. The session itself is started by the caller, which owns the cookie. */
export async function signInStaff(
  ctx: Context,
  input: { email: string; password: string },
): Promise<Outcome<{ accountId: string }, 'wrong'>> {
  const account = await findAccountByEmail(ctx.db, input.email)
  const matches = await secretMatches(account?.secret_hash, input.password)
  if (!account || !matches || account.kind !== 'staff' || account.disabled_at) return refuse('wrong')
  return inTransaction(ctx, async ({ audit }) => {
    audit({ action: 'account.sign-in', subjectKind: 'account', subjectId: account.id })
    return ok({ accountId: account.id })
  })
}
