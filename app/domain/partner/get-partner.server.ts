import { listPartnerInvitations } from '#db/queries/invitation.server.ts'
import { countChildrenOfPartner, findPartner, listAccountsOfPartner } from '#db/queries/partner.server.ts'
import { showPhone } from '../application/phone.server.ts'
import { type Context, hasRole } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { invitationState } from '../jury/rules.ts'
import { toPartner } from './partner.ts'
import { decisionsFor } from './rules.ts'

/** One organisation as organisers see it: what it said, who works for it, who was invited. */
export async function getPartner(ctx: Context, partnerId: string) {
  if (!hasRole(ctx.viewer, 'organiser') || !isUuid(partnerId)) return null
  const row = await findPartner(ctx.db, partnerId)
  if (!row) return null
  const [accounts, invitations, children] = await Promise.all([
    listAccountsOfPartner(ctx.db, row.id),
    listPartnerInvitations(ctx.db, row.id),
    countChildrenOfPartner(ctx.db, row.id),
  ])
  const partner = toPartner(row)
  const { phone } = partner.contact
  return {
    partner: { ...partner, contact: { ...partner.contact, phone: phone === '' ? '' : showPhone(phone) } },
    decisions: decisionsFor(partner.state),
    children,
    accounts: accounts.map((account) => ({
      id: account.id,
      name: account.display_name,
      email: account.email ?? '',
      disabled: account.disabled_at !== null,
      since: account.since,
    })),
    invitations: invitations
      .map((one) => ({
        id: one.id,
        email: one.email,
        state: invitationState(one, ctx.now),
        expiresAt: one.expires_at,
      }))
      .filter(({ state }) => state !== 'accepted'),
  }
}
