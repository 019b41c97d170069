import type { ReactNode } from 'react'
import { VisuallyHidden } from '#app/ui/visually-hidden.tsx'

export interface ProgressProps {
  label: ReactNode
  value: number
  max: number
  /** The same in words: «12 / 30». */
  text: ReactNode
}

/** How much of a known amount is done. */
export function Progress({ label, value, max, text }: ProgressProps) {
  return (
    <label className="progress">
      <span>{label}</span>
      <span className="progress-text">{text}</span>
      <progress value={value} max={Math.max(max, 1)} />
    </label>
  )
}

export interface StepsProps {
  label: string
  items: readonly {
    text: ReactNode
    state: 'done' | 'current' | 'todo'
    /** The state in words, for screen readers. */
    stateText?: ReactNode
  }[]
}

/** The way through something that happens in a fixed order. */
export function Steps({ label, items }: StepsProps) {
  return (
    <ol className="steps" aria-label={label}>
      {items.map((item, index) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, on the server
          key={index}
          className={item.state}
          aria-current={item.state === 'current' ? 'step' : undefined}
        >
          {item.text}
          {item.stateText ? <VisuallyHidden> ({item.stateText})</VisuallyHidden> : null}
        </li>
      ))}
    </ol>
  )
}
