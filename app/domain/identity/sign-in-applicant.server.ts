import { readCode } from '#app/core/blinding/code.ts'
import { findAccountByLoginCode } from '#db/queries/account.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { inTransaction } from '../transaction.server.ts'
import { secretMatches } from './secret.server.ts'

/** Checks card code and PIN. A mistyped code is told from a wrong pair, by its check symbol alone. */
export async function signInApplicant(
  ctx: Context,
  input: { code: string; pin: string },
): Promise<Outcome<{ accountId: string }, 'code-length' | 'code-symbol' | 'code-check' | 'wrong'>> {
  const reading = readCode(input.code)
  if (!reading.ok) return refuse(`code-${reading.reason}` as const)
  const account = await findAccountByLoginCode(ctx.db, reading.code)
  const matches = await secretMatches(account?.secret_hash, input.pin)
  if (!account || !matches || account.disabled_at) return refuse('wrong')
  return inTransaction(ctx, async ({ audit }) => {
    audit({ action: 'account.sign-in', subjectKind: 'account', subjectId: account.id })
    return ok({ accountId: account.id })
  })
}
