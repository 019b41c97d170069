import { formatDate, formatNumber } from '#app/i18n/format.ts'
import { type ReasonParts, reasonSentences } from '#app/i18n/reason-text.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Details } from './details.tsx'
import { Notification } from './notification.tsx'
import { PlainText } from './plain-text.tsx'
import { SummaryList } from './summary-list.tsx'

type Names = { kk: string; ru: string; en: string }

export interface ResultPanelProps {
  result: {
    outcome: 'recipient' | 'waiting' | 'not-considered'
    publishedAt: Date | string | null
    region: Names
    reason: ReasonParts
    /** the node that the reason names; null: the whole country */
    place: Names | null
    score: number | null
    criteria: readonly { names: Names; mean: number; min: number; max: number; level: Names | null }[]
    /** From jurors to the child. */
    comments: readonly string[]
  }
  /** Why screening found the application not eligible, in the page's language. */
  ineligible?: string | undefined
  /** The public list. */
  publicHref?: string | undefined
}

/** What was decided on the family's own application, why, and what comes next; kind to those who were not chosen. */
export function ResultPanel({ result, ineligible, publicHref }: ResultPanelProps) {
  const { t, locale } = useTranslate()
  const { outcome, reason } = result
  const sentences = [
    ...reasonSentences(t, reason, { region: result.region[locale], place: result.place?.[locale] ?? '' }),
    ...(ineligible ? [ineligible] : []),
  ]
  return (
    <section aria-labelledby="result-title">
      <h2 id="result-title">{t('announcement:result.title')}</h2>
      <Notification
        tone={outcome === 'recipient' ? 'done' : 'info'}
        title={t(`announcement:result.headline.${outcome}`)}
      >
        <p>{t(`announcement:result.kind.${outcome}`)}</p>
      </Notification>
      <h3>{t('announcement:result.why')}</h3>
      <p>{sentences.join(' ')}</p>
      <Details summary={t('announcement:result.standing')}>
        <Standing result={result} />
        <p>{t('announcement:result.how')}</p>
      </Details>
      <Comments comments={result.comments} />
      <h3>{t('announcement:result.next')}</h3>
      <p>{t(`announcement:result.nextText.${outcome}`)}</p>
      {publicHref ? (
        <p>
          <a href={publicHref}>{t('announcement:result.public')}</a>
        </p>
      ) : null}
      {result.publishedAt ? (
        <p className="hint">
          {t('announcement:public.published', { date: formatDate(locale, new Date(result.publishedAt)) })}
        </p>
      ) : null}
    </section>
  )
}

function Comments({ comments }: { comments: readonly string[] }) {
  const { t } = useTranslate()
  if (comments.length === 0) return null
  return (
    <>
      <h3>{t('comment:child')}</h3>
      {comments.map((comment, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, on the server
        <blockquote key={index} lang="">
          <PlainText text={comment} />
        </blockquote>
      ))}
      <p className="hint">{t('comment:childHint')}</p>
    </>
  )
}

function Standing({ result: { reason, score, criteria } }: Pick<ResultPanelProps, 'result'>) {
  const { t, locale } = useTranslate()
  const { rank, considered } = reason
  if (score === null || rank === undefined || considered === undefined) return null
  return (
    <>
      <SummaryList
        rows={[
          { key: t('announcement:result.points'), value: formatNumber(locale, score) },
          { key: t('announcement:result.rank'), value: t('announcement:result.rankText', { rank, considered }) },
          ...criteria.map(({ names, mean, min, max, level }) => ({
            key: names[locale] || names.kk,
            value: (
              <>
                {level ? <>{level[locale] || level.kk} </> : null}
                <span className="hint">
                  {t('announcement:result.criterion', { mean: formatNumber(locale, mean), min, max })}
                </span>
              </>
            ),
          })),
        ]}
      />
      {criteria.length > 0 ? <p className="hint">{t('announcement:result.criteriaHint')}</p> : null}
      <p>
        <a href={`/${locale}/how-scores-are-compared`}>{t('fairness:link')}</a>
      </p>
    </>
  )
}
