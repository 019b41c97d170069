import type { Transaction } from 'kysely'
import { listCriteriaForReading, listLevelsForReading } from '#db/queries/blind-desk.server.ts'
import { listLevelExamplesForReading } from '#db/queries/blind-training.server.ts'
import type { BlindDatabase } from '#db/schema.ts'
import { inLanguage } from '../contest/present.ts'
import type { Locale } from '../context.ts'

export type TrainingCriterion = {
  id: string
  /** from 1, in the order of the rubric */
  number: number
  name: string
  levels: { score: number; text: string; examples: { language: string; body: string }[] }[]
}

/** The worded rubric with what its levels look like, in the juror's languages. */
export async function readTrainingRubric(
  tx: Transaction<BlindDatabase>,
  seat: { contestId: string; languages: readonly string[] },
  locale: Locale,
): Promise<TrainingCriterion[]> {
  const criteria = await listCriteriaForReading(tx, seat.contestId)
  const levels = await listLevelsForReading(tx, seat.contestId)
  const examples = await listLevelExamplesForReading(tx, seat.contestId)
  return criteria.map(({ id, name_kk, name_ru, name_en }, index) => ({
    id,
    number: index + 1,
    name: inLanguage({ kk: name_kk, ru: name_ru, en: name_en }, locale).text,
    levels: levels
      .filter(({ criterion_id }) => criterion_id === id)
      .map(({ score, text_kk, text_ru, text_en }) => ({
        score,
        text: inLanguage({ kk: text_kk, ru: text_ru, en: text_en }, locale).text,
        examples: examples
          .filter((one) => one.criterion_id === id && one.score === score && seat.languages.includes(one.language))
          .map(({ language, body }) => ({ language, body })),
      })),
  }))
}
