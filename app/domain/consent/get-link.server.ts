import { findNewestConsentLink } from '#db/queries/consent-link.server.ts'
import type { Context } from '../context.ts'
import { type LinkState, linkState } from './link-state.ts'

export type LinkOfApplication = {
  state: LinkState
  sentBy: 'shown' | 'email' | 'sms'
  createdAt: Date
  expiresAt: Date
}

/** The newest link of an application and what became of it. The caller has shown that the viewer may reach it. */
export async function getConsentLink(ctx: Context, applicationId: string): Promise<LinkOfApplication | null> {
  const row = await findNewestConsentLink(ctx.db, applicationId)
  if (!row) return null
  return {
    state: linkState(row, ctx.now),
    sentBy: row.sent_by,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  }
}
