import type { ReactNode } from 'react'
import { StatusTag, type Tone } from '#app/ui/status-tag.tsx'

export interface TaskItem {
  /** Without an address the task cannot be started yet. */
  href?: string | undefined
  title: ReactNode
  hint?: ReactNode
  status: { text: ReactNode; tone: Tone }
}

export interface TaskListProps {
  items?: readonly TaskItem[] | undefined
  groups?: readonly { title: ReactNode; items: readonly TaskItem[] }[] | undefined
}

function Tasks({ items }: { items: readonly TaskItem[] }) {
  return (
    <ul className="tasks">
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, on the server
        <li key={index}>
          <div>
            {item.href ? <a href={item.href}>{item.title}</a> : <span>{item.title}</span>}
            {item.hint ? <div className="hint">{item.hint}</div> : null}
          </div>
          <StatusTag tone={item.status.tone}>{item.status.text}</StatusTag>
        </li>
      ))}
    </ul>
  )
}

/** The steps of an application, in any order, each with its state: plain `items`, or `groups` of them. */
export function TaskList({ items, groups }: TaskListProps) {
  return (
    <>
      {items ? <Tasks items={items} /> : null}
      {groups?.map((group, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, on the server
        <section key={index}>
          <h2>{group.title}</h2>
          <Tasks items={group.items} />
        </section>
      ))}
    </>
  )
}
