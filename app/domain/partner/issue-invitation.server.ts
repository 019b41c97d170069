import type { Context, Locale } from '../context.ts'
import { writeInvitation } from '../identity/write-invitation.server.ts'
import type { Work } from '../transaction.server.ts'

/** Invites somebody to work for a partner. */
export function issueInvitation(
  work: Work,
  ctx: Context,
  input: { partner: { id: string; name: string }; email: string; locale: Locale; origin: string },
): Promise<void> {
  const { partner, email, locale, origin } = input
  return writeInvitation(work, ctx, {
    email,
    locale,
    at: `${origin}/${locale}/partners/invitation`,
    to: { role: 'partner', partnerId: partner.id },
    letter: { template: 'partner-invitation', params: { organisation: partner.name } },
  })
}
