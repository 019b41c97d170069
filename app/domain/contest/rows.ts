import type { Criterion, PriorityGroup } from './contest.ts'

export function groupRow(group: PriorityGroup, index: number) {
  return {
    key: group.key,
    tier: group.tier,
    position: index + 1,
    name_kk: group.names.kk,
    name_ru: group.names.ru,
    name_en: group.names.en,
  }
}

/** Criteria and their levels as the two tables hold them; the order of the list is the position. */
export function rubricRows(criteria: readonly Criterion[]) {
  return {
    rows: criteria.map((criterion, index) => ({
      id: criterion.id,
      position: index + 1,
      weight: criterion.weight,
      name_kk: criterion.names.kk,
      name_ru: criterion.names.ru,
      name_en: criterion.names.en,
    })),
    levels: criteria.flatMap((criterion) =>
      criterion.levels.map((level) => ({
        criterion_id: criterion.id,
        score: level.score,
        text_kk: level.texts.kk,
        text_ru: level.texts.ru,
        text_en: level.texts.en,
      })),
    ),
  }
}
