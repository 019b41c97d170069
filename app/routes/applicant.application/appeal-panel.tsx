import { formatDate, formatDay } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { PlainText } from '#app/ui/plain-text.tsx'

type Asked = { fact: 'group' | 'place' | 'household' | 'other'; state: 'open' | 'corrected' | 'confirmed' }
type Props = {
  appeal: { until: string | null; asked: readonly (Asked & { answer: string; askedAt: Date | string })[] }
}

/** What the family asked to have checked and what was found; the way to ask, as long as there is time. */
export function AppealPanel({ appeal: { until, asked } }: Props) {
  const { t, locale } = useTranslate()
  if (until === null && asked.length === 0) return null
  return (
    <section>
      <h3>{t('lists:appeal.title')}</h3>
      {asked.map(({ fact, state, answer, askedAt }) => (
        <div key={String(askedAt)}>
          <p>
            {formatDate(locale, new Date(askedAt))} · {t(`lists:appeal.fact.${fact}`)}:{' '}
            <strong>{t(`lists:appeal.state.${state}`)}</strong>
          </p>
          {answer ? (
            <blockquote lang="">
              <PlainText text={answer} />
            </blockquote>
          ) : null}
        </div>
      ))}
      {until ? (
        <p>
          <a href={`/${locale}/application/appeal`}>{t('lists:appeal.link', { until: formatDay(locale, until) })}</a>
        </p>
      ) : null}
    </section>
  )
}
