import type { ReactNode } from 'react'

export interface EmptyStateProps {
  title: ReactNode
  children?: ReactNode
  action?: ReactNode
}

/** Nothing here yet: says so kindly, and what to do about it. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <section className="empty">
      <h2>{title}</h2>
      {typeof children === 'string' ? <p>{children}</p> : children}
      {action ? <div className="buttons">{action}</div> : null}
    </section>
  )
}
