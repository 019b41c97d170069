import { lockInvitation, updateInvitationRevoked } from '#db/queries/invitation.server.ts'
import { type Context, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { inTransaction } from '../transaction.server.ts'

/** Takes an invitation back before it is used. A second time changes nothing. */
export async function revokeInvitation(
  ctx: Context,
  input: { contestId: string; invitationId: string },
): Promise<Outcome<null, 'not-found' | 'accepted'>> {
  if (!isUuid(input.invitationId)) return refuse('not-found')
  return inTransaction(ctx, async ({ tx, audit }) => {
    const invitation = await lockInvitation(tx, input.invitationId)
    if (invitation?.contest_id !== input.contestId) return refuse('not-found')
    if (invitation.accepted_at) return refuse('accepted')
    if (!invitation.revoked_at) {
      await updateInvitationRevoked(tx, invitation.id, ctx.now)
      audit({ action: 'invitation.revoke', subjectKind: 'invitation', subjectId: invitation.id })
    }
    return ok(null)
  })
}
