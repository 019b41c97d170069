import type { Transaction } from 'kysely'
import { findOwnJurorship, listContestTitles } from '#db/queries/blind-desk.server.ts'
import type { BlindDatabase } from '#db/schema.ts'
import type { ContestState } from '../contest/contest.ts'
import { inLanguage } from '../contest/present.ts'
import type { Locale } from '../context.ts'
import { isUuid } from '../identifier.ts'

/** The viewer's own seat in a jury, as the juror role sees it. */
export type Seat = {
  jurorId: string
  contestId: string
  slug: string
  state: ContestState
  languages: string[]
  essayLanguages: string[]
  maxLoad: number
  declared: boolean
  /** the last day of a break, `YYYY-MM-DD` */
  pausedUntil: string | null
}

export async function findSeat(tx: Transaction<BlindDatabase>, contestId: string): Promise<Seat | null> {
  const row = isUuid(contestId) ? await findOwnJurorship(tx, contestId) : undefined
  if (!row) return null
  return {
    jurorId: row.id,
    contestId: row.contest_id,
    slug: row.slug,
    state: row.state,
    languages: row.languages,
    essayLanguages: row.essay_languages,
    maxLoad: row.max_load,
    declared: row.declared_at !== null,
    pausedUntil: row.paused_until,
  }
}

/** Titles by contest, in the page's language or the next that has one. */
export async function readTitles(
  tx: Transaction<BlindDatabase>,
  seats: readonly { contestId: string; slug: string }[],
  locale: Locale,
): Promise<Map<string, string>> {
  const rows = await listContestTitles(
    tx,
    seats.map(({ contestId }) => contestId),
  )
  const title = (contestId: string, language: Locale) =>
    rows.find((row) => row.contest_id === contestId && row.locale === language)?.title ?? ''
  return new Map(
    seats.map(({ contestId, slug }) => {
      const texts = { kk: title(contestId, 'kk'), ru: title(contestId, 'ru'), en: title(contestId, 'en') }
      return [contestId, inLanguage(texts, locale).text || slug]
    }),
  )
}
