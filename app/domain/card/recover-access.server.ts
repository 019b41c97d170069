import type { Transaction } from 'kysely'
import { codeFromBytes, formatCode } from '#app/core/blinding/code.ts'
import { cleanLine } from '#app/core/essay/clean-text.ts'
import { lockAccountSecret, updateAccountAccess } from '#db/queries/account.server.ts'
import { findApplication } from '#db/queries/application.server.ts'
import { insertRecovery, insertVoidCode, upsertFreshCard } from '#db/queries/card.server.ts'
import { deletePinTry } from '#db/queries/pin-try.server.ts'
import { deleteSessionsOfAccount } from '#db/queries/session.server.ts'
import type { Database } from '#db/schema.ts'
import { mayHandle } from '../application/may-handle.ts'
import { accountOf, type Context, type Locale, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { hashSecret } from '../identity/secret.server.ts'
import { inTransaction } from '../transaction.server.ts'
import { isUniqueViolation } from '../violation.ts'
import { drawPin } from './draw-pin.ts'
import { givenPinFor, type Recognised } from './recovery.ts'

export type RecoveryInput = {
  applicationId: string
  /** `new-pin`: the card stays; `new-card`: the old code opens nothing any more */
  kind: 'new-pin' | 'new-card'
  /** how the child was recognised */
  recognised: Recognised
  /** without personal data */
  note: string
}

export type Recovered = { locale: Locale } & (
  | { kind: 'new-pin'; code: string; pin: string; until: Date }
  | { kind: 'new-card'; code: string }
)

/**
 * Gives a child access anew, after whoever asks for it was recognised: by an organiser, a coordinator of the region or
 * the partner that brought the child, which is checked here. Every session ends, the count of wrong PINs too. What is
 * answered is shown once and kept nowhere.
 */
export async function recoverAccess(ctx: Context, input: RecoveryInput): Promise<Outcome<Recovered, 'not-found'>> {
  if (!isUuid(input.applicationId)) return refuse('not-found')
  const pin = input.kind === 'new-pin' ? drawPin(ctx.random) : null
  const secretHash = pin === null ? null : await hashSecret(pin)
  const until = new Date(ctx.now.getTime() + givenPinFor)
  try {
    return await inTransaction(ctx, async ({ tx, audit }): Promise<Outcome<Recovered, 'not-found'>> => {
      const row = await findApplication(tx, input.applicationId)
      const theirs = row && mayHandle(ctx.viewer, { region: row.region, partnerId: row.partner_id })
      if (!row || !theirs) return refuse('not-found')
      const account = await lockAccountSecret(tx, row.account_id)
      if (!account?.login_code) return refuse('not-found')
      const old = account.login_code
      const code = pin === null ? await replaceCode(ctx, tx, old, row) : old
      await updateAccountAccess(tx, row.account_id, {
        login_code: code,
        secret_hash: secretHash,
        secret_expires_at: pin === null ? null : until,
      })
      await deleteSessionsOfAccount(tx, row.account_id)
      await deletePinTry(tx, old)
      await insertRecovery(tx, {
        id: ctx.random.uuid(),
        account_id: row.account_id,
        kind: input.kind,
        recognised: input.recognised,
        note: cleanLine(input.note).slice(0, 200),
        done_by: accountOf(ctx.viewer),
        done_at: ctx.now,
      })
      audit({
        action: 'card.recover',
        subjectKind: 'application',
        subjectId: row.id,
        details: { kind: input.kind, recognised: input.recognised },
      })
      const locale = account.locale as Locale
      const shown = formatCode(code)
      if (pin === null) return ok({ kind: 'new-card', locale, code: shown })
      return ok({ kind: 'new-pin', locale, code: shown, pin, until })
    })
  } catch (error) {
    // One in millions: the code is somebody else's already.
    if (isUniqueViolation(error, 'account_login_code_unique')) return recoverAccess(ctx, input)
    throw error
  }
}

/** A code of its own for the new card: that of the application may stand in a published list, and is no secret then. */
async function replaceCode(
  ctx: Context,
  tx: Transaction<Database>,
  old: string,
  { account_id, contest_id }: { account_id: string; contest_id: string },
): Promise<string> {
  await insertVoidCode(tx, { code: old, account_id, voided_at: ctx.now })
  await upsertFreshCard(tx, { account_id, contest_id, issued_at: ctx.now })
  return codeFromBytes(ctx.random.bytes(8))
}
