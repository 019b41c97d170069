import { listPartnerInvitations, updateInvitationRevoked } from '#db/queries/invitation.server.ts'
import { listAccountsOfPartner, lockPartner } from '#db/queries/partner.server.ts'
import { type Context, hasRole, type Locale, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { invitationState } from '../jury/rules.ts'
import { inTransaction } from '../transaction.server.ts'
import { issueInvitation } from './issue-invitation.server.ts'

/** Invites one more person to work for an approved partner; an earlier link to the same address ends. */
export async function inviteColleague(
  ctx: Context,
  input: { partnerId: string; email: string; locale: Locale; origin: string },
): Promise<Outcome<null, 'not-found' | 'forbidden' | 'not-now' | 'known'>> {
  if (!hasRole(ctx.viewer, 'organiser')) return refuse('forbidden')
  if (!isUuid(input.partnerId)) return refuse('not-found')
  return inTransaction(ctx, async (work): Promise<Outcome<null, 'not-found' | 'not-now' | 'known'>> => {
    const partner = await lockPartner(work.tx, input.partnerId)
    if (!partner) return refuse('not-found')
    if (partner.state !== 'approved') return refuse('not-now')
    const accounts = await listAccountsOfPartner(work.tx, partner.id)
    if (accounts.some(({ email }) => email === input.email)) return refuse('known')
    for (const earlier of await listPartnerInvitations(work.tx, partner.id)) {
      if (earlier.email === input.email && invitationState(earlier, ctx.now) === 'pending') {
        await updateInvitationRevoked(work.tx, earlier.id, ctx.now)
      }
    }
    await issueInvitation(work, ctx, { ...input, partner })
    return ok(null)
  })
}
