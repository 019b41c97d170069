import { lockInvitation, updateInvitationAccepted } from '#db/queries/invitation.server.ts'
import { insertAccountPartner, lockPartner } from '#db/queries/partner.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { giveInvitedRole, recogniseInvited } from '../identity/invited-account.server.ts'
import { invitationState } from '../jury/rules.ts'
import { inTransaction } from '../transaction.server.ts'
import { isUniqueViolation } from '../violation.ts'
import { readInvitation } from './read-invitation.server.ts'

type Refusal = 'unknown' | 'gone' | 'wrong' | 'barred' | 'changed'

/**
 * Lets whoever holds the link work for a partner: with a new account and a password of their own, or with the account
 * that has this e-mail after its password (or while signed in with it). The link works once.
 */
export async function acceptInvitation(
  ctx: Context,
  input: { token: string; name?: string; password?: string },
): Promise<Outcome<{ accountId: string }, Refusal>> {
  const reading = await readInvitation(ctx, input.token)
  if (reading.state !== 'open') return refuse(reading.state)
  const recognised = await recogniseInvited(ctx, reading.email, input)
  if (!recognised.ok) return recognised
  try {
    return await inTransaction(ctx, async (work): Promise<Outcome<{ accountId: string }, Refusal>> => {
      const { tx, audit } = work
      const partner = await lockPartner(tx, reading.partner.id)
      const invitation = await lockInvitation(tx, reading.id)
      if (partner?.state !== 'approved' || !invitation) return refuse('gone')
      if (invitationState(invitation, ctx.now) !== 'pending') return refuse('gone')
      const { locale } = invitation
      // Who knows the children of a contest does not score its essays.
      const given = await giveInvitedRole(work, ctx, {
        invited: recognised.value,
        role: 'partner',
        locale,
        barredBy: ['juror'],
      })
      if (!given.ok) return refuse('barred')
      const { accountId } = given.value
      await insertAccountPartner(tx, { account_id: accountId, partner_id: partner.id, since: ctx.now })
      await updateInvitationAccepted(tx, invitation.id, accountId, ctx.now)
      audit({ action: 'invitation.accept', subjectKind: 'invitation', subjectId: invitation.id })
      audit({
        action: 'partner.join',
        subjectKind: 'partner',
        subjectId: partner.id,
        details: { account: accountId },
      })
      return ok({ accountId })
    })
  } catch (error) {
    if (isUniqueViolation(error, 'account_email_unique')) return refuse('changed')
    throw error
  }
}
