import { listContestTexts } from '#db/queries/contest.server.ts'
import { inLanguage } from '../contest/present.ts'
import type { Context, Locale } from '../context.ts'
import { writeInvitation } from '../identity/write-invitation.server.ts'
import type { Work } from '../transaction.server.ts'

/** Invites somebody to a contest's jury. */
export async function issueInvitation(
  work: Work,
  ctx: Context,
  input: { contest: { id: string; slug: string }; email: string; locale: Locale; origin: string },
): Promise<void> {
  const { contest, email, locale, origin } = input
  const texts = await listContestTexts(work.tx, [contest.id])
  const title = (language: Locale) => texts.find((text) => text.locale === language)?.title ?? ''
  const titles = { kk: title('kk'), ru: title('ru'), en: title('en') }
  await writeInvitation(work, ctx, {
    email,
    locale,
    at: `${origin}/${locale}/invitation`,
    to: { role: 'juror', contestId: contest.id },
    letter: { template: 'jury-invitation', params: { title: inLanguage(titles, locale).text || contest.slug } },
  })
}
