import { cleanLine } from '#app/core/essay/clean-text.ts'
import { lockApplication, updateApplication } from '#db/queries/application.server.ts'
import { updateConsentLinkUsed } from '#db/queries/consent-link.server.ts'
import type { GuardianRelation } from '../application/application.ts'
import { type Context, type Locale, type Outcome, ok, refuse } from '../context.ts'
import { inTransaction } from '../transaction.server.ts'
import { newWithdrawalCode } from './link-token.server.ts'
import { putConsent } from './put-consent.server.ts'
import { readConsentLink } from './read-link.server.ts'
import { consentTextVersion } from './text.ts'

export type LinkAnswer =
  | { answer: 'decline' }
  | { answer: 'agree'; name: string; relation: GuardianRelation; textVersion: string; locale: Locale }

export type Answered = {
  /** with which the guardian may withdraw later; shown once */
  withdrawalCode: string | null
  applicationCode: string
}

/**
 * Uses a link up: the guardian's consent with name, relation, text version and time, or a refusal. `gone`: the link
 * was used, revoked, has expired, or the contest takes no applications any more.
 */
export async function answerConsentLink(
  ctx: Context,
  token: string,
  input: LinkAnswer,
): Promise<Outcome<Answered, 'unknown' | 'gone' | 'text-changed'>> {
  const first = await readConsentLink(ctx, token, 'kk')
  if (first.state === 'unknown') return refuse('unknown')
  if (first.state !== 'open') return refuse('gone')
  return inTransaction(ctx, async ({ tx, audit }): Promise<Outcome<Answered, 'unknown' | 'gone' | 'text-changed'>> => {
    const row = await lockApplication(tx, first.applicationId)
    // Read again under the lock: of two taps on the same link one comes second.
    const reading = await readConsentLink({ ...ctx, db: tx }, token, 'kk')
    if (!row || reading.state === 'unknown') return refuse('unknown')
    if (reading.state !== 'open') return refuse('gone')
    if (input.answer === 'decline') {
      await updateConsentLinkUsed(tx, reading.linkId, 'declined', ctx.now)
      audit({ action: 'consent.decline', subjectKind: 'application', subjectId: row.id, details: { channel: 'link' } })
      return ok({ withdrawalCode: null, applicationCode: row.code })
    }
    if (input.textVersion !== consentTextVersion) return refuse('text-changed')
    const name = cleanLine(input.name)
    const { code, hash } = newWithdrawalCode(ctx.random)
    await putConsent(ctx, tx, {
      applicationId: row.id,
      kind: 'guardian',
      by: name,
      channel: 'link',
      locale: input.locale,
      relation: input.relation,
      withdrawalHash: hash,
    })
    await updateConsentLinkUsed(tx, reading.linkId, 'agreed', ctx.now)
    await updateApplication(tx, row.id, {
      guardian_name: name,
      guardian_relation: input.relation,
      updated_at: ctx.now,
      ...(row.ineligible_reason === 'no-consent'
        ? { eligibility: 'pending', ineligible_reason: null, screened_by: null, screened_at: null }
        : {}),
    })
    audit({
      action: 'consent.give',
      subjectKind: 'application',
      subjectId: row.id,
      details: { kind: 'guardian', channel: 'link', textVersion: consentTextVersion },
    })
    return ok({ withdrawalCode: code, applicationCode: row.code })
  })
}
