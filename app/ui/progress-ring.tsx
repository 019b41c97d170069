import type { ReactNode } from 'react'

export interface ProgressRingProps {
  value: number
  max: number
  /** What the ring says, for those who do not see it: «12 / 30 эссе бағаланды». */
  label: string
  /** Beside the ring. */
  children?: ReactNode
}

const radius = 20
const round = 2 * Math.PI * radius

/** How much of a known amount is done, as a ring with the number in it. */
export function ProgressRing({ value, max, label, children }: ProgressRingProps) {
  const part = Math.min(1, value / Math.max(max, 1))
  return (
    <div className="ring">
      <svg viewBox="0 0 48 48" role="img" aria-label={label}>
        <circle className="ring-all" cx="24" cy="24" r={radius} />
        {part > 0 ? (
          <circle
            className="ring-done"
            cx="24"
            cy="24"
            r={radius}
            strokeDasharray={`${(part * round).toFixed(1)} ${round.toFixed(1)}`}
            transform="rotate(-90 24 24)"
          />
        ) : null}
        <text x="24" y="25">
          {value}
        </text>
      </svg>
      <div>{children}</div>
    </div>
  )
}
