import { insertInvitation } from '#db/queries/invitation.server.ts'
import { accountOf, type Context, type Locale } from '../context.ts'
import { newInvitationToken } from '../jury/invitation-token.server.ts'
import type { Work } from '../transaction.server.ts'

export const invitationDays = 14

/** Writes one invitation to work for a partner, with its letter; the token exists in the link alone. */
export async function issueInvitation(
  { tx, audit, send }: Work,
  ctx: Context,
  input: { partner: { id: string; name: string }; email: string; locale: Locale; origin: string },
): Promise<void> {
  const { partner, email, locale, origin } = input
  const { token, hash } = newInvitationToken(ctx.random)
  const id = ctx.random.uuid()
  await insertInvitation(tx, {
    id,
    token_hash: hash,
    email,
    role: 'partner',
    contest_id: null,
    partner_id: partner.id,
    locale,
    invited_by: accountOf(ctx.viewer),
    created_at: ctx.now,
    expires_at: new Date(ctx.now.getTime() + invitationDays * 24 * 3600_000),
  })
  send({
    eventKey: `invitation:${id}`,
    channel: 'email',
    recipient: email,
    locale,
    template: 'partner-invitation',
    params: {
      organisation: partner.name,
      link: `${origin}/${locale}/partners/invitation/${token}`,
      days: invitationDays,
    },
  })
  audit({ action: 'invitation.send', subjectKind: 'invitation', subjectId: id, details: { partner: partner.id } })
}
