import type { Kysely } from 'kysely'
import { type DocumentNode, emptyDocument } from '#app/core/document/document.ts'
import {
  type findContest,
  listContestRegions,
  listContestTexts,
  listCriteria,
  listCriterionLevels,
  listPriorityGroups,
} from '#db/queries/contest.server.ts'
import type { Database } from '#db/schema.ts'
import type { Locale } from '../context.ts'
import type { Contest, ContestTexts, Criterion } from './contest.ts'

type Row = NonNullable<Awaited<ReturnType<typeof findContest>>>
type TextRow = Awaited<ReturnType<typeof listContestTexts>>[number]

/** The texts of one contest by language; a language without a row is empty. */
export function textsOf(rows: readonly TextRow[], contestId: string): Record<Locale, ContestTexts> {
  const one = (locale: Locale): ContestTexts => {
    const row = rows.find((candidate) => candidate.contest_id === contestId && candidate.locale === locale)
    if (!row) return { title: '', task: emptyDocument, instructions: emptyDocument }
    return { title: row.title, task: row.task as DocumentNode, instructions: row.instructions as DocumentNode }
  }
  return { kk: one('kk'), ru: one('ru'), en: one('en') }
}

/** Puts a contest together from its tables, inside or outside a transaction. */
export async function assembleContest(db: Kysely<Database>, row: Row): Promise<Contest> {
  const texts = await listContestTexts(db, [row.id])
  const regions = await listContestRegions(db, row.id)
  const groups = await listPriorityGroups(db, row.id)
  const criteria = await listCriteria(db, row.id)
  const levels = await listCriterionLevels(db, row.id)
  return {
    id: row.id,
    slug: row.slug,
    state: row.state,
    opensAt: row.opens_at,
    closesAt: row.closes_at,
    gradeMin: row.grade_min,
    gradeMax: row.grade_max,
    ageMin: row.age_min,
    ageMax: row.age_max,
    essayLanguages: row.essay_languages as Locale[],
    wordsMin: row.words_min,
    wordsMax: row.words_max,
    reviewsPerEssay: row.reviews_per_essay,
    certificateDays: row.certificate_days,
    version: row.version,
    texts: textsOf(texts, row.id),
    regions: regions.map(({ kato }) => kato),
    groups: groups.map((group) => ({
      key: group.key,
      tier: group.tier,
      names: { kk: group.name_kk, ru: group.name_ru, en: group.name_en },
    })),
    criteria: criteria.map(
      (criterion): Criterion => ({
        id: criterion.id,
        weight: criterion.weight,
        names: { kk: criterion.name_kk, ru: criterion.name_ru, en: criterion.name_en },
        levels: levels
          .filter((level) => level.criterion_id === criterion.id)
          .map((level) => ({
            score: level.score,
            texts: { kk: level.text_kk, ru: level.text_ru, en: level.text_en },
          })),
      }),
    ),
  }
}
