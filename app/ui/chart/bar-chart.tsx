import { formatNumber } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { percent } from './percent.ts'

export interface BarChartProps {
  caption: string
  rows: readonly { key: string; label: string; value: number }[]
}

const rowHeight = 44

/** A bar per row with its label above and its number behind. A table with the same numbers stands beside it. */
export function BarChart({ caption, rows }: BarChartProps) {
  const { locale } = useTranslate()
  const most = Math.max(1, ...rows.map(({ value }) => value))
  return (
    <figure className="chart">
      <figcaption>{caption}</figcaption>
      <svg role="img" aria-label={caption} width="100%" height={rows.length * rowHeight}>
        {rows.map(({ key, label, value }, index) => (
          <g key={key}>
            <text x={0} y={index * rowHeight + 16}>
              {label}
            </text>
            <rect className="s1" x={0} y={index * rowHeight + 22} width={percent((0.84 * value) / most)} height={14} />
            <text x={percent((0.84 * value) / most + 0.015)} y={index * rowHeight + 34}>
              {formatNumber(locale, value)}
            </text>
          </g>
        ))}
      </svg>
    </figure>
  )
}
