import { formatNumber } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { formatCode } from '#app/ui/format-code.ts'
import { Notification } from '#app/ui/notification.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { RegionFilter } from '#app/ui/region-filter.tsx'
import { Table } from '#app/ui/table.tsx'

export interface RankingSectionProps {
  contest: { id: string }
  /** when the list closes by itself */
  openUntil: string
  regions: readonly { region: string; name: string; applications: number }[]
  chosen: { region: string; name: string } | null
  planned: number
  page: number
  pages: number
  ranking: readonly {
    applicationId: string
    code: string
    district: string
    rank: number
    tied: boolean
    points: number
    se: number | null
    raw: number
    rawRank: number
    reviews: number
  }[]
}

/** One region's applications by points; equal points share a rank and say so. */
export function RankingSection({
  contest,
  openUntil,
  regions,
  chosen,
  ranking,
  planned,
  page,
  pages,
}: RankingSectionProps) {
  const { t, locale } = useTranslate()
  const base = `/${locale}/organiser/contests/${contest.id}`
  return (
    <section>
      <h2>{t('scoring:ranking.title')}</h2>
      <Notification tone="warn">{t('scoring:open.until', { until: openUntil })}</Notification>
      <RegionFilter regions={regions} chosen={chosen?.region} />
      <p className="prose">{t('scoring:ranking.hint')}</p>
      <Table
        caption={t('scoring:ranking.caption', { region: chosen?.name ?? '' })}
        dense
        empty={t('scoring:ranking.empty')}
        columns={[
          { key: 'rank', title: t('scoring:ranking.rank') },
          { key: 'code', title: t('scoring:ranking.code') },
          { key: 'district', title: t('scoring:ranking.district') },
          { key: 'points', title: t('scoring:ranking.points'), numeric: true },
          { key: 'margin', title: t('scoring:ranking.margin'), numeric: true },
          { key: 'raw', title: t('scoring:ranking.raw'), numeric: true },
          { key: 'rawRank', title: t('scoring:ranking.rawRank'), numeric: true },
          { key: 'reviews', title: t('scoring:ranking.reviews'), numeric: true },
        ]}
        rows={ranking.map((row) => ({
          key: row.applicationId,
          cells: {
            rank: row.tied ? `${row.rank} (${t('scoring:ranking.tied')})` : row.rank,
            code: <a href={`${base}/applications/${row.applicationId}`}>{formatCode(row.code)}</a>,
            district: row.district,
            points: formatNumber(locale, row.points, 1),
            margin: row.se === null ? '–' : formatNumber(locale, 1.96 * row.se, 1),
            raw: formatNumber(locale, row.raw, 1),
            rawRank: row.rawRank,
            reviews: row.reviews < planned ? `${row.reviews} (${t('scoring:ranking.fewer')})` : row.reviews,
          },
        }))}
      />
      <Pagination
        label={t('scoring:pages')}
        page={page}
        pages={pages}
        hrefFor={(n) => `?region=${chosen?.region ?? ''}&page=${n}`}
        previousText={t('common:previous')}
        nextText={t('common:next')}
      />
      <ButtonRow>
        <ButtonLink href={`${base}/allocation`}>{t('scoring:ranking.toAllocation')}</ButtonLink>
      </ButtonRow>
    </section>
  )
}
