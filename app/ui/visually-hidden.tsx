import type { ReactNode } from 'react'

/** Text for screen readers only; it stays in the flow of reading and takes no room on the screen. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className="vh">{children}</span>
}
