import { percent } from './percent.ts'

export interface PlacesChartProps {
  caption: string
  titles: { raw: string; corrected: string }
  /** places from 1; `changes` marks those who change the side of the cut */
  points: readonly { key: string; raw: number; corrected: number; changes: boolean }[]
  /** the last place before the cut; null when there is none */
  cut: number | null
}

const height = 380
const left = 0.06

/** Place by plain mean against place by corrected points; on the diagonal nothing changes. */
export function PlacesChart({ caption, titles, points, cut }: PlacesChartProps) {
  const most = Math.max(2, ...points.map(({ raw, corrected }) => Math.max(raw, corrected)))
  const share = (place: number) => (place - 0.5) / most
  const x = (place: number) => percent(left + (1 - left - 0.02) * share(place))
  const y = (place: number) => 8 + (height - 56) * share(place)
  const between = cut === null ? null : cut + 0.5
  return (
    <figure className="chart">
      <figcaption>{caption}</figcaption>
      <svg role="img" aria-label={caption} width="100%" height={height}>
        <line className="grid" x1={x(0.5)} y1={y(0.5)} x2={x(most + 0.5)} y2={y(most + 0.5)} />
        {between === null ? null : (
          <>
            <line className="reference" x1={x(between)} x2={x(between)} y1={y(0.5)} y2={y(most + 0.5)} />
            <line className="reference" x1={x(0.5)} x2={x(most + 0.5)} y1={y(between)} y2={y(between)} />
          </>
        )}
        {points.map(({ key, raw, corrected, changes }) =>
          changes ? (
            <rect key={key} className="s2" x={x(raw)} y={y(corrected) - 5} width={10} height={10} />
          ) : (
            <circle key={key} className="s1" cx={x(raw)} cy={y(corrected)} r={3.5} />
          ),
        )}
        <line className="axis" x1={x(0.5)} x2={x(most + 0.5)} y1={y(most + 0.5)} y2={y(most + 0.5)} />
        <line className="axis" x1={x(0.5)} x2={x(0.5)} y1={y(0.5)} y2={y(most + 0.5)} />
        {[1, most].map((place) => (
          <g key={place}>
            <text x={x(place)} y={height - 28} textAnchor={place === 1 ? 'start' : 'end'}>
              {place}
            </text>
            <text x={percent(left - 0.01)} y={y(place) + 5} textAnchor="end">
              {place}
            </text>
          </g>
        ))}
        <text x="98%" y={height - 8} textAnchor="end">
          {titles.raw} →
        </text>
        <text x={percent(left + 0.01)} y={height - 62}>
          ↓ {titles.corrected}
        </text>
      </svg>
    </figure>
  )
}
