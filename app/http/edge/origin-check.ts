import type { Request, RequestHandler } from 'express'
import { isFromOwnOrigin } from './own-origin.ts'
import { refusalPage } from './refusal-page.ts'

const hostShape = /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i

/**
 * In front of Remix, for every method but GET and HEAD: Remix checks documents only and trusts X-Forwarded-Host.
 * Afterwards the request carries one host, so that what Remix builds from it (addresses, its own comparison of
 * Origin and Host behind a proxy) is the origin that was accepted.
 */
export function originCheck(publicOrigin: string | null): RequestHandler {
  return (req, res, next) => {
    delete req.headers['x-forwarded-host']
    const host = req.headers.host
    if (host === undefined || !hostShape.test(host)) {
      res.status(400).type('text/plain').send('Bad Host header\n')
      return
    }
    const own = [`${req.protocol}://${host.toLowerCase()}`]
    if (publicOrigin !== null) own.push(publicOrigin)
    if (req.method !== 'GET' && req.method !== 'HEAD' && !isFromOwnOrigin(req.headers, own)) {
      refusalPage(req, res, 403, 'origin')
      return
    }
    const sent = req.headers.origin
    const origin = sent !== undefined && own.includes(sent) ? sent : (publicOrigin ?? own[0])
    if (origin !== undefined) settle(req, new URL(origin))
    next()
  }
}

function settle(req: Request, origin: URL): void {
  req.headers.host = origin.host
  Object.defineProperty(req, 'protocol', { value: origin.protocol.slice(0, -1), configurable: true })
}
