import { formatDateTime, formatNumber } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locales.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ButtonLink, ButtonRow } from './button.tsx'
import { Details } from './details.tsx'
import { RichText, type RichTextNode } from './rich-text.tsx'
import { SummaryList } from './summary-list.tsx'

/** A text and the language it is in, which is not the page's where a translation is missing. */
interface LocalText {
  text: string
  locale: Locale
}

export interface ContestFactsProps {
  contest: {
    slug: string
    phase: 'soon' | 'open' | 'judging' | 'announced'
    task: { document: RichTextNode; locale: Locale }
    instructions: { document: RichTextNode; locale: Locale }
    opensAt: Date | null
    closesAt: Date | null
    regions: readonly string[] | null
    grades: readonly [number, number]
    ages: readonly [number, number]
    words: readonly [number, number]
    essayLanguages: readonly Locale[]
    reviews: number
    groups: readonly LocalText[]
    criteria: readonly { name: LocalText; share: number; levels: readonly (LocalText & { score: number })[] }[]
  }
}

/** Everything that a child and a parent want to know before applying; organisers preview it. */
export function ContestFacts({ contest }: ContestFactsProps) {
  const { t, locale } = useTranslate()
  const { phase, slug } = contest
  const action =
    phase === 'open' ? (
      <ButtonLink href={`/${locale}/apply/${slug}`}>{t('home:contest.apply')}</ButtonLink>
    ) : phase === 'announced' ? (
      <ButtonLink href={`/${locale}/contests/${slug}/results`}>{t('home:results')}</ButtonLink>
    ) : null
  const rows = [
    { key: t('home:contest.opens'), value: contest.opensAt ? formatDateTime(locale, contest.opensAt) : '' },
    { key: t('home:contest.closes'), value: contest.closesAt ? formatDateTime(locale, contest.closesAt) : '' },
    {
      key: t('home:contest.regions'),
      value: contest.regions ? contest.regions.join(', ') : t('home:contest.allRegions'),
    },
    { key: t('home:contest.grades'), value: contest.grades.join('–') },
    { key: t('home:contest.ages'), value: contest.ages.join('–') },
    {
      key: t('home:contest.languages'),
      value: contest.essayLanguages.map((language) => t(`common:language_${language}`)).join(', '),
    },
    { key: t('home:contest.words'), value: contest.words.join('–') },
    { key: t('home:contest.groups'), value: contest.groups.map(({ text }) => text).join('; ') },
  ].filter((row) => row.value !== '')
  return (
    <>
      <RichText document={contest.task.document} lang={contest.task.locale} />
      <RichText document={contest.instructions.document} lang={contest.instructions.locale} />
      {action ? <ButtonRow>{action}</ButtonRow> : null}
      <h2>{t('home:contest.conditions')}</h2>
      <SummaryList rows={rows} />
      {contest.criteria.length > 0 ? (
        <>
          <h2>{t('home:contest.rubric')}</h2>
          <p>{t('home:contest.rubricLead', { count: contest.reviews })}</p>
          {contest.criteria.map((criterion) => (
            <Details
              key={criterion.name.text}
              summary={
                <>
                  <span lang={criterion.name.locale}>{criterion.name.text}</span> ·{' '}
                  {formatNumber(locale, Math.round(criterion.share * 100))} %
                </>
              }
            >
              <dl>
                {criterion.levels.map((level) => (
                  <div key={level.score}>
                    <dt>{t('home:contest.points', { count: level.score })}</dt>
                    <dd lang={level.locale}>{level.text}</dd>
                  </div>
                ))}
              </dl>
            </Details>
          ))}
        </>
      ) : null}
    </>
  )
}
