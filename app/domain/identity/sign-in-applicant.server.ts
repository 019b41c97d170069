import { readCode } from '#app/core/blinding/code.ts'
import { findCardByCode } from '#db/queries/card.server.ts'
import { deletePinTry } from '#db/queries/pin-try.server.ts'
import { takeTry } from '../card/take-try.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { inTransaction } from '../transaction.server.ts'
import { secretMatches } from './secret.server.ts'

export type SignedIn = {
  accountId: string
  /** the PIN was given by somebody else: the child has to choose one */
  given: boolean
}

type Refusal = 'code-length' | 'code-symbol' | 'code-check' | 'wrong' | 'locked'

/**
 * Checks card code and PIN. A mistyped code is told from a wrong pair by its check symbol alone; whether a code exists
 * is never told. Tries are counted for each code, see `takeTry`; `locked` says until when.
 */
export async function signInApplicant(
  ctx: Context,
  input: { code: string; pin: string },
): Promise<Outcome<SignedIn, Refusal, { openAt: Date }>> {
  const reading = readCode(input.code)
  if (!reading.ok) return refuse(`code-${reading.reason}` as const)
  const taken = await takeTry(ctx, reading.code)
  if (!taken.ok) return refuse('locked', { openAt: taken.openAt })
  const account = await findCardByCode(ctx.db, reading.code)
  const matches = await secretMatches(account?.secret_hash, input.pin)
  const expired = account?.secret_expires_at ? account.secret_expires_at <= ctx.now : false
  if (!account || !matches || expired || account.disabled_at) return refuse('wrong')
  return inTransaction(ctx, async ({ tx, audit }) => {
    await deletePinTry(tx, reading.code)
    audit({ action: 'account.sign-in', subjectKind: 'account', subjectId: account.account_id })
    return ok({ accountId: account.account_id, given: account.secret_expires_at !== null })
  })
}
