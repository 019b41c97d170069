import { formatNumber } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ProgressRing } from './progress-ring.tsx'

export interface ReadingProgressProps {
  done: number
  total: number
  minutesLeft: number
}

/** How far a juror has come, and how long what is left will take about. */
export function ReadingProgress({ done, total, minutesLeft }: ReadingProgressProps) {
  const { t, locale } = useTranslate()
  const hours = formatNumber(locale, Math.round(minutesLeft / 30) / 2, 1)
  return (
    <ProgressRing value={done} max={total} label={t('desk:progress.label', { done, total })}>
      <span>{t('desk:progress.text', { done, total })}</span>
      {minutesLeft > 0 ? (
        <span className="hint">
          {minutesLeft < 90 ? t('desk:left.minutes', { minutes: minutesLeft }) : t('desk:left.hours', { hours })}
        </span>
      ) : null}
    </ProgressRing>
  )
}
