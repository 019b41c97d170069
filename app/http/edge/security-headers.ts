import type { Request, RequestHandler } from 'express'
import helmet from 'helmet'

/** What a page could ask for and never does; each header travels with every answer, so there are no more of them. */
const permissions = 'camera=(), geolocation=(), microphone=()'

/**
 * Built files and the answers to an essay that saves itself: no page is made of them, so what a page may do need not
 * be said again, on connections that are paid by the megabyte.
 */
const isNoPage = (req: Request) =>
  req.path.startsWith('/assets/') || (req.method === 'POST' && /\/autosave$/.test(req.path))

/**
 * @param secure visitors come over HTTPS: HSTS is sent
 * @param development Vite's own scripts, styles and socket are let through
 */
export function securityHeaders({ secure, development }: { secure: boolean; development: boolean }): RequestHandler {
  const ofPages = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: development ? ["'self'", "'unsafe-inline'"] : ["'self'"],
        styleSrc: development
          ? ["'self'", "'unsafe-inline'"]
          : ["'self'", (_req, res) => `'nonce-${'locals' in res ? nonceOf(res) : ''}'`],
        imgSrc: ["'self'", 'data:', 'blob:'],
        connectSrc: development ? ["'self'", 'ws:'] : ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    // no-referrer would make Chromium send `Origin: null` with every form.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    // Said already by frame-ancestors, or to browsers that are gone.
    xFrameOptions: false,
    xXssProtection: false,
    xDownloadOptions: false,
    xDnsPrefetchControl: false,
    xPermittedCrossDomainPolicies: false,
    originAgentCluster: false,
  })
  return (req, res, next) => {
    if (isNoPage(req)) {
      res.setHeader('X-Content-Type-Options', 'nosniff')
      res.setHeader('Cross-Origin-Resource-Policy', 'same-origin')
      next()
      return
    }
    res.setHeader('Permissions-Policy', permissions)
    ofPages(req, res, next)
  }
}

function nonceOf(res: object): string {
  return (res as { locals: { nonce: string } }).locals.nonce
}
