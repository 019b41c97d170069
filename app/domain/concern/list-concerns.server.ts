import { listContestsWithConcerns, listConcerns as listRows } from '#db/queries/concern.server.ts'
import { listContestTexts } from '#db/queries/contest.server.ts'
import { inLanguage } from '../contest/present.ts'
import type { Context, Locale } from '../context.ts'
import { isContact } from './contacts.server.ts'

export type ConcernSummary = { id: string; contest: string; language: string; raisedAt: Date; open: boolean }

/** The concerns that the viewer is a contact for, open ones first. */
export async function listConcerns(ctx: Context, locale: Locale): Promise<ConcernSummary[]> {
  const reached: string[] = []
  for (const contestId of await listContestsWithConcerns(ctx.db))
    if (await isContact(ctx.db, ctx.viewer, contestId)) reached.push(contestId)
  const rows = await listRows(ctx.db, reached)
  const titles = await titlesOf(ctx, reached, locale)
  return rows.map((row) => ({
    id: row.id,
    contest: titles.get(row.contest_id) || row.slug,
    language: row.language,
    raisedAt: row.created_at,
    open: row.state === 'open',
  }))
}

/** Titles by contest, in the page's language or the next that has one. */
export async function titlesOf(
  ctx: Context,
  contestIds: readonly string[],
  locale: Locale,
): Promise<Map<string, string>> {
  if (contestIds.length === 0) return new Map()
  const texts = await listContestTexts(ctx.db, [...contestIds])
  const title = (id: string, language: Locale) =>
    texts.find((text) => text.contest_id === id && text.locale === language)?.title ?? ''
  return new Map(
    contestIds.map((id) => [
      id,
      inLanguage({ kk: title(id, 'kk'), ru: title(id, 'ru'), en: title(id, 'en') }, locale).text,
    ]),
  )
}
