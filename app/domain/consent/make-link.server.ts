import { formatCode } from '#app/core/blinding/code.ts'
import {
  countConsentLinksSince,
  insertConsentLink,
  updateConsentLinksRevoked,
} from '#db/queries/consent-link.server.ts'
import { findContest } from '#db/queries/contest.server.ts'
import { lockReached } from '../application/reached-application.server.ts'
import { keepsDrafts } from '../application/rules.ts'
import { accountOf, type Context, type Locale, type Outcome, ok, refuse } from '../context.ts'
import { inTransaction } from '../transaction.server.ts'
import { newConsentToken } from './link-token.server.ts'
import { consentTextVersion } from './text.ts'

export const linkDays = 7
const day = 24 * 3_600_000
/** More links a day for one child than this are somebody's game with other people's telephones. */
const linksADay = 10

export type LinkInput = {
  /** where to send it; nowhere when it is only shown, to be shared by hand */
  to: { channel: 'email' | 'sms'; address: string } | null
  locale: Locale
  /** scheme and host of the link */
  origin: string
}

export type MadeLink = { url: string; expiresAt: Date }

/**
 * Makes a one-time link with which a legal representative consents on a phone of their own. A link made earlier ends.
 * The token leaves in the link alone: the database keeps its hash, and no address but that of the message.
 */
export async function makeConsentLink(
  ctx: Context,
  applicationId: string,
  { to, locale, origin }: LinkInput,
): Promise<Outcome<MadeLink, 'not-found' | 'closed' | 'names' | 'too-many'>> {
  return inTransaction(
    ctx,
    async ({ tx, audit, send }): Promise<Outcome<MadeLink, 'not-found' | 'closed' | 'names' | 'too-many'>> => {
      const application = await lockReached(ctx, tx, applicationId)
      const contest = application && (await findContest(tx, application.contestId))
      if (!application || !contest) return refuse('not-found')
      if (!keepsDrafts({ state: contest.state, opensAt: contest.opens_at, closesAt: contest.closes_at })) {
        return refuse('closed')
      }
      if (application.givenName === '' || application.familyName === '') return refuse('names')
      const made = await countConsentLinksSince(tx, application.id, new Date(ctx.now.getTime() - day))
      if (made >= linksADay) return refuse('too-many')
      await updateConsentLinksRevoked(tx, application.id, ctx.now)
      const { token, hash } = newConsentToken(ctx.random)
      const id = ctx.random.uuid()
      const expiresAt = new Date(ctx.now.getTime() + linkDays * day)
      await insertConsentLink(tx, {
        id,
        application_id: application.id,
        token_hash: hash,
        text_version: consentTextVersion,
        sent_by: to?.channel ?? 'shown',
        created_by: accountOf(ctx.viewer),
        created_at: ctx.now,
        expires_at: expiresAt,
      })
      const url = `${origin}/${locale}/consent/${token}`
      if (to) {
        send({
          eventKey: `consent-link:${id}`,
          channel: to.channel,
          recipient: to.address,
          locale,
          template: 'consent-link',
          params: {
            code: formatCode(application.code),
            child: `${application.givenName} ${application.familyName}`,
            link: url,
            days: linkDays,
          },
          contestId: contest.id,
        })
      }
      audit({
        action: 'consent-link.make',
        subjectKind: 'application',
        subjectId: application.id,
        details: { link: id, sentBy: to?.channel ?? 'shown' },
      })
      return ok({ url, expiresAt })
    },
  )
}
