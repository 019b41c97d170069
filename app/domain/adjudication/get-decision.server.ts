import {
  listAdjudicatedReadings,
  listOwnAdjudicationScores,
  listOwnAdjudications,
} from '#db/queries/blind-adjudication.server.ts'
import { listCriteriaForReading, listLevelsForReading } from '#db/queries/blind-desk.server.ts'
import { inLanguage } from '../contest/present.ts'
import { type Context, type Locale, type Outcome, ok, refuse } from '../context.ts'
import { findSeat, readTitles } from '../jury/desk.server.ts'
import { mayRead } from '../jury/rules.ts'
import { inBlindTransaction } from '../transaction.server.ts'

export type Decision = {
  title: string
  code: string
  language: string
  text: string
  scoring: boolean
  decided: boolean
  version: number
  reason: string
  /** the letters of the readings in their drawn order */
  readers: string[]
  criteria: {
    number: number
    name: string
    levels: { score: number; text: string }[]
    /** one per letter */
    readings: (number | null)[]
    /** the adjudicator's own */
    score: number | null
  }[]
}

/** One essay to decide: its anonymous text and the scores of its readings side by side, under letters. */
export async function getDecision(
  ctx: Context,
  input: { contestId: string; code: string; locale: Locale },
): Promise<Outcome<Decision, 'not-found' | 'paused'>> {
  return inBlindTransaction(ctx, async ({ tx }) => {
    const seat = await findSeat(tx, input.contestId)
    if (!seat?.declared || !mayRead(seat.state)) return refuse('not-found')
    const row = (await listOwnAdjudications(tx, seat.jurorId)).find(({ code }) => code === input.code)
    if (!row) return refuse('not-found')
    if (row.body === null || row.language === null) return refuse('paused')
    const criteria = await listCriteriaForReading(tx, seat.contestId)
    const levels = await listLevelsForReading(tx, seat.contestId)
    const readings = await listAdjudicatedReadings(tx, row.id)
    const own = await listOwnAdjudicationScores(tx, row.id)
    const titles = await readTitles(tx, [seat], input.locale)
    const labels = [...new Set(readings.map(({ label }) => label))].sort((a, b) => a - b)
    return ok({
      title: titles.get(seat.contestId) ?? seat.slug,
      code: row.code,
      language: row.language,
      text: row.body,
      scoring: seat.state === 'in-review',
      decided: row.state === 'done',
      version: row.version,
      reason: row.reason,
      readers: labels.map((_, at) => String.fromCodePoint(65 + at)),
      criteria: criteria.map((criterion, index) => ({
        number: index + 1,
        name: inLanguage({ kk: criterion.name_kk, ru: criterion.name_ru, en: criterion.name_en }, input.locale).text,
        levels: levels
          .filter(({ criterion_id }) => criterion_id === criterion.id)
          .map((level) => ({
            score: level.score,
            text: inLanguage({ kk: level.text_kk, ru: level.text_ru, en: level.text_en }, input.locale).text,
          })),
        readings: labels.map(
          (label) => readings.find((one) => one.label === label && one.criterion_id === criterion.id)?.score ?? null,
        ),
        score: own.find(({ criterion_id }) => criterion_id === criterion.id)?.score ?? null,
      })),
    })
  })
}
