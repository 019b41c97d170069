import type { ReactNode } from 'react'

export type Tone = 'neutral' | 'info' | 'done' | 'warn' | 'danger' | 'waiting'

/** The state of a thing in one or two words; the words carry the meaning, the tone repeats it. */
export function StatusTag({ tone, children }: { tone: Tone; children: ReactNode }) {
  return <strong className={`tag tone-${tone}`}>{children}</strong>
}
