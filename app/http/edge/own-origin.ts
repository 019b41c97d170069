import type { IncomingHttpHeaders } from 'node:http'

/**
 * Whether a request that may change something was sent by a page of our own.
 *
 * The browser's word counts in this order: `Origin` when present (so `Origin: null` is refused), then
 * `Sec-Fetch-Site`, then `Referer`. A request with none of the three is refused. X-Forwarded-Host is never read:
 * anybody can send it.
 * @param allowed origins as `scheme://host[:port]`
 */
export function isFromOwnOrigin(headers: IncomingHttpHeaders, allowed: readonly string[]): boolean {
  if (headers.origin !== undefined) return allowed.includes(headers.origin)
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  const referer = headers.referer
  return referer !== undefined && URL.canParse(referer) && allowed.includes(new URL(referer).origin)
}
