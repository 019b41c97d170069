import type { RequestHandler } from 'express'
import helmet from 'helmet'

/** What a page could ask for and never does; each header travels with every answer, so there are no more of them. */
const permissions = 'camera=(), geolocation=(), microphone=()'

/**
 * @param secure visitors come over HTTPS: HSTS is sent
 * @param development Vite's own scripts, styles and socket are let through
 */
export function securityHeaders({ secure, development }: { secure: boolean; development: boolean }): RequestHandler[] {
  return [
    helmet({
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
    }),
    (_req, res, next) => {
      res.setHeader('Permissions-Policy', permissions)
      next()
    },
  ]
}

function nonceOf(res: object): string {
  return (res as { locals: { nonce: string } }).locals.nonce
}
