import { formatNumber } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Table } from './table.tsx'

export interface RegionDoubtsProps {
  regions: readonly {
    region: string
    name: string
    considered: number
    receive: number
    wrong: number
    open: number
  }[]
}

/** Per region how many receive, and how many of these decisions are in doubt. */
export function RegionDoubts({ regions }: RegionDoubtsProps) {
  const { t, locale } = useTranslate()
  return (
    <Table
      caption={t('certainty:regions.caption')}
      columns={[
        { key: 'region', title: t('certainty:regions.region') },
        { key: 'considered', title: t('certainty:regions.considered'), numeric: true },
        { key: 'receive', title: t('certainty:regions.receive'), numeric: true },
        { key: 'open', title: t('certainty:regions.open'), numeric: true },
        { key: 'wrong', title: t('certainty:regions.wrong'), numeric: true },
      ]}
      rows={regions.map(({ region, name, considered, receive, wrong, open }) => ({
        key: region,
        cells: {
          region: name,
          considered: formatNumber(locale, considered),
          receive: formatNumber(locale, receive),
          open: formatNumber(locale, open),
          wrong: formatNumber(locale, wrong, 1),
        },
      }))}
    />
  )
}
