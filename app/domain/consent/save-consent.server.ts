import type { Consent } from '../application/application.ts'
import { changeSection, type Saved } from '../application/change-section.server.ts'
import type { ConsentInput } from '../application/input.server.ts'
import { needsOwnAgreement } from '../application/sections.ts'
import { type Context, type Locale, ok, refuse } from '../context.ts'
import { putConsent } from './put-consent.server.ts'
import { consentTextVersion } from './text.ts'

/**
 * Records the consent of the legal representative and, from 14, the child's own agreement: to which version of the
 * text, in which language, by whom, how and when. A consent in force stays as it is while its giver and its text do.
 */
export function saveConsent(
  ctx: Context,
  applicationId: string,
  input: ConsentInput & { locale: Locale },
): Promise<Saved<'text-changed' | 'child'>> {
  return changeSection<'text-changed' | 'child'>(
    ctx,
    applicationId,
    'consent',
    input.version,
    ({ application, consents }) => {
      if (input.textVersion !== consentTextVersion) return refuse('text-changed')
      const own = needsOwnAgreement(application.birthDate, ctx.now)
      if (own && input.childAgrees !== 'yes') return refuse('child')
      const inForce = (kind: Consent['kind'], by: string) =>
        consents.some((one) => one.kind === kind && one.givenBy === by && one.textVersion === consentTextVersion)
      const child = `${application.givenName} ${application.familyName}`.trim()
      const wanted = [
        { kind: 'guardian' as const, by: input.guardianName },
        ...(own ? [{ kind: 'child' as const, by: child }] : []),
      ].filter(({ kind, by }) => !inForce(kind, by))
      return ok({
        same:
          wanted.length === 0 &&
          application.guardianName === input.guardianName &&
          application.guardianRelation === input.guardianRelation,
        change: { guardian_name: input.guardianName, guardian_relation: input.guardianRelation },
        also: async (tx) => {
          for (const { kind, by } of wanted) {
            await putConsent(ctx, tx, {
              applicationId: application.id,
              kind,
              by,
              channel: ctx.viewer.kind === 'applicant' ? 'same-phone' : 'paper',
              locale: input.locale,
              recordedBy: ctx.viewer.kind === 'staff' ? ctx.viewer.accountId : null,
              ...(kind === 'guardian' ? { relation: input.guardianRelation } : {}),
            })
          }
        },
      })
    },
  )
}
