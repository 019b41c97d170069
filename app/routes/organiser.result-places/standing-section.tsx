import { formatNumber } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { PlacesChart } from '#app/ui/chart/places-chart.tsx'
import { Figures } from '#app/ui/figures.tsx'
import { formatCode } from '#app/ui/format-code.ts'
import { Pagination } from '#app/ui/pagination.tsx'
import { Table } from '#app/ui/table.tsx'

type Row = {
  applicationId: string
  code: string
  rank: number
  tied: boolean
  points: number
  se: number | null
  rawRank: number
  best: number
  worst: number
  change: 'in' | 'out' | null
  open: boolean
}

export interface StandingSectionProps {
  head: { contestId: string }
  chosen: { region: string; name: string } | null
  cut: number | null
  counts: { in: number; open: number }
  points: readonly { key: string; raw: number; corrected: number; changes: boolean }[]
  changed: readonly Row[]
  rows: readonly Row[]
  page: number
  pages: number
}

/** One region: where the cut lies, who changes its side, and how sure each place is. */
export function StandingSection({
  head,
  chosen,
  cut,
  counts,
  points,
  changed,
  rows,
  page,
  pages,
}: StandingSectionProps) {
  const { t, locale } = useTranslate()
  const columns = [
    { key: 'rank', title: t('scoring:ranking.rank') },
    { key: 'code', title: t('scoring:ranking.code') },
    { key: 'points', title: t('scoring:ranking.points'), numeric: true },
    { key: 'margin', title: t('calibration:margin'), numeric: true },
    { key: 'between', title: t('calibration:places.between'), numeric: true },
    { key: 'rawRank', title: t('scoring:ranking.rawRank'), numeric: true },
    { key: 'side', title: t('calibration:places.side') },
  ]
  const toRow = (row: Row) => ({
    key: row.applicationId,
    cells: {
      rank: row.tied ? `${row.rank} (${t('scoring:ranking.tied')})` : row.rank,
      code: (
        <a
          className="nowrap"
          href={`/${locale}/organiser/contests/${head.contestId}/applications/${row.applicationId}`}
        >
          {formatCode(row.code)}
        </a>
      ),
      points: formatNumber(locale, row.points, 1),
      margin: row.se === null ? '–' : formatNumber(locale, 1.96 * row.se, 1),
      between: row.best === row.worst ? row.best : `${row.best}–${row.worst}`,
      rawRank: row.rawRank,
      side: [
        ...(cut === null ? [] : [t(row.rank <= cut ? 'calibration:places.above' : 'calibration:places.below')]),
        ...(row.change ? [t(`calibration:places.change.${row.change}`)] : []),
        ...(row.open ? [t('calibration:places.open')] : []),
      ].join('; '),
    },
  })
  return (
    <>
      <p className="prose">
        {cut === null ? t('calibration:places.noCut') : t('calibration:places.cut', { devices: cut })}
      </p>
      {cut === null ? null : (
        <Figures
          items={[
            { value: counts.in, text: t('calibration:places.changeCount') },
            { value: counts.open, text: t('calibration:places.openCount') },
          ]}
        />
      )}
      <PlacesChart
        caption={t('calibration:places.chart', { region: chosen?.name ?? '' })}
        titles={{ raw: t('scoring:ranking.rawRank'), corrected: t('calibration:places.corrected') }}
        points={points}
        cut={cut}
      />
      {changed.length > 0 ? (
        <Table caption={t('calibration:places.changed')} dense columns={columns} rows={changed.map(toRow)} />
      ) : null}
      <Table
        caption={t('calibration:places.caption', { region: chosen?.name ?? '' })}
        dense
        empty={t('scoring:ranking.empty')}
        columns={columns}
        rows={rows.map(toRow)}
      />
      <Pagination
        label={t('scoring:pages')}
        page={page}
        pages={pages}
        hrefFor={(n) => `?region=${chosen?.region ?? ''}&page=${n}`}
        previousText={t('common:previous')}
        nextText={t('common:next')}
      />
      <p className="prose">{t('calibration:places.how')}</p>
    </>
  )
}
