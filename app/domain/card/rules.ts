import type { ContestState } from '../contest/contest.ts'
import { hasRole, type Viewer } from '../context.ts'

export const mostCards = 500

/** Cards can be printed before the contest opens; once it is closed a card would open nothing. */
export function mayIssue(state: ContestState): boolean {
  return state === 'draft' || state === 'open'
}

/** The approved partners that a viewer works for. */
export function partnersOf(viewer: Viewer): readonly string[] {
  return viewer.kind === 'staff' && hasRole(viewer, 'partner') ? viewer.partnerIds : []
}

/** Organisers work with every batch, a partner with its own. */
export function mayHandleBatch(viewer: Viewer, partnerId: string | null): boolean {
  if (viewer.kind === 'system' || hasRole(viewer, 'organiser')) return true
  return partnerId !== null && partnersOf(viewer).includes(partnerId)
}

export type CardState = 'fresh' | 'active' | 'void'

export function cardState(card: { activated_at: Date | null; voided_at: Date | null }): CardState {
  if (card.voided_at) return 'void'
  return card.activated_at ? 'active' : 'fresh'
}

/**
 * Whether the code alone opens an account: its card was printed and nobody has used it. Once the code stands in a
 * published list it is no secret any more, and only a new card leads in.
 */
export function isFresh(card: {
  kind: string
  secret_hash: string | null
  disabled_at: Date | null
  contest_id: string | null
  activated_at: Date | null
  voided_at: Date | null
  /** its code has been announced with a result */
  published: unknown
}): boolean {
  const { kind, secret_hash, disabled_at, contest_id, published } = card
  if (kind !== 'applicant' || secret_hash || disabled_at || contest_id === null || published) return false
  return cardState(card) === 'fresh'
}
