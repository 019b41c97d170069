import type { ContestState } from '../contest/contest.ts'

/** While jurors may still be invited and come in. */
export function mayInvite(state: ContestState): boolean {
  return state === 'draft' || state === 'open' || state === 'closed' || state === 'in-review'
}

/** Essays are given out once nobody can change them, and until the result is decided. */
export function mayAssign(state: ContestState): boolean {
  return state === 'closed' || state === 'in-review'
}

/** Whether jurors may read: from the opening of the review on, afterwards without scoring. */
export function mayRead(state: ContestState): boolean {
  return state !== 'draft' && state !== 'open' && state !== 'closed'
}

/**
 * Whom an organiser sees of a juror. Before any score exists the name; while scores come in only the number; after
 * the decision both.
 */
export function jurorView(state: ContestState): 'name' | 'number' | 'both' {
  if (state === 'in-review') return 'number'
  return mayAssign(state) || mayInvite(state) ? 'name' : 'both'
}

export type InvitationState = 'pending' | 'accepted' | 'revoked' | 'expired'

export function invitationState(
  invitation: { accepted_at: Date | null; revoked_at: Date | null; expires_at: Date },
  now: Date,
): InvitationState {
  if (invitation.accepted_at) return 'accepted'
  if (invitation.revoked_at) return 'revoked'
  return invitation.expires_at <= now ? 'expired' : 'pending'
}

export const recuseReasons = ['know-child', 'know-school', 'language', 'other'] as const
export type RecuseReason = (typeof recuseReasons)[number]

/** Days that a juror's break may last at most. */
export const longestPause = 60

/** Whether a break up to and including `until` covers a day; both are `YYYY-MM-DD`. */
export function isPausedOn(until: string | null, day: string): boolean {
  return until !== null && day <= until
}

/** A juror may hold this many essays unless told otherwise. */
export const usualLoad = 40
export const largestLoad = 500
