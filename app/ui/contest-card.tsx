import { formatDateTime } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Card } from './card.tsx'
import { PhaseTag } from './phase-tag.tsx'

export interface ContestCardProps {
  contest: {
    slug: string
    title: string
    phase: 'soon' | 'open' | 'judging' | 'announced'
    opensAt: Date | null
    closesAt: Date | null
  }
}

/** One contest in a public list, with the date that matters now. */
export function ContestCard({ contest }: ContestCardProps) {
  const { t, locale } = useTranslate()
  const { slug, phase, opensAt, closesAt } = contest
  return (
    <Card title={contest.title} href={`/${locale}/contests/${slug}`} meta={<PhaseTag phase={phase} />}>
      {phase === 'open' && closesAt ? <p>{t('home:until', { at: formatDateTime(locale, closesAt) })}</p> : null}
      {phase === 'soon' && opensAt ? <p>{t('home:begins', { at: formatDateTime(locale, opensAt) })}</p> : null}
      {phase === 'judging' ? <p>{t('home:judgingHint')}</p> : null}
      {phase === 'announced' ? (
        <p>
          <a href={`/${locale}/contests/${slug}/results`}>{t('home:results')}</a>
        </p>
      ) : null}
    </Card>
  )
}
