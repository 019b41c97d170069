export interface StackedBarsProps {
  caption: string
  /** What the parts of a bar are, in their order. */
  parts: readonly string[]
  rows: readonly { label: string; counts: readonly number[]; text: string }[]
}

const [left, width, bar, gap] = [120, 560, 26, 16]

/** One bar a row, parted by counts, as SVG. The same numbers must stand in a table beside it. */
export function StackedBars({ caption, parts, rows }: StackedBarsProps) {
  const height = rows.length * (bar + gap)
  return (
    <figure className="chart">
      <figcaption>{caption}</figcaption>
      <ul className="legend">
        {parts.map((part, index) => (
          <li key={part}>
            <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
              <rect width="14" height="14" rx="2" className={shadeOf(index, parts.length)} />
            </svg>{' '}
            {part}
          </li>
        ))}
      </ul>
      <svg viewBox={`0 0 ${left + width} ${height}`} role="img" aria-label={rows.map(({ text }) => text).join('; ')}>
        {rows.map(({ label, counts }, row) => {
          const total = counts.reduce((sum, count) => sum + count, 0)
          const y = row * (bar + gap)
          let x = left
          return (
            <g key={label}>
              <text x={0} y={y + bar / 2 + 5}>
                {label}
              </text>
              {counts.map((count, index) => {
                const size = total === 0 ? 0 : (width * count) / total
                const from = x
                x += size
                return count === 0 ? null : (
                  <g key={parts[index] ?? index}>
                    <rect x={from} y={y} width={size} height={bar} className={shadeOf(index, parts.length)} />
                    {size > 30 ? (
                      <text
                        x={from + size / 2}
                        y={y + bar / 2 + 5}
                        textAnchor="middle"
                        className={index === parts.length - 1 ? 'on-dark' : 'on-light'}
                      >
                        {count}
                      </text>
                    ) : null}
                  </g>
                )
              })}
            </g>
          )
        })}
      </svg>
    </figure>
  )
}

/** From pale to full: nothing, some, all. */
function shadeOf(index: number, parts: number): string {
  if (index === 0) return 'depth-0'
  if (index === parts - 1) return 'depth-full'
  return index * 2 < parts ? 'depth-1' : 'depth-2'
}
