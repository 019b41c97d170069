import type { ReactNode } from 'react'

export interface TableColumn {
  key: string
  title: string
  /** Right-aligned, with digits of one width. */
  numeric?: boolean | undefined
}

export interface TableRow {
  key: string
  cells: Readonly<Record<string, ReactNode>>
  /** The first cell becomes a link to here. */
  href?: string | undefined
}

export interface TableProps {
  caption: string
  captionHidden?: boolean | undefined
  columns: readonly TableColumn[]
  rows: readonly TableRow[]
  /** Shown instead of the table when there are no rows. */
  empty?: ReactNode
  /** Smaller rows for long lists. */
  dense?: boolean | undefined
}

/** Rows and columns; on a phone each row is a card whose lines are named after the columns. */
export function Table({ caption, captionHidden, columns, rows, empty, dense }: TableProps) {
  if (rows.length === 0 && empty !== undefined) return <div className="table-empty">{empty}</div>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable from the keyboard
    <section className="table-scroll" aria-label={caption} tabIndex={0}>
      <table className={dense ? 'table dense' : 'table'}>
        <caption className={captionHidden ? 'vh' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={column.numeric ? 'numeric' : undefined}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              {columns.map((column, index) => {
                const content = row.cells[column.key]
                const className = column.numeric ? 'numeric' : undefined
                return index === 0 ? (
                  <th key={column.key} scope="row" className={className}>
                    {row.href ? <a href={row.href}>{content}</a> : content}
                  </th>
                ) : (
                  <td key={column.key} className={className} data-label={column.title}>
                    {content}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
