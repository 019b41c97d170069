import type { ReactNode } from 'react'

export interface HeroProps {
  title: ReactNode
  lead?: ReactNode
  /** Buttons: what a visitor may do first. */
  children?: ReactNode
}

/** The opening of the front page, with its `<h1>`: first thing inside a bare `<main id="main">`, before `.wrap`. */
export function Hero({ title, lead, children }: HeroProps) {
  return (
    <div className="hero">
      <div className="wrap">
        <h1>{title}</h1>
        {lead ? <div className="lead">{typeof lead === 'string' ? <p>{lead}</p> : lead}</div> : null}
        {children ? <div className="buttons">{children}</div> : null}
      </div>
    </div>
  )
}
