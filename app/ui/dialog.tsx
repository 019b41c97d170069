import type { ReactNode } from 'react'

export interface ConfirmProps {
  title: ReactNode
  children?: ReactNode
  /** The form or button that does it. */
  action: ReactNode
  cancel: { href: string; text: ReactNode }
  /** `danger` for what cannot be undone. */
  tone?: 'info' | 'warn' | 'danger' | undefined
}

/** Asks once more before something is done; needs no script, since it is part of a page of its own. */
export function Confirm({ title, children, action, cancel, tone = 'warn' }: ConfirmProps) {
  return (
    <section className={`confirm tone-${tone}`} aria-labelledby="confirm-title">
      <h2 id="confirm-title">{title}</h2>
      {typeof children === 'string' ? <p>{children}</p> : children}
      <div className="buttons">
        {action}
        <a href={cancel.href} className="button quiet">
          {cancel.text}
        </a>
      </div>
    </section>
  )
}
