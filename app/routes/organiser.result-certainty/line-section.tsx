import { formatNumber } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { IntervalChart } from '#app/ui/chart/interval-chart.tsx'
import { Table } from '#app/ui/table.tsx'

export interface LineSectionProps {
  lines: readonly {
    node: string
    name: string
    tier: number | null
    considered: number
    receive: number
    low: number | null
    middle: number | null
    high: number | null
  }[]
}

/** Per place and priority how far down the last device reaches, as a band. */
export function LineSection({ lines }: LineSectionProps) {
  const { t, locale } = useTranslate()
  const tierOf = (tier: number | null) =>
    tier === null ? t('certainty:lines.noTier') : t('certainty:lines.tier', { tier: formatNumber(locale, tier) })
  const points = (value: number | null) => (value === null ? '–' : formatNumber(locale, value, 1))
  return (
    <section>
      <h2>{t('certainty:lines.title')}</h2>
      <p className="prose">{t('certainty:lines.how')}</p>
      <IntervalChart
        caption={t('certainty:lines.chart')}
        unit={t('certainty:lines.unit')}
        rows={lines.flatMap(({ node, name, tier, low, middle, high }) =>
          middle === null
            ? []
            : [{ key: `${node} ${tier}`, label: `${name} · ${tierOf(tier)}`, value: middle, low, high }],
        )}
      />
      <Table
        caption={t('certainty:lines.chart')}
        dense
        columns={[
          { key: 'place', title: t('certainty:regions.region') },
          { key: 'tier', title: t('allocation:list.tier') },
          { key: 'considered', title: t('certainty:regions.considered'), numeric: true },
          { key: 'receive', title: t('certainty:regions.receive'), numeric: true },
          { key: 'line', title: t('certainty:lines.middle'), numeric: true },
          { key: 'band', title: t('certainty:lines.band'), numeric: true },
        ]}
        rows={lines.map(({ node, name, tier, considered, receive, low, middle, high }) => ({
          key: `${node} ${tier}`,
          cells: {
            place: name,
            tier: tierOf(tier),
            considered: formatNumber(locale, considered),
            receive: formatNumber(locale, receive),
            line: points(middle),
            band: middle === null ? t('certainty:lines.none') : `${points(low)}–${points(high)}`,
          },
        }))}
      />
    </section>
  )
}
