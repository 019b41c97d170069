import { formatNumber } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { percent } from './percent.ts'
import { roundScale } from './scale.ts'

export interface IntervalRow {
  key: string
  label: string
  value: number
  low: number | null
  high: number | null
}

export interface IntervalChartProps {
  caption: string
  rows: readonly IntervalRow[]
  /** a line through all rows: no difference, a threshold */
  reference?: number | undefined
  /** what the axis counts */
  unit: string
  /** values that the axis shows in any case */
  always?: readonly number[] | undefined
  /** the part of the width that labels take beside their rows; above them when left out */
  labelShare?: number | undefined
}

const axisHeight = 24

/** A dot with its 95 % interval per row on one axis. A table with the same numbers stands beside it. */
export function IntervalChart({ caption, rows, reference, unit, always = [], labelShare = 0 }: IntervalChartProps) {
  const { locale } = useTranslate()
  const ends = rows.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value])
  const scale = roundScale(ends, reference === undefined ? always : [...always, reference])
  const from = labelShare === 0 ? 0.02 : labelShare
  const x = (value: number) => percent(from + (0.98 - from) * scale.at(value))
  const rowHeight = labelShare === 0 ? 46 : 24
  const bottom = rows.length * rowHeight + 6
  return (
    <figure className="chart">
      <figcaption>{caption}</figcaption>
      <svg role="img" aria-label={caption} width="100%" height={bottom + axisHeight}>
        {scale.ticks.map((tick) => (
          <g key={tick}>
            <line className="grid" x1={x(tick)} x2={x(tick)} y1={0} y2={bottom} />
            <text x={x(tick)} y={bottom + 16} textAnchor="middle">
              {formatNumber(locale, tick)}
            </text>
          </g>
        ))}
        {reference === undefined ? null : (
          <line className="reference" x1={x(reference)} x2={x(reference)} y1={0} y2={bottom} />
        )}
        {rows.map((row, index) => {
          const top = index * rowHeight
          const y = labelShare === 0 ? top + 32 : top + 14
          return (
            <g key={row.key}>
              <text x={0} y={labelShare === 0 ? top + 18 : top + 19}>
                {row.label}
              </text>
              {row.low === null || row.high === null ? null : (
                <line className="line" x1={x(row.low)} x2={x(row.high)} y1={y} y2={y} />
              )}
              <circle className="s1" cx={x(row.value)} cy={y} r={5} />
            </g>
          )
        })}
        <line className="axis" x1={percent(from)} x2="98%" y1={bottom} y2={bottom} />
      </svg>
      <p className="hint">{unit}</p>
    </figure>
  )
}
