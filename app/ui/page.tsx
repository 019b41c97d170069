import type { ReactNode } from 'react'

export interface PageProps {
  title: ReactNode
  lead?: ReactNode
  back?: { href: string; text: ReactNode } | undefined
  children?: ReactNode
  /** Beside the content on a wide screen, after it on a phone. */
  aside?: ReactNode
  width?: 'text' | 'wide' | undefined
  /** Above the title: an error summary, a notification. */
  before?: ReactNode
  /** A short line over the title: where this page belongs. */
  caption?: ReactNode
  /** Beside the title: a status tag. */
  tag?: ReactNode
}

/** The content of a page: `<main>` with the one `<h1>`. */
export function Page({ title, lead, back, children, aside, width = 'text', before, caption, tag }: PageProps) {
  return (
    <main id="main" tabIndex={-1} className={`wrap page ${width}`}>
      {back ? (
        <a className="back" href={back.href}>
          {back.text}
        </a>
      ) : null}
      {before}
      {caption ? <p className="caption">{caption}</p> : null}
      <h1>
        {title}
        {tag ? <> {tag}</> : null}
      </h1>
      {lead ? <div className="lead">{typeof lead === 'string' ? <p>{lead}</p> : lead}</div> : null}
      {aside ? (
        <div className="split">
          <div>{children}</div>
          <div className="aside">{aside}</div>
        </div>
      ) : (
        children
      )}
    </main>
  )
}
