import type { Kysely } from 'kysely'
import { listContestTexts } from '#db/queries/contest.server.ts'
import type { Database } from '#db/schema.ts'
import type { Locale } from '../context.ts'

/** The title of a contest in each language, from another one where it has none. */
export async function titlesOf(db: Kysely<Database>, contestId: string, slug: string): Promise<Record<Locale, string>> {
  const byLocale = new Map((await listContestTexts(db, [contestId])).map(({ locale, title }) => [locale, title]))
  const title = (...order: Locale[]) => order.map((locale) => byLocale.get(locale)).find(Boolean) ?? slug
  return { kk: title('kk', 'ru', 'en'), ru: title('ru', 'kk', 'en'), en: title('en', 'kk', 'ru') }
}
