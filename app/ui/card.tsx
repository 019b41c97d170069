import type { ReactNode } from 'react'

export interface CardProps {
  title: ReactNode
  href?: string | undefined
  /** A line of facts above the text: dates, counts, a status tag. */
  meta?: ReactNode
  children?: ReactNode
  headingLevel?: 2 | 3 | 4 | undefined
}

/** One thing among several, with a heading that may lead to it. */
export function Card({ title, href, meta, children, headingLevel = 2 }: CardProps) {
  const Heading = `h${headingLevel}` as const
  return (
    <article className="card">
      <Heading>{href ? <a href={href}>{title}</a> : title}</Heading>
      {meta ? <div className="meta">{meta}</div> : null}
      {typeof children === 'string' ? <p>{children}</p> : children}
    </article>
  )
}

/** Cards beside each other, as many as fit. */
export function CardGrid({ children }: { children: ReactNode }) {
  return <div className="cards">{children}</div>
}
