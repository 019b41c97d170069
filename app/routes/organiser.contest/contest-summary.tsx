import { formatDateTime, formatList, formatNumber } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'

type Range = readonly [number, number]

type Summary = {
  opensAt: string | null
  closesAt: string | null
  regions: string[]
  grades: Range
  ages: Range
  words: Range
  essayLanguages: ('kk' | 'ru' | 'en')[]
  reviewsPerEssay: number
  groups: number
  criteria: number
}

/** The rules of a contest at a glance, each with a way to change it. */
export function ContestSummary({ base, summary }: { base: string; summary: Summary }) {
  const { t, locale } = useTranslate()
  const at = (time: string | null) => (time ? formatDateTime(locale, new Date(time)) : t('common:notGiven'))
  const range = ([from, to]: Range) => `${formatNumber(locale, from)}–${formatNumber(locale, to)}`
  const row = (key: string, value: string, page: 'rules' | 'groups' | 'rubric') => ({
    key,
    value,
    action: { href: `${base}/edit/${page}`, text: t('common:change'), hidden: key },
  })
  return (
    <SummaryList
      rows={[
        row(t('contest:rules.opensAt'), at(summary.opensAt), 'rules'),
        row(t('contest:rules.closesAt'), at(summary.closesAt), 'rules'),
        row(
          t('contest:rules.regions'),
          summary.regions.length > 0 ? formatList(locale, summary.regions) : t('common:notGiven'),
          'rules',
        ),
        row(t('contest:rules.grades'), range(summary.grades), 'rules'),
        row(t('contest:rules.ages'), range(summary.ages), 'rules'),
        row(
          t('contest:rules.essayLanguages'),
          summary.essayLanguages.map((language) => t(`common:language_${language}`)).join(', '),
          'rules',
        ),
        row(t('contest:rules.words'), range(summary.words), 'rules'),
        row(t('contest:rules.reviewsPerEssay'), formatNumber(locale, summary.reviewsPerEssay), 'rules'),
        row(t('contest:editNav.groups'), formatNumber(locale, summary.groups), 'groups'),
        row(t('contest:overview.criteria'), formatNumber(locale, summary.criteria), 'rubric'),
      ]}
    />
  )
}
