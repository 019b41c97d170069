import { formatNumber } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { percent } from './percent.ts'
import { roundScale } from './scale.ts'

export interface WrightMapProps {
  caption: string
  titles: { essays: string; jurors: string; criteria: string; unit: string }
  /** how many essays lie around each place of the scale */
  essays: readonly { at: number; count: number }[]
  jurors: readonly { label: string; at: number }[]
  criteria: readonly { label: string; at: number }[]
}

const height = 460
const top = 44
const bin = 20
const mostLabels = 5

/**
 * Essays, jurors and criteria on one upright scale: who stands higher is a better essay, a stricter juror, a harder
 * criterion. Labels that would cover each other share a line; many become a count.
 */
export function WrightMap({ caption, titles, essays, jurors, criteria }: WrightMapProps) {
  const { locale } = useTranslate()
  const scale = roundScale([...essays, ...jurors, ...criteria].map(({ at }) => at))
  const y = (value: number) => top + (height - top - 12) * (1 - scale.at(value))
  const most = Math.max(1, ...essays.map(({ count }) => count))
  const thickness = Math.max(2, Math.min(14, ((height - top) / Math.max(1, essays.length)) * 0.8))
  return (
    <figure className="chart">
      <figcaption>{caption}</figcaption>
      <svg role="img" aria-label={caption} width="100%" height={height}>
        <text x={0} y={16}>
          {titles.unit}
        </text>
        <text x="12%" y={34}>
          {titles.essays}
        </text>
        <text x="42%" y={34}>
          {titles.jurors}
        </text>
        <text x="69%" y={34}>
          {titles.criteria}
        </text>
        {scale.ticks.map((tick) => (
          <g key={tick}>
            <line className="grid" x1="11%" x2="100%" y1={y(tick)} y2={y(tick)} />
            <text x="9%" y={y(tick) + 5} textAnchor="end">
              {formatNumber(locale, tick)}
            </text>
          </g>
        ))}
        {essays.map(({ at, count }) => (
          <rect
            key={at}
            className="s1"
            x="12%"
            y={y(at) - thickness / 2}
            width={percent((0.26 * count) / most)}
            height={thickness}
          />
        ))}
        {grouped(jurors, y).map(({ place, labels }) => (
          <g key={place}>
            <circle className="s2" cx="42.5%" cy={place} r={4} />
            <text x="44.5%" y={place + 5}>
              {shortened(labels)}
            </text>
          </g>
        ))}
        {grouped(criteria, y).map(({ place, labels }) => (
          <g key={place}>
            <circle className="s3" cx="69.5%" cy={place} r={4} />
            <text x="71.5%" y={place + 5}>
              {shortened(labels)}
            </text>
          </g>
        ))}
        <line className="axis" x1="11%" x2="11%" y1={top} y2={height - 12} />
      </svg>
    </figure>
  )
}

function grouped(points: readonly { label: string; at: number }[], y: (value: number) => number) {
  const groups = new Map<number, string[]>()
  for (const { label, at } of points) {
    const place = Math.round(y(at) / bin) * bin
    groups.set(place, [...(groups.get(place) ?? []), label])
  }
  return [...groups].map(([place, labels]) => ({ place, labels }))
}

function shortened(labels: readonly string[]): string {
  return labels.length > mostLabels ? `× ${labels.length}` : labels.join(', ')
}
