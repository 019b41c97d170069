import type { ReactNode } from 'react'

export interface DetailsProps {
  summary: ReactNode
  children: ReactNode
  open?: boolean | undefined
}

/** More for those who want it. Never hide here what everybody needs. */
export function Details({ summary, children, open }: DetailsProps) {
  return (
    <details open={open}>
      <summary>{summary}</summary>
      <div className="details-body">{typeof children === 'string' ? <p>{children}</p> : children}</div>
    </details>
  )
}
