import type { RunSummary } from '#app/domain/jury/plan-reviews.server.ts'
import { formatList, formatNumber } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locales.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Notification } from '#app/ui/notification.tsx'

type Props = { run: { at: string; automatic: boolean; summary: RunSummary }; missing: number }

/** What came out when essays were given out last: what is missing, why, what would mend it, and how jurors hang together. */
export function LastRun({ run, missing }: Props) {
  const { t, locale } = useTranslate()
  const { summary } = run
  const number = (value: number) => formatNumber(locale, value)
  const named = (language: string) => t(`common:language_${language as Locale}`)
  return (
    <Notification
      tone={missing > 0 || summary.components > 1 ? 'warn' : 'info'}
      title={t(run.automatic ? 'jury:organiser.run.automatic' : 'jury:organiser.run.title', { at: run.at })}
    >
      <p>
        {t('jury:organiser.run.added', { count: summary.added })}{' '}
        {summary.jurors > 0
          ? t('jury:organiser.run.loads', { min: number(summary.loadMin), max: number(summary.loadMax) })
          : null}{' '}
        {summary.pairMax ? t('jury:organiser.design.pairs', { most: number(summary.pairMax) }) : null}
      </p>
      {missing > 0 ? <Shortage summary={summary} /> : null}
      {missing > 0 && summary.missing !== missing ? <p>{t('jury:organiser.run.since', { count: missing })}</p> : null}
      {summary.belowMinimum ? (
        <p>{t('jury:organiser.design.below', { jurors: number(summary.belowMinimum) })}</p>
      ) : null}
      {summary.components > 1 ? <p>{t('jury:organiser.run.components', { count: summary.components })}</p> : null}
      {summary.components === 1 && summary.connectivity ? (
        <p>{t('jury:organiser.design.whole', { strength: formatNumber(locale, rounded(summary.connectivity)) })}</p>
      ) : null}
      {Object.entries(summary.languageComponents ?? {})
        .filter(([, groups]) => groups > 1)
        .map(([language, groups]) => (
          <p key={language}>
            {t('jury:organiser.design.language', { language: named(language), groups: number(groups) })}
          </p>
        ))}
    </Notification>
  )
}

function Shortage({ summary: { bottlenecks, gaps } }: { summary: RunSummary }) {
  const { t, locale } = useTranslate()
  const number = (value: number) => formatNumber(locale, value)
  const named = (language: string) => t(`common:language_${language as Locale}`)
  // Runs of earlier versions know the gaps alone.
  if (!bottlenecks) {
    return (
      <ul>
        {gaps.map((gap) => (
          <li key={`${gap.language} ${gap.kind}`}>
            {named(gap.language)}: {t('jury:organiser.gap.places', { count: gap.places })}{' '}
            {t(`jury:organiser.gap.${gap.kind}`)}
          </li>
        ))}
      </ul>
    )
  }
  return (
    <ul>
      {bottlenecks.map((cut) => (
        <li key={`${cut.kind} ${cut.languages.join()} ${cut.places} ${cut.fullJurors} ${cut.capacity}`}>
          {t('jury:organiser.bottleneck.lead', {
            languages: formatList(locale, cut.languages.map(named)),
            filled: number(cut.filled),
            places: number(cut.places),
          })}{' '}
          {t(`jury:organiser.bottleneck.${cut.kind}`, {
            jurors: number(cut.fullJurors),
            capacity: number(cut.capacity),
          })}{' '}
          {cut.mend.map(({ language, jurors, places }) => (
            <span key={language}>
              {t('jury:organiser.bottleneck.mend', {
                language: named(language),
                jurors: number(jurors),
                places: number(places),
              })}{' '}
            </span>
          ))}
        </li>
      ))}
    </ul>
  )
}

/** Two digits say enough. */
const rounded = (value: number) => Number(value.toPrecision(2))
