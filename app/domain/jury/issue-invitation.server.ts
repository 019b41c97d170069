import { listContestTexts } from '#db/queries/contest.server.ts'
import { insertInvitation } from '#db/queries/invitation.server.ts'
import { inLanguage } from '../contest/present.ts'
import { accountOf, type Context, type Locale } from '../context.ts'
import type { Work } from '../transaction.server.ts'
import { newInvitationToken } from './invitation-token.server.ts'

export const invitationDays = 14

/** Writes one invitation with its message; the token exists in the link alone. */
export async function issueInvitation(
  { tx, audit, send }: Work,
  ctx: Context,
  input: { contest: { id: string; slug: string }; email: string; locale: Locale; origin: string },
): Promise<void> {
  const { contest, email, locale, origin } = input
  const { token, hash } = newInvitationToken(ctx.random)
  const id = ctx.random.uuid()
  await insertInvitation(tx, {
    id,
    token_hash: hash,
    email,
    role: 'juror',
    contest_id: contest.id,
    locale,
    invited_by: accountOf(ctx.viewer),
    created_at: ctx.now,
    expires_at: new Date(ctx.now.getTime() + invitationDays * 24 * 3600_000),
  })
  const texts = await listContestTexts(tx, [contest.id])
  const title = (language: Locale) => texts.find((text) => text.locale === language)?.title ?? ''
  send({
    eventKey: `invitation:${id}`,
    channel: 'email',
    recipient: email,
    locale,
    template: 'jury-invitation',
    params: {
      title: inLanguage({ kk: title('kk'), ru: title('ru'), en: title('en') }, locale).text || contest.slug,
      link: `${origin}/${locale}/invitation/${token}`,
      days: invitationDays,
    },
    contestId: contest.id,
  })
  audit({ action: 'invitation.send', subjectKind: 'invitation', subjectId: id, details: { contest: contest.id } })
}
