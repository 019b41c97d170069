import { lockContest } from '#db/queries/contest.server.ts'
import { lockInvitation, updateInvitationRevoked } from '#db/queries/invitation.server.ts'
import { type Context, type Locale, type Outcome, ok, refuse } from '../context.ts'
import { isUuid } from '../identifier.ts'
import { inTransaction } from '../transaction.server.ts'
import { issueInvitation } from './issue-invitation.server.ts'
import { mayInvite } from './rules.ts'

/** Sends a new link for 14 days more; the old one ends, since only its hash is known. */
export async function resendInvitation(
  ctx: Context,
  input: { contestId: string; invitationId: string; origin: string },
): Promise<Outcome<null, 'not-found' | 'not-now'>> {
  if (!isUuid(input.contestId) || !isUuid(input.invitationId)) return refuse('not-found')
  return inTransaction(ctx, async (work) => {
    const contest = await lockContest(work.tx, input.contestId)
    const old = await lockInvitation(work.tx, input.invitationId)
    if (!contest || old?.contest_id !== contest.id) return refuse('not-found')
    if (!mayInvite(contest.state) || old.accepted_at || old.revoked_at) return refuse('not-now')
    await updateInvitationRevoked(work.tx, old.id, ctx.now)
    const locale = old.locale as Locale
    await issueInvitation(work, ctx, { contest, email: old.email, locale, origin: input.origin })
    return ok(null)
  })
}
