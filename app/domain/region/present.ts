import type { Locale } from '../context.ts'

/** A region or district as a page shows it. */
export type NamedUnit = { kato: string; name: string }

type Row = { kato: string; name_kk: string; name_ru: string; name_en: string }

const columnOf = { kk: 'name_kk', ru: 'name_ru', en: 'name_en' } as const

export function nameUnit(row: Row, locale: Locale): NamedUnit {
  return { kato: row.kato, name: row[columnOf[locale]] }
}

/** Names in the language of the page and in its alphabetical order. */
export function nameUnits(rows: readonly Row[], locale: Locale): NamedUnit[] {
  const { compare } = new Intl.Collator(locale)
  return rows.map((row) => nameUnit(row, locale)).sort((a, b) => compare(a.name, b.name))
}
