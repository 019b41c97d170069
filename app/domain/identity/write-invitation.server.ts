import { insertInvitation } from '#db/queries/invitation.server.ts'
import { accountOf, type Context, type Locale } from '../context.ts'
import type { Work } from '../transaction.server.ts'
import { newInvitationToken } from './invitation-token.server.ts'

const invitationDays = 14

type Invitation = {
  email: string
  locale: Locale
  /** what the link opens: an address without its token */
  at: string
} & (
  | { to: { role: 'juror'; contestId: string }; letter: { template: 'jury-invitation'; params: { title: string } } }
  | {
      to: { role: 'partner'; partnerId: string }
      letter: { template: 'partner-invitation'; params: { organisation: string } }
    }
)

/** Writes one invitation with its letter; the token exists in the link alone. */
export async function writeInvitation({ tx, audit, send }: Work, ctx: Context, invitation: Invitation): Promise<void> {
  const { email, locale, at, to, letter } = invitation
  const { token, hash } = newInvitationToken(ctx.random)
  const id = ctx.random.uuid()
  const contestId = to.role === 'juror' ? to.contestId : null
  const partnerId = to.role === 'partner' ? to.partnerId : null
  await insertInvitation(tx, {
    id,
    token_hash: hash,
    email,
    role: to.role,
    contest_id: contestId,
    partner_id: partnerId,
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
    template: letter.template,
    params: { ...letter.params, link: `${at}/${token}`, days: invitationDays },
    ...(contestId === null ? {} : { contestId }),
  })
  audit({
    action: 'invitation.send',
    subjectKind: 'invitation',
    subjectId: id,
    details: contestId === null ? { partner: partnerId } : { contest: contestId },
  })
}
