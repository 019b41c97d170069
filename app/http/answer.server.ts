import { data, redirect } from '@remix-run/node'

/** Unknown id: the page of the language says so. */
export function notFound(): never {
  throw data({ kind: 'not-found' }, { status: 404 })
}

/** The viewer's role is right but this thing is not theirs, or not now. */
export function forbidden(kind = 'forbidden'): never {
  throw data({ kind }, { status: 403 })
}

/**
 * Redirects after a POST with a notice that the next page shows.
 * @param notice a key below `common:notice.`
 */
export function redirectWithNotice(href: string, notice: string) {
  const [address = '', place] = href.split('#')
  const separator = address.includes('?') ? '&' : '?'
  return redirect(`${address}${separator}notice=${notice}${place ? `#${place}` : ''}`)
}
