export interface PaginationProps {
  label: string
  /** From 1. */
  page: number
  pages: number
  hrefFor: (page: number) => string
  previousText: string
  nextText: string
}

/** The first, the last and the neighbours of `page`; 0 stands for a gap. */
function shownPages(page: number, pages: number): number[] {
  const wanted = [1, page - 1, page, page + 1, pages].filter((n) => n >= 1 && n <= pages)
  const numbers = [...new Set(wanted)].sort((a, b) => a - b)
  return numbers.flatMap((n, index) => {
    const before = numbers[index - 1]
    return before !== undefined && n - before > 1 ? [n - before === 2 ? n - 1 : 0, n] : [n]
  })
}

/** Links through the pages of a long list; nothing when there is one page. */
export function Pagination({ label, page, pages, hrefFor, previousText, nextText }: PaginationProps) {
  if (pages <= 1) return null
  return (
    <nav className="pagination" aria-label={label}>
      <ul>
        {page > 1 ? (
          <li>
            <a href={hrefFor(page - 1)} rel="prev">
              <span aria-hidden="true">← </span>
              {previousText}
            </a>
          </li>
        ) : null}
        {shownPages(page, pages).map((n, index) =>
          n === 0 ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, on the server
            <li key={`gap-${index}`} className="gap">
              …
            </li>
          ) : (
            <li key={n} className={n === page ? undefined : 'number'}>
              <a href={hrefFor(n)} aria-current={n === page ? 'page' : undefined}>
                {n}
              </a>
            </li>
          ),
        )}
        {page < pages ? (
          <li>
            <a href={hrefFor(page + 1)} rel="next">
              {nextText}
              <span aria-hidden="true"> →</span>
            </a>
          </li>
        ) : null}
      </ul>
    </nav>
  )
}
