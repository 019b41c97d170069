import type { RequestHandler } from 'express'

/** An answer that says nothing about caching is not to be kept by anybody: it may show a child's data. */
export const defaultNoStore: RequestHandler = (_req, res, next) => {
  const writeHead = res.writeHead
  res.writeHead = function (this: typeof res, ...args: unknown[]) {
    if (!res.hasHeader('Cache-Control')) res.setHeader('Cache-Control', 'private, no-store')
    return Reflect.apply(writeHead, this, args)
  } as typeof writeHead
  next()
}
