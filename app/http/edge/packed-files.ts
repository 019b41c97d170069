import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { RequestHandler } from 'express'

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
}

const packers = {
  br: promisify((bytes: Buffer, done: (error: Error | null, packed: Buffer) => void) =>
    brotliCompress(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }, done),
  ),
  gzip: promisify((bytes: Buffer, done: (error: Error | null, packed: Buffer) => void) =>
    gzip(bytes, { level: constants.Z_BEST_COMPRESSION }, done),
  ),
} as const

/**
 * Styles and scripts with a hash in their name, packed as tightly as can be: once, when somebody first asks, because
 * they never change. Whatever it does not find or cannot pack is left to the next handler.
 */
export function packedFiles(folder: string): RequestHandler {
  const packed = new Map<string, Promise<Buffer>>()
  return async (req, res, next) => {
    const name = /^\/([\w.-]+\.(css|js))$/.exec(req.path)
    const encoding = req.acceptsEncodings('br', 'gzip')
    if (!name || (req.method !== 'GET' && req.method !== 'HEAD') || (encoding !== 'br' && encoding !== 'gzip')) {
      return next()
    }
    const [, file = '', kind = ''] = name
    const key = `${encoding} ${file}`
    const packing = packed.get(key) ?? readFile(join(folder, file)).then(packers[encoding])
    packed.set(key, packing)
    const bytes = await packing.catch(() => packed.delete(key) && null)
    if (!bytes) return next()
    res.set({
      'Content-Type': types[kind] ?? '',
      'Content-Encoding': encoding,
      'Cache-Control': 'public, max-age=31536000, immutable',
      Vary: 'Accept-Encoding',
    })
    res.send(bytes)
  }
}
