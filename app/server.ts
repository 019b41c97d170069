import { createServer as createHttpServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { constants } from 'node:zlib'
import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import compression from 'compression'
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express'
import { bodyLimit, type bodyLimits } from './http/edge/body-limit.ts'
import { defaultNoStore } from './http/edge/default-no-store.ts'
import { alive, ready } from './http/edge/health.ts'
import { originCheck } from './http/edge/origin-check.ts'
import { refusalPage } from './http/edge/refusal-page.ts'
import { requestLog } from './http/edge/request-log.ts'
import { safeError } from './http/edge/safe-error.ts'
import { securityHeaders } from './http/edge/security-headers.ts'
import { staticFiles } from './http/edge/static-files.ts'
import type { LoadContext } from './http/load-context.ts'
import type { Services } from './services.server.ts'

export type ServerOptions = {
  services: Services
  build: ServerBuild | (() => Promise<ServerBuild>)
  /** build/client; null when `development` serves the assets */
  assetsFolder: string | null
  /** Vite's middleware */
  development?: RequestHandler
  /** aborted when the process is about to stop */
  stopping?: AbortSignal
  limits?: typeof bodyLimits
}

/** The whole HTTP side: what is refused, answered or logged before Remix sees a request. */
export function createServer(options: ServerOptions): Express {
  const { services, development, assetsFolder } = options
  const { env, logger, random } = services
  const stopping = options.stopping ?? new AbortController().signal
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', env.trustProxy)
  app.set('query parser', false)
  app.set('etag', false)

  app.get('/healthz', alive)
  app.get('/readyz', ready(services, stopping))
  app.use((req, res, next) => {
    req.id = random.uuid()
    res.setHeader('X-Request-Id', req.id)
    res.locals.nonce = Buffer.from(random.bytes(16)).toString('base64')
    if (stopping.aborted) res.setHeader('Connection', 'close')
    next()
  })
  app.use(requestLog(logger))
  app.use(
    securityHeaders({
      secure: env.publicOrigin?.startsWith('https:') ?? false,
      development: development !== undefined,
    }),
  )
  app.use(compression({ threshold: 256, brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } } }))
  app.use(originCheck(env.publicOrigin))
  app.use(bodyLimit(options.limits))
  if (development) app.use(development)
  if (assetsFolder !== null) app.use(staticFiles(assetsFolder))
  app.use(defaultNoStore)
  app.use(
    createRequestHandler({
      build: options.build,
      mode: development ? 'development' : 'production',
      getLoadContext: (req, res): LoadContext => ({
        services,
        nonce: res.locals.nonce,
        requestId: String(req.id),
        clientAddress: req.ip ?? '',
      }),
    }),
  )
  const failed: ErrorRequestHandler = (error, req, res, next) => {
    logger.error({ requestId: req.id, err: safeError(error) }, 'request failed')
    if (res.headersSent) next(error)
    else refusalPage(req, res, 500, '500')
  }
  app.use(failed)
  return app
}

export type Listening = {
  /** http://host:port */
  address: string
  port: number
  /** aborted by `stop`, before the last requests end */
  stopping: AbortSignal
  /** From now on requests go here; until then the answer is 503. */
  handOver(listener: RequestListener): void
  /** Takes no more connections, lets running requests finish, and cuts them off after the grace time. */
  stop(graceMs?: number): Promise<void>
}

const notYet: RequestListener = (_req, res) => {
  res.writeHead(503, { 'Content-Type': 'text/plain', 'Retry-After': '2', Connection: 'close' }).end('Starting\n')
}

/** Takes the port at once, so that a taken one is noticed before any other work. */
export async function listen({ host, port }: { host: string; port: number }): Promise<Listening> {
  let listener = notYet
  const stopping = new AbortController()
  const server = createHttpServer((req, res) => listener(req, res))
  server.headersTimeout = 30_000
  // A megabyte at 70 kbit/s takes two minutes; the largest upload gets ten.
  server.requestTimeout = 600_000
  server.keepAliveTimeout = 65_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host, port }, () => {
      server.off('error', reject)
      resolve()
    })
  })
  const bound = (server.address() as AddressInfo).port
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return {
    address: `http://${shown}:${bound}`,
    port: bound,
    stopping: stopping.signal,
    handOver: (next) => {
      listener = next
    },
    stop: (graceMs = 10_000) =>
      new Promise((resolve) => {
        stopping.abort()
        // A connection that was busy when `close` looked becomes idle later.
        const sweep = setInterval(() => server.closeIdleConnections(), 50)
        const cut = setTimeout(() => server.closeAllConnections(), graceMs)
        server.close(() => {
          clearInterval(sweep)
          clearTimeout(cut)
          resolve()
        })
      }),
  }
}
