import type { ReactNode } from 'react'

export interface SectionNavProps {
  label: string
  items: readonly { href: string; text: ReactNode; current?: boolean | undefined; tag?: ReactNode }[]
}

/** The pages of one thing, as links; scrolls sideways on a phone. */
export function SectionNav({ label, items }: SectionNavProps) {
  return (
    <nav className="section-nav" aria-label={label}>
      <ul>
        {items.map((item) => (
          <li key={item.href}>
            <a href={item.href} aria-current={item.current ? 'page' : undefined}>
              {item.text}
              {item.tag === undefined || item.tag === null ? null : <span className="count">{item.tag}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
