import type { Kysely } from 'kysely'
import { type FinishForecast, forecastFinish, leastDays } from '#app/core/forecast/forecast-finish.ts'
import { createRandom } from '#app/core/numeric/random.ts'
import { findFirstReading, listReadingsPerDay } from '#db/queries/monitor.server.ts'
import type { Database } from '#db/schema.ts'
import { dayOf } from '../application/rules.ts'
import { addDays, daysBetween } from './standing.ts'

/** Full days before today that the pace is taken from. */
export const paceDays = 14

export type FinishDays = { early: string | null; middle: string | null; late: string | null }

export type ReviewForecast = {
  /** the full days looked at, oldest first, with the readings of each */
  days: { day: string; readings: number }[]
  /** null: too little to go by */
  whole: FinishDays | null
  byLanguage: Map<string, FinishDays | null>
  least: number
}

/** When the readings that are left will be done at the pace of the last days; the same day always says the same. */
export async function forecastReview(
  db: Kysely<Database>,
  contestId: string,
  left: ReadonlyMap<string, number>,
  now: Date,
): Promise<ReviewForecast> {
  const today = dayOf(now)
  const first = await findFirstReading(db, contestId)
  const begun = first ? Math.max(0, daysBetween(dayOf(first), today)) : 0
  const length = Math.min(paceDays, begun)
  const from = addDays(today, -length)
  const rows = length > 0 ? await listReadingsPerDay(db, contestId, new Date(`${from}T00:00:00+05:00`)) : []
  const days = Array.from({ length }, (_, index) => addDays(from, index))
  const seriesOf = (language: string | null) =>
    days.map((day) =>
      rows
        .filter((row) => row.day === day && (language === null || row.language === language))
        .reduce((sum, { readings }) => sum + readings, 0),
    )
  const finishOf = (language: string | null, rest: number): FinishDays | null => {
    const seed = `forecast/${contestId}/${today}/${language ?? ''}`
    const found = forecastFinish(seriesOf(language), rest, createRandom(seed))
    return found && inDays(found, today)
  }
  const whole = seriesOf(null)
  return {
    days: days.map((day, index) => ({ day, readings: whole[index] ?? 0 })),
    whole: finishOf(
      null,
      [...left.values()].reduce((sum, rest) => sum + rest, 0),
    ),
    byLanguage: new Map([...left].map(([language, rest]) => [language, finishOf(language, rest)])),
    least: leastDays,
  }
}

function inDays({ early, middle, late }: FinishForecast, today: string): FinishDays {
  const at = (days: number | null) => (days === null ? null : addDays(today, days))
  return { early: at(early), middle: at(middle), late: at(late) }
}
