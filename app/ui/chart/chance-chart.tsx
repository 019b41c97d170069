import { formatNumber } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Details } from '#app/ui/details.tsx'
import { Table } from '#app/ui/table.tsx'
import { percent } from './percent.ts'

const height = 150
const axis = 22

/** How many children have which chance of a device, in tenths; those who are as good as sure are left out. */
export function ChanceChart({ tenths }: { tenths: readonly number[] }) {
  const { t, locale } = useTranslate()
  const most = Math.max(1, ...tenths)
  const x = (tenth: number) => percent(0.02 + 0.096 * tenth)
  const top = (count: number) => height - ((height - 20) * count) / most
  return (
    <>
      <figure className="chart">
        <figcaption>{t('certainty:chances.chart')}</figcaption>
        <svg role="img" aria-label={t('certainty:chances.chart')} width="100%" height={height + axis}>
          {tenths.map((count, tenth) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: ten fixed classes
            <g key={tenth}>
              <rect className="s1" x={x(tenth + 0.08)} width="8%" y={top(count)} height={height - top(count)} />
              {count > 0 ? (
                <text x={x(tenth + 0.5)} y={top(count) - 4} textAnchor="middle">
                  {formatNumber(locale, count)}
                </text>
              ) : null}
            </g>
          ))}
          <line className="axis" x1={x(0)} x2={x(10)} y1={height} y2={height} />
          {[0, 5, 10].map((tenth) => (
            <text
              key={tenth}
              x={x(tenth)}
              y={height + 17}
              textAnchor={tenth === 0 ? 'start' : tenth === 5 ? 'middle' : 'end'}
            >
              {tenth * 10} %
            </text>
          ))}
        </svg>
      </figure>
      <Details summary={t('certainty:chances.table')}>
        <Table
          caption={t('certainty:chances.chart')}
          captionHidden
          columns={[
            { key: 'chance', title: t('certainty:chances.chance') },
            { key: 'children', title: t('certainty:chances.children'), numeric: true },
          ]}
          rows={tenths.map((count, tenth) => ({
            key: String(tenth),
            cells: { chance: `${tenth * 10}–${tenth * 10 + 10} %`, children: formatNumber(locale, count) },
          }))}
        />
      </Details>
    </>
  )
}
