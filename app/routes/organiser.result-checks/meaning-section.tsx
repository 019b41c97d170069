import { formatNumber } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Notification } from '#app/ui/notification.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'

/** E|a − b| of two draws from a normal distribution, in standard deviations: 2 / √π. */
const betweenTwo = 1.128379

export interface MeaningSectionProps {
  linear: {
    converged: boolean
    notes: readonly (
      | 'disconnected'
      | 'single-readings'
      | 'severity-unknown'
      | 'no-differences'
      | 'exact-fit'
      | 'no-essay-variance'
      | 'not-converged'
    )[]
    variance: { essay: number; juror: number; residual: number } | null
    reliability: number | null
  }
  design: { weak: boolean }
}

/** What the variances say in points and plain words, and what has to be known before relying on them. */
export function MeaningSection({ linear, design }: MeaningSectionProps) {
  const { t, locale } = useTranslate()
  const { variance, reliability, notes } = linear
  const points = (square: number) =>
    t('calibration:points', { points: formatNumber(locale, betweenTwo * Math.sqrt(square), 1) })
  return (
    <section>
      <h2>{t('calibration:checks.meaning')}</h2>
      {notes.map((note) => (
        <Notification key={note} tone={note === 'disconnected' ? 'info' : 'warn'}>
          {t(`calibration:checks.note.${note}`)}
        </Notification>
      ))}
      {design.weak ? <Notification tone="warn">{t('calibration:checks.weak')}</Notification> : null}
      {variance ? (
        <SummaryList
          rows={[
            { key: t('calibration:checks.essays'), value: points(variance.essay) },
            { key: t('calibration:checks.jurors'), value: points(variance.juror) },
            { key: t('calibration:checks.chance'), value: points(variance.residual) },
            ...(reliability === null
              ? []
              : [
                  {
                    key: t('calibration:checks.reliability'),
                    value: t('calibration:checks.reliabilityText', { percent: Math.round(100 * reliability) }),
                  },
                ]),
          ]}
        />
      ) : null}
    </section>
  )
}
