import type { ReactNode } from 'react'
import { VisuallyHidden } from '#app/ui/visually-hidden.tsx'

export interface SummaryRow {
  key: ReactNode
  value: ReactNode
  /** `hidden` completes the text of the link for screen readers: «Өзгерту» + «туған күні». */
  action?: { href: string; text: ReactNode; hidden: ReactNode } | undefined
}

/** Questions and the answers given, with a way to change each. */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  return (
    <dl className="summary">
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, on the server
        <div key={index}>
          <dt>{row.key}</dt>
          <dd>{row.value}</dd>
          {row.action ? (
            <dd className="action">
              <a href={row.action.href}>
                {row.action.text} <VisuallyHidden>{row.action.hidden}</VisuallyHidden>
              </a>
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  )
}
