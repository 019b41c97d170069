/** What became of a link. */
export type LinkState = 'open' | 'agreed' | 'declined' | 'expired' | 'revoked'

type Link = {
  expires_at: Date
  revoked_at: Date | null
  outcome: 'agreed' | 'declined' | null
}

export function linkState(link: Link, now: Date): LinkState {
  if (link.outcome) return link.outcome
  if (link.revoked_at) return 'revoked'
  return link.expires_at <= now ? 'expired' : 'open'
}
