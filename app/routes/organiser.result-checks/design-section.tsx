import { formatNumber } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { BarChart } from '#app/ui/chart/bar-chart.tsx'
import { Notification } from '#app/ui/notification.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { Table } from '#app/ui/table.tsx'

export interface DesignSectionProps {
  planned: number
  design: {
    essays: number
    jurors: number
    reviews: number
    connectivity: number
    parts: readonly { component: number; essays: number; jurors: number; mean: number }[]
    readings: readonly { reviews: number; essays: number }[]
  }
}

/** Who read how much, and whether severities can be compared at all. */
export function DesignSection({ planned, design }: DesignSectionProps) {
  const { t, locale } = useTranslate()
  const { parts, readings } = design
  return (
    <section>
      <h2>{t('calibration:checks.design')}</h2>
      <SummaryList
        rows={[
          { key: t('calibration:checks.count.essays'), value: design.essays },
          { key: t('calibration:checks.count.jurors'), value: design.jurors },
          { key: t('calibration:checks.count.reviews'), value: design.reviews },
          {
            key: t('calibration:checks.connectivity'),
            value: formatNumber(locale, design.connectivity, 2),
          },
        ]}
      />
      <p className="prose">{t('calibration:checks.connectivityText')}</p>
      <BarChart
        caption={t('calibration:checks.readings')}
        rows={readings.map(({ reviews, essays }) => ({
          key: String(reviews),
          label: t(reviews < planned ? 'calibration:checks.readingsFewer' : 'calibration:checks.readingsOf', {
            reviews,
          }),
          value: essays,
        }))}
      />
      <Table
        caption={t('calibration:checks.readings')}
        captionHidden
        dense
        columns={[
          { key: 'reviews', title: t('calibration:checks.count.reviews') },
          { key: 'essays', title: t('calibration:checks.count.essays'), numeric: true },
        ]}
        rows={readings.map(({ reviews, essays }) => ({ key: String(reviews), cells: { reviews, essays } }))}
      />
      {parts.length > 1 ? (
        <>
          <Notification tone="warn" title={t('calibration:checks.partsTitle')}>
            {t('calibration:checks.partsText')}
          </Notification>
          <Table
            caption={t('calibration:checks.parts')}
            dense
            columns={[
              { key: 'part', title: t('calibration:checks.part') },
              { key: 'essays', title: t('calibration:checks.count.essays'), numeric: true },
              { key: 'jurors', title: t('calibration:checks.count.jurors'), numeric: true },
              { key: 'mean', title: t('calibration:checks.partMean'), numeric: true },
            ]}
            rows={parts.map(({ component, essays, jurors, mean }, index) => ({
              key: String(component),
              cells: { part: index + 1, essays, jurors, mean: formatNumber(locale, mean, 1) },
            }))}
          />
        </>
      ) : null}
    </section>
  )
}
