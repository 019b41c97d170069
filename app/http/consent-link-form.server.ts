import { data } from '@remix-run/node'
import { linkInput } from '#app/domain/consent/input.server.ts'
import { makeConsentLink } from '#app/domain/consent/make-link.server.ts'
import { revokeConsentLink } from '#app/domain/consent/revoke-link.server.ts'
import { notFound, redirectWithNotice } from './answer.server.ts'
import type { RequestContext } from './context.server.ts'
import { invalid, parseForm, refused } from './form.server.ts'
import { conflict } from './own-application.server.ts'
import { qrOf } from './qr.server.ts'

/** Makes or revokes the link to a guardian's phone. What was made is shown once: no address leads to it again. */
export async function makeLinkFromForm(ctx: RequestContext, request: Request, applicationId: string, back: string) {
  const form = await request.formData()
  if (form.get('intent') === 'revoke') {
    const revoked = await revokeConsentLink(ctx.domain, applicationId)
    return revoked.ok ? redirectWithNotice(back, 'saved') : notFound()
  }
  const parsed = parseForm(linkInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const origin = ctx.services.env.publicOrigin ?? new URL(request.url).origin
  const made = await makeConsentLink(ctx.domain, applicationId, { ...parsed.value, locale: ctx.locale, origin })
  if (made.ok) {
    const { url, expiresAt } = made.value
    return data({ made: { url, expiresAt, qr: qrOf(url), sent: parsed.value.to?.address ?? null } })
  }
  if (made.reason === 'not-found') return notFound()
  if (made.reason === 'closed') return conflict(form, 'application:error.closed')
  return refused(form, '', made.reason === 'names' ? 'application:problem.names' : 'consent:error.tooManyLinks')
}
