import { findApplication } from '#db/queries/application.server.ts'
import { findConsentLinkByHash } from '#db/queries/consent-link.server.ts'
import { findContest, listContestTexts } from '#db/queries/contest.server.ts'
import { keepsDrafts } from '../application/rules.ts'
import { textsOf } from '../contest/assemble-contest.server.ts'
import { contestTitle } from '../contest/present.ts'
import type { Context, Locale } from '../context.ts'
import { linkState } from './link-state.ts'
import { hashOfConsentToken } from './link-token.server.ts'

/** What whoever holds the link is shown: for which child and which contest consent is asked, nothing more. */
export type LinkReading =
  | { state: 'unknown' }
  | { state: 'used' | 'expired' | 'revoked' | 'closed' }
  | {
      state: 'open'
      linkId: string
      applicationId: string
      /** names of the child, for the one who is asked */
      child: string
      contest: string
      expiresAt: Date
    }

/** Reads a link without using it up: previews of messengers open links too. */
export async function readConsentLink(ctx: Context, token: string, locale: Locale): Promise<LinkReading> {
  if (!/^[\w-]{22}$/.test(token)) return { state: 'unknown' }
  const link = await findConsentLinkByHash(ctx.db, hashOfConsentToken(token))
  const application = link && (await findApplication(ctx.db, link.application_id))
  const contest = application && (await findContest(ctx.db, application.contest_id))
  if (!link || !application || !contest || application.state === 'withdrawn') return { state: 'unknown' }
  const state = linkState(link, ctx.now)
  if (state === 'agreed' || state === 'declined') return { state: 'used' }
  if (state !== 'open') return { state }
  if (!keepsDrafts({ state: contest.state, opensAt: contest.opens_at, closesAt: contest.closes_at })) {
    return { state: 'closed' }
  }
  const texts = textsOf(await listContestTexts(ctx.db, [contest.id]), contest.id)
  return {
    state,
    linkId: link.id,
    applicationId: application.id,
    child: `${application.given_name} ${application.family_name}`.trim(),
    contest: contestTitle({ slug: contest.slug, texts }, locale),
    expiresAt: link.expires_at,
  }
}
