import type { RequestHandler } from 'express'
import { refusalPage } from './refusal-page.ts'

const megabyte = 1024 * 1024

/** Addresses that take more than the usual 1 MB: the first pattern that fits decides. */
export const bodyLimits: readonly { path: RegExp; bytes: number }[] = [
  {
    path: /^\/[a-z]{2}\/(?:application\/(?:essay\/pages|certificates)|papers\/[^/]+|children\/[^/]+\/(?:certificates|paper))(?:\/add)?(?:\.data)?$/,
    bytes: 9 * megabyte,
  },
  { path: /^\/[a-z]{2}\/(?:organiser|partner)\/(?:[^/]+\/)*import(?:\.data)?$/, bytes: 10 * megabyte },
]

const usualLimit = megabyte

/** What is read and thrown away after a refusal, so that the browser gets to see the page. */
const drainLimit = 64 * megabyte

/**
 * Refuses bodies by their announced length, which the HTTP parser then holds them to.
 * A body without a length (chunked) is refused with 411: no browser sends a form so.
 */
export function bodyLimit(limits = bodyLimits): RequestHandler {
  return (req, res, next) => {
    if (req.headers['transfer-encoding'] !== undefined) {
      res.set('Connection', 'close').status(411).type('text/plain').send('Content-Length is required\n')
      return
    }
    const length = Number(req.headers['content-length'] ?? 0)
    const limit = limits.find(({ path }) => path.test(req.path))?.bytes ?? usualLimit
    if (length <= limit) {
      next()
      return
    }
    res.set('Connection', 'close')
    let drained = 0
    req.on('data', (chunk: Buffer) => {
      drained += chunk.length
      if (drained > drainLimit) req.destroy()
    })
    refusalPage(req, res, 413, 'tooLarge')
  }
}
