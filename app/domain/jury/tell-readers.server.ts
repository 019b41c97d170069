import { listContestTexts } from '#db/queries/contest.server.ts'
import { listJurorAddresses } from '#db/queries/juror.server.ts'
import { dayOf } from '../application/rules.ts'
import { inLanguage } from '../contest/present.ts'
import type { Context, Locale } from '../context.ts'
import type { Work } from '../transaction.server.ts'

/**
 * A letter to jurors whom the program gave something while they read: at most one a day and contest, however much it
 * was, with nothing in it of why.
 */
export async function tellReaders(
  { tx, send }: Pick<Work, 'tx' | 'send'>,
  ctx: Context,
  contest: { id: string; slug: string },
  jurorIds: readonly string[],
): Promise<void> {
  if (jurorIds.length === 0) return
  const texts = await listContestTexts(tx, [contest.id])
  const title = (language: Locale) => texts.find((text) => text.locale === language)?.title ?? ''
  const titles = { kk: title('kk'), ru: title('ru'), en: title('en') }
  const day = dayOf(ctx.now)
  for (const { id, email, locale } of await listJurorAddresses(tx, jurorIds)) {
    const language = locale as Locale
    send({
      eventKey: `jury-more:${id}:${day}`,
      channel: 'email',
      recipient: email ?? '',
      locale: language,
      template: 'jury-more',
      params: { title: inLanguage(titles, language).text || contest.slug, path: `/jury/${contest.id}` },
      contestId: contest.id,
    })
  }
}
