import { readCode } from '#app/core/blinding/code.ts'
import { updateAccountActivated } from '#db/queries/account.server.ts'
import { lockCard, updateCardActivated } from '#db/queries/card.server.ts'
import { deletePinTry } from '#db/queries/pin-try.server.ts'
import { deleteSessionsOfAccount } from '#db/queries/session.server.ts'
import { updatePinCodeTried, updatePinCodeUsed } from '#db/queries/sms.server.ts'
import { type Context, type Locale, type Outcome, ok, refuse } from '../context.ts'
import { hashSecret, secretMatches } from '../identity/secret.server.ts'
import { inTransaction } from '../transaction.server.ts'
import { mostTries } from './sms-code.ts'

/**
 * A new PIN by the code of an SMS. The try is counted before it is checked; a card that does not exist, a code that is
 * over and a wrong one are refused alike. Every session ends.
 */
export async function setPinBySms(
  ctx: Context,
  input: { code: string; smsCode: string; pin: string; locale: Locale },
): Promise<Outcome<{ accountId: string }, 'wrong'>> {
  const reading = readCode(input.code)
  if (!reading.ok) return refuse('wrong')
  const { code } = reading
  const asked = await updatePinCodeTried(ctx.db, code, ctx.now, mostTries)
  const matches = await matchesOne(asked?.hashes ?? [], input.smsCode.replace(/\s/g, ''))
  const accountId = asked?.account_id
  if (!asked || !matches || !accountId) return refuse('wrong')
  const secretHash = await hashSecret(input.pin)
  return inTransaction(ctx, async ({ tx, audit }) => {
    if (!(await updatePinCodeUsed(tx, asked.id, ctx.now))) return refuse('wrong')
    const card = await lockCard(tx, accountId)
    if (card && !card.activated_at && !card.voided_at) await updateCardActivated(tx, accountId, ctx.now)
    await updateAccountActivated(tx, accountId, { secret_hash: secretHash, locale: input.locale })
    await deleteSessionsOfAccount(tx, accountId)
    await deletePinTry(tx, code)
    audit({ action: 'card.recover', subjectKind: 'account', subjectId: accountId, details: { kind: 'sms' } })
    return ok({ accountId })
  })
}

/** At least one comparison, so that an unknown card takes as long as a known one. */
async function matchesOne(hashes: readonly string[], typed: string): Promise<boolean> {
  let found = false
  for (const hash of hashes.length > 0 ? hashes : [null]) found = (await secretMatches(hash, typed)) || found
  return found
}
