import { findAccountByEmail } from '#db/queries/account.server.ts'
import { findInvitationByToken } from '#db/queries/invitation.server.ts'
import type { Contest } from '../contest/contest.ts'
import { getContest } from '../contest/get-contest.server.ts'
import { accountOf, type Context } from '../context.ts'
import { hashOfToken } from '../identity/invitation-token.server.ts'
import { invitationState, mayInvite } from './rules.ts'

export type InvitationReading =
  | { state: 'unknown' }
  /** used, revoked, too old, or the contest is over; `mine` when the viewer is who used it */
  | { state: 'gone'; mine: string | null }
  /** `as`: nobody has an account by this e-mail; somebody has; the viewer is that somebody */
  | { state: 'open'; id: string; email: string; contest: Contest; as: 'new' | 'known' | 'self' }

/** What a link of an invitation opens. */
export async function readInvitation(ctx: Context, token: string): Promise<InvitationReading> {
  const invitation = await findInvitationByToken(ctx.db, hashOfToken(token))
  if (!invitation?.contest_id || invitation.role !== 'juror') return { state: 'unknown' }
  const viewer = accountOf(ctx.viewer)
  const contest = await getContest(ctx, invitation.contest_id)
  if (!contest || invitationState(invitation, ctx.now) !== 'pending' || !mayInvite(contest.state)) {
    const mine = viewer !== null && invitation.accepted_by === viewer ? invitation.contest_id : null
    return { state: 'gone', mine }
  }
  const account = await findAccountByEmail(ctx.db, invitation.email)
  return {
    state: 'open',
    id: invitation.id,
    email: invitation.email,
    contest,
    as: account === undefined ? 'new' : account.id === viewer ? 'self' : 'known',
  }
}
