import { formatNumber } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { formatCode } from '#app/ui/format-code.ts'
import { RegionFilter } from '#app/ui/region-filter.tsx'
import { Table } from '#app/ui/table.tsx'

export interface DoubtfulSectionProps {
  head: { contestId: string }
  draws: number
  regions: readonly { region: string; name: string; applications: number }[]
  chosen: { region: string; name: string }
  doubtful: readonly {
    applicationId: string
    code: string
    points: number
    se: number | null
    chance: number
    receives: boolean
  }[]
}

/** One region: whom chance could move across the cut, by code. */
export function DoubtfulSection({ head, draws, regions, chosen, doubtful }: DoubtfulSectionProps) {
  const { t, locale } = useTranslate()
  const percent = (share: number) => `${formatNumber(locale, 100 * share, 0)} %`
  return (
    <section>
      <h2>{t('certainty:near.title')}</h2>
      <RegionFilter regions={regions} chosen={chosen.region} />
      <p className="prose">{t('certainty:near.how')}</p>
      <Table
        caption={t('certainty:near.caption', { region: chosen.name })}
        dense
        empty={t('certainty:near.empty')}
        columns={[
          { key: 'code', title: t('scoring:ranking.code') },
          { key: 'points', title: t('scoring:ranking.points'), numeric: true },
          { key: 'margin', title: t('calibration:margin'), numeric: true },
          { key: 'now', title: t('certainty:near.now') },
          { key: 'chance', title: t('certainty:near.chance'), numeric: true },
          { key: 'error', title: t('certainty:near.error'), numeric: true },
        ]}
        rows={doubtful.map(({ applicationId, code, points, se, chance, receives }) => ({
          key: applicationId,
          cells: {
            code: (
              <a
                className="nowrap"
                href={`/${locale}/organiser/contests/${head.contestId}/applications/${applicationId}`}
              >
                {formatCode(code)}
              </a>
            ),
            points: formatNumber(locale, points, 1),
            margin: se === null ? '–' : formatNumber(locale, 1.96 * se, 1),
            now: t(receives ? 'allocation:outcome.recipient' : 'allocation:outcome.waiting'),
            chance: percent(chance),
            error: percent(1.96 * Math.sqrt((chance * (1 - chance)) / draws)),
          },
        }))}
      />
    </section>
  )
}
