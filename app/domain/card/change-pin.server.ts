import { findAccountSecret, updateAccountActivated } from '#db/queries/account.server.ts'
import { deletePinTry } from '#db/queries/pin-try.server.ts'
import { deleteSessionsOfAccount } from '#db/queries/session.server.ts'
import { accountOf, type Context, type Locale, type Outcome, ok, refuse } from '../context.ts'
import { hashSecret, secretMatches } from '../identity/secret.server.ts'
import { inTransaction } from '../transaction.server.ts'
import { takeTry } from './take-try.server.ts'

/**
 * The child's own new PIN. The one it has is asked for, unless somebody else gave it: then it was typed a moment ago.
 * Every session ends; the caller starts a new one.
 */
export async function changePin(
  ctx: Context,
  input: { current: string; pin: string; locale: Locale },
): Promise<Outcome<{ accountId: string }, 'not-found' | 'wrong' | 'locked', { openAt: Date }>> {
  const accountId = ctx.viewer.kind === 'applicant' ? accountOf(ctx.viewer) : null
  const account = accountId ? await findAccountSecret(ctx.db, accountId) : undefined
  if (!accountId || !account?.login_code) return refuse('not-found')
  const code = account.login_code
  if (!account.secret_expires_at) {
    const taken = await takeTry(ctx, code)
    if (!taken.ok) return refuse('locked', { openAt: taken.openAt })
    if (!(await secretMatches(account.secret_hash, input.current))) return refuse('wrong')
  }
  const secretHash = await hashSecret(input.pin)
  return inTransaction(ctx, async ({ tx, audit }) => {
    await updateAccountActivated(tx, accountId, { secret_hash: secretHash, locale: input.locale })
    await deleteSessionsOfAccount(tx, accountId)
    await deletePinTry(tx, code)
    audit({ action: 'card.change-pin', subjectKind: 'account', subjectId: accountId })
    return ok({ accountId })
  })
}
