import { findAccountByEmail } from '#db/queries/account.server.ts'
import { findInvitationByToken } from '#db/queries/invitation.server.ts'
import { findPartner } from '#db/queries/partner.server.ts'
import { accountOf, type Context } from '../context.ts'
import { hashOfToken } from '../identity/invitation-token.server.ts'
import { invitationState } from '../jury/rules.ts'

export type InvitationReading =
  | { state: 'unknown' }
  /** used, revoked, too old, or the partner is not approved any more; `mine` when the viewer is who used it */
  | { state: 'gone'; mine: boolean }
  /** `as`: nobody has an account by this e-mail; somebody has; the viewer is that somebody */
  | {
      state: 'open'
      id: string
      email: string
      partner: { id: string; name: string }
      as: 'new' | 'known' | 'self'
    }

/** What the link of an invitation to work for a partner opens. */
export async function readInvitation(ctx: Context, token: string): Promise<InvitationReading> {
  const invitation = await findInvitationByToken(ctx.db, hashOfToken(token))
  if (!invitation?.partner_id || invitation.role !== 'partner') return { state: 'unknown' }
  const viewer = accountOf(ctx.viewer)
  const partner = await findPartner(ctx.db, invitation.partner_id)
  if (partner?.state !== 'approved' || invitationState(invitation, ctx.now) !== 'pending') {
    return { state: 'gone', mine: viewer !== null && invitation.accepted_by === viewer }
  }
  const account = await findAccountByEmail(ctx.db, invitation.email)
  return {
    state: 'open',
    id: invitation.id,
    email: invitation.email,
    partner: { id: partner.id, name: partner.name },
    as: account === undefined ? 'new' : account.id === viewer ? 'self' : 'known',
  }
}
