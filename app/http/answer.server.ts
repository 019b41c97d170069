import { data, redirect } from '@remix-run/node'
import type { Notice } from './notice.ts'

/** Unknown id: the page of the language says so. */
export function notFound(): never {
  throw data({ kind: 'not-found' }, { status: 404 })
}

/** A connection from which too many wrong codes came: the page of the language says when to come back. */
export function tooMany(): never {
  throw data({ kind: 'too-many' }, { status: 429 })
}

/** The viewer's role is right but this thing is not theirs, or not now. */
export function forbidden(kind = 'forbidden'): never {
  throw data({ kind }, { status: 403 })
}

/**
 * Redirects after a POST with a notice that the next page shows.
 */
export function redirectWithNotice(href: string, notice: Notice) {
  const [address = '', place] = href.split('#')
  const separator = address.includes('?') ? '&' : '?'
  return redirect(`${address}${separator}notice=${notice}${place ? `#${place}` : ''}`)
}
