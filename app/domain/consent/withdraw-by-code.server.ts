import { readCode } from '#app/core/blinding/code.ts'
import { findAccount } from '#db/queries/account.server.ts'
import { findApplicationByCode } from '#db/queries/application.server.ts'
import { findWithdrawalHash } from '#db/queries/consent.server.ts'
import { withdrawApplication } from '../application/withdraw-application.server.ts'
import { takeTry } from '../card/take-try.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { secretMatches } from '../identity/secret.server.ts'
import { hashOfWithdrawalCode } from './link-token.server.ts'

export type ByCode = { code: string; secret: string }
export type ByCodeRefusal = 'wrong' | 'locked'

/**
 * Withdraws with the application code and the PIN, or the code that the guardian was given, without signing in.
 * Of an application that is withdrawn already there is nothing left to guard: it is simply confirmed.
 */
export async function withdrawByCode(
  ctx: Context,
  { code, secret }: ByCode,
): Promise<Outcome<{ repeated: boolean }, ByCodeRefusal>> {
  const reading = readCode(code)
  if (!reading.ok) return refuse('wrong')
  const application = await findApplicationByCode(ctx.db, reading.code)
  if (application?.state === 'withdrawn') return ok({ repeated: true })
  const taken = await takeTry(ctx, reading.code)
  if (!taken.ok) return refuse('locked')
  if (!application || !(await opens(ctx, application, secret))) return refuse('wrong')
  const outcome = await withdrawApplication(ctx, application.id, 'guardian')
  return outcome.ok ? outcome : refuse('wrong')
}

async function opens(ctx: Context, application: { id: string; account_id: string }, secret: string): Promise<boolean> {
  const guardians = readCode(secret)
  if (guardians.ok) {
    const stored = await findWithdrawalHash(ctx.db, application.id)
    return stored?.withdrawal_hash === hashOfWithdrawalCode(guardians.code)
  }
  const account = await findAccount(ctx.db, application.account_id)
  return secretMatches(account?.secret_hash, secret)
}

/** Whether a code names an application that is withdrawn: what a repeated request is told. */
export async function isWithdrawnCode(ctx: Context, code: string): Promise<boolean> {
  const reading = readCode(code)
  if (!reading.ok) return false
  return (await findApplicationByCode(ctx.db, reading.code))?.state === 'withdrawn'
}
