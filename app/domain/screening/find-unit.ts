import { foldForSearch } from '#app/core/blinding/fold.ts'

export type Unit = { kato: string; parent: string | null; name_kk: string; name_ru: string; name_en: string }

const unitWords = new Set(
  ['облысы', 'область', 'обл', 'region', 'ауданы', 'район', 'р н', 'district', 'қаласы', 'город', 'г', 'city']
    .map(foldForSearch)
    .concat('әкімдігі'),
)

const bare = (folded: string) =>
  folded
    .split(' ')
    .filter((word) => !unitWords.has(word))
    .join(' ')

/**
 * The region or district that a cell means: its KATO code, or its name in any of the three languages, with or without
 * «облысы», «район» and the like, typed on any keyboard. Null when nothing or more than one fits.
 */
export function findUnit(units: readonly Unit[], typed: string): Unit | null {
  const code = typed.replace(/\s/g, '')
  if (/^\d{9}$/.test(code)) return units.find((unit) => unit.kato === code) ?? null
  const folded = foldForSearch(typed)
  if (folded === '') return null
  const names = (unit: Unit) => [unit.name_kk, unit.name_ru, unit.name_en].map(foldForSearch)
  const exact = units.filter((unit) => names(unit).includes(folded))
  if (exact.length > 0) return exact.length === 1 ? (exact[0] ?? null) : null
  const near = units.filter((unit) => names(unit).some((name) => bare(name) === bare(folded)))
  return near.length === 1 ? (near[0] ?? null) : null
}
