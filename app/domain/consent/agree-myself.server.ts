import { lockApplication, updateApplication } from '#db/queries/application.server.ts'
import { toApplication } from '../application/application.ts'
import { loadDossier } from '../application/load-dossier.server.ts'
import { isTheirs, mayEdit } from '../application/rules.ts'
import { needsOwnAgreement } from '../application/sections.ts'
import { type Context, type Locale, type Outcome, ok, refuse } from '../context.ts'
import { inTransaction } from '../transaction.server.ts'
import { putConsent } from './put-consent.server.ts'
import { consentTextVersion } from './text.ts'

/** Records the agreement of a child of 14 or more, however the guardian consents. Agreeing twice is agreeing once. */
export async function agreeMyself(
  ctx: Context,
  applicationId: string,
  input: { textVersion: string; locale: Locale },
): Promise<Outcome<null, 'not-found' | 'closed' | 'names' | 'text-changed'>> {
  return inTransaction(
    ctx,
    async ({ tx, audit }): Promise<Outcome<null, 'not-found' | 'closed' | 'names' | 'text-changed'>> => {
      const row = await lockApplication(tx, applicationId)
      if (!row || row.state === 'withdrawn' || ctx.viewer.kind !== 'applicant') return refuse('not-found')
      if (!isTheirs(ctx.viewer, toApplication(row))) return refuse('not-found')
      const { application, contest, consents } = await loadDossier(tx, row, ctx.now)
      if (!mayEdit(ctx.viewer, application, contest, ctx.now)) return refuse('closed')
      if (input.textVersion !== consentTextVersion) return refuse('text-changed')
      const by = `${application.givenName} ${application.familyName}`.trim()
      if (by === '') return refuse('names')
      if (!needsOwnAgreement(application.birthDate, ctx.now)) return ok(null)
      if (
        consents.some((one) => one.kind === 'child' && one.textVersion === consentTextVersion && one.givenBy === by)
      ) {
        return ok(null)
      }
      await putConsent(ctx, tx, { applicationId, kind: 'child', by, channel: 'same-phone', locale: input.locale })
      await updateApplication(tx, applicationId, { updated_at: ctx.now })
      audit({
        action: 'consent.give',
        subjectKind: 'application',
        subjectId: applicationId,
        details: { kind: 'child', channel: 'same-phone', textVersion: consentTextVersion },
      })
      return ok(null)
    },
  )
}
