import { formatNumber } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { formatCode } from '#app/ui/format-code.ts'
import { Table } from '#app/ui/table.tsx'

export interface DecisionTableProps {
  caption: string
  empty: string
  lines: readonly {
    applicationId: string
    code: string
    position: number
    withdrawn: boolean
    district: string
    points: number | null
    tier: number | null
    reason: string
    /** of receiving a device, where it was computed */
    chance: number | null
  }[]
}

/** One part of a region's list: place, code, district, group, points and the reason in one line. */
export function DecisionTable({ caption, empty, lines }: DecisionTableProps) {
  const { t, locale } = useTranslate()
  const known = lines.some(({ chance }) => chance !== null)
  return (
    <section>
      <h2>
        {caption} · {lines.length}
      </h2>
      <Table
        caption={caption}
        captionHidden
        dense
        columns={[
          { key: 'place', title: t('allocation:list.place'), numeric: true },
          { key: 'code', title: t('allocation:list.code') },
          { key: 'district', title: t('allocation:list.district') },
          { key: 'tier', title: t('allocation:list.tier'), numeric: true },
          { key: 'points', title: t('allocation:list.points'), numeric: true },
          ...(known ? [{ key: 'chance', title: t('certainty:list.chance'), numeric: true }] : []),
          { key: 'reason', title: t('allocation:list.reason') },
        ]}
        rows={lines.map((line) => ({
          key: line.applicationId,
          cells: {
            place: line.position,
            code: `${formatCode(line.code)}${line.withdrawn ? ` (${t('allocation:list.withdrawn')})` : ''}`,
            district: line.district,
            tier: line.tier ?? t('allocation:list.noTier'),
            points: line.points === null ? '' : formatNumber(locale, line.points),
            chance: line.chance === null ? '' : `${formatNumber(locale, 100 * line.chance, 0)} %`,
            reason: line.reason,
          },
        }))}
        empty={<p>{empty}</p>}
      />
    </section>
  )
}
