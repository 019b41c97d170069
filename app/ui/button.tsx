import type { ReactNode } from 'react'

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger'

export interface ButtonProps {
  children: ReactNode
  name?: string | undefined
  value?: string | undefined
  kind?: ButtonKind | undefined
  type?: 'submit' | 'button' | 'reset' | undefined
  formAction?: string | undefined
  disabled?: boolean | undefined
  /** The id of the form it belongs to, when it stands outside. */
  form?: string | undefined
  describedBy?: string | undefined
}

/** Does something. One primary button a page; `danger` for what cannot be undone. */
export function Button({ children, kind = 'primary', type = 'submit', describedBy, ...rest }: ButtonProps) {
  return (
    <button {...rest} type={type} className={`button ${kind}`} aria-describedby={describedBy}>
      {children}
    </button>
  )
}

export interface ButtonLinkProps {
  href: string
  children: ReactNode
  kind?: ButtonKind | undefined
}

/** Goes somewhere, and looks like a button because it is the next step. */
export function ButtonLink({ href, children, kind = 'primary' }: ButtonLinkProps) {
  return (
    <a href={href} className={`button ${kind}`}>
      {children}
    </a>
  )
}

/** Buttons beside each other, under each other on a phone. */
export function ButtonRow({ children }: { children: ReactNode }) {
  return <div className="buttons">{children}</div>
}
