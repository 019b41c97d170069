import type { SectionName } from '#app/domain/application/sections.ts'
import type { Locale } from '#app/i18n/locales.ts'
import type { Translate } from '#app/i18n/translate.server.ts'
import { type ApplicationView, rowsOf } from '#app/ui/application-rows.tsx'
import type { SummaryRow } from '#app/ui/summary-list.tsx'

/** The answers of a section for somebody other than the child: the questions that address it are named instead. */
export function answersOf(section: SectionName, view: ApplicationView, t: Translate, locale: Locale): SummaryRow[] {
  const rows = rowsOf(section, view, t, locale)
  if (section === 'groups') return rows.map((row) => ({ ...row, key: t('partner:section.groups') }))
  if (section !== 'consent') return rows
  return rows.map((row, at) => (at === 1 ? { ...row, key: t('partner:relation') } : row))
}
