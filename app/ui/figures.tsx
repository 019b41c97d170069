import type { ReactNode } from 'react'

/** A few large numbers and what they count. */
export function Figures({ items }: { items: readonly { value: ReactNode; text: ReactNode }[] }) {
  return (
    <dl className="figures">
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, on the server
        <div key={index}>
          <dt>{item.text}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  )
}
