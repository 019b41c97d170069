import { formatDate, formatDateTime, formatDay, formatNumber } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locales.ts'
import type { Translate } from '#app/i18n/translate.server.ts'
import { formatCode } from '#app/ui/format-code.ts'
import type { SummaryRow } from '#app/ui/summary-list.tsx'

export type Facts = {
  code: string
  source: 'self' | 'organiser' | 'import' | 'partner'
  familyName: string
  givenName: string
  patronymic: string
  birthDate: string | null
  school: string
  grade: number | null
  place: string
  village: string
  phone: string
  email: string
  guardianName: string
  guardianRelation: string
  consents: { kind: 'guardian' | 'child'; givenAt: string }[]
  essay: { language: Locale; words: number }
  submittedAt: string | null
}

const relations = ['mother', 'father', 'adoptive', 'guardian', 'foster', 'institution'] as const

/** What was filled in, as questions and answers; what was left empty is not shown. */
export function factRows(t: Translate, locale: Locale, facts: Facts): SummaryRow[] {
  const relation = relations.find((known) => known === facts.guardianRelation)
  const rows: [string, string][] = [
    [t('screening:fact.code'), formatCode(facts.code)],
    [t('screening:fact.name'), [facts.familyName, facts.givenName, facts.patronymic].join(' ').trim()],
    [t('screening:fact.birthDate'), facts.birthDate ? formatDay(locale, facts.birthDate) : ''],
    [t('screening:fact.school'), facts.school],
    [t('screening:fact.grade'), facts.grade === null ? '' : formatNumber(locale, facts.grade)],
    [t('screening:fact.place'), facts.place],
    [t('screening:fact.village'), facts.village],
    [t('screening:fact.phone'), facts.phone],
    [t('screening:fact.email'), facts.email],
    [
      t('screening:fact.guardian'),
      [facts.guardianName, relation ? t(`screening:relation.${relation}`) : ''].filter(Boolean).join(', '),
    ],
    [
      t('screening:fact.consents'),
      facts.consents
        .map(({ kind, givenAt }) => `${t(`screening:consent.${kind}`)}: ${formatDate(locale, new Date(givenAt))}`)
        .join('; '),
    ],
    [
      t('screening:fact.essay'),
      `${t(`common:language_${facts.essay.language}`)}, ${t('screening:list.words', { count: facts.essay.words })}`,
    ],
    [t('screening:fact.sent'), facts.submittedAt ? formatDateTime(locale, new Date(facts.submittedAt)) : ''],
    [t('screening:fact.source'), t(`screening:source.${facts.source}`)],
  ]
  return rows.filter(([, value]) => value !== '').map(([key, value]) => ({ key, value }))
}
