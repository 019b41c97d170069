import type { FinishDays } from '#app/domain/monitor/forecast-review.server.ts'
import type { LanguageProgress } from '#app/domain/monitor/get-monitor.server.ts'
import { formatDay, formatNumber } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locales.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Details } from '#app/ui/details.tsx'
import { Notification } from '#app/ui/notification.tsx'
import { Table } from '#app/ui/table.tsx'

type Props = {
  languages: LanguageProgress[]
  plan: { finishBy: string | null }
  forecast: {
    days: { day: string; readings: number }[]
    whole: FinishDays | null
    byLanguage: Record<string, FinishDays | null>
    least: number
  }
}

/** When the reading will be done at the pace of the last days, how sure that is, and how it is computed. */
export function ForecastSection({ languages, plan, forecast }: Props) {
  const { t, locale } = useTranslate()
  const { days, whole, byLanguage, least } = forecast
  const left = languages.reduce((sum, { places, done }) => sum + places - done, 0)
  const readings = days.reduce((sum, day) => sum + day.readings, 0)
  const named = (day: string | null) => (day === null ? t('monitor:forecast.far') : formatDay(locale, day))
  const isLate = plan.finishBy !== null && whole !== null && (whole.middle === null || whole.middle > plan.finishBy)
  return (
    <section>
      <h2>{t('monitor:forecast.title')}</h2>
      {left === 0 ? (
        <p>{t('monitor:forecast.done')}</p>
      ) : whole === null ? (
        <p>{t('monitor:forecast.silent', { least })}</p>
      ) : (
        <>
          <p>
            <strong>{t('monitor:forecast.middle', { day: named(whole.middle) })}</strong>{' '}
            {t('monitor:forecast.band', { early: named(whole.early), late: named(whole.late) })}
          </p>
          {isLate && plan.finishBy ? (
            <Notification tone="warn">
              {t('monitor:forecast.late', { day: formatDay(locale, plan.finishBy) })}
            </Notification>
          ) : null}
          <Table
            caption={t('monitor:forecast.byLanguage')}
            columns={[
              { key: 'language', title: t('jury:organiser.coverage.language') },
              { key: 'left', title: t('monitor:languages.left'), numeric: true },
              { key: 'middle', title: t('monitor:forecast.day') },
              { key: 'band', title: t('monitor:forecast.range') },
            ]}
            rows={languages.map(({ language, places, done }) => {
              const found = byLanguage[language] ?? null
              return {
                key: language,
                cells: {
                  language: t(`common:language_${language as Locale}`),
                  left: formatNumber(locale, places - done),
                  middle: places === done ? t('monitor:forecast.ready') : found ? named(found.middle) : '–',
                  band: found && places > done ? `${named(found.early)} – ${named(found.late)}` : '–',
                },
              }
            })}
          />
          <Details summary={t('monitor:forecast.how')}>
            {t('monitor:forecast.howBody', { days: days.length, readings: formatNumber(locale, readings) })}
          </Details>
        </>
      )}
    </section>
  )
}
