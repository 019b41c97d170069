import { readdirSync, readFileSync } from 'node:fs'
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningServer, runServer } from './running-server.ts'

describe('the headers', () => {
  let server: RunningServer
  beforeAll(async () => {
    server = await runServer()
  })
  afterAll(() => server.close())

  it('let pages run nothing but our own files', async () => {
    const { headers } = await server.send('/kk')
    const policy = String(headers['content-security-policy']).replace(/nonce-[^']+/, 'nonce')
    expect(policy.split(';')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'nonce'",
      "img-src 'self' data: blob:",
      "connect-src 'self'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ])
    expect(headers).toMatchObject({
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
    })
    expect(headers['permissions-policy']).toContain('camera=()')
    expect(headers['x-powered-by']).toBeUndefined()
    expect(headers['strict-transport-security']).toBeUndefined()
  })

  it('carry a new nonce and request id each time, and take none from outside', async () => {
    const first = await server.send('/kk', { headers: { 'X-Request-Id': 'mine' } })
    const second = await server.send('/kk')
    expect(first.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
    expect(first.headers['x-request-id']).not.toBe(second.headers['x-request-id'])
    expect(first.headers['content-security-policy']).not.toBe(second.headers['content-security-policy'])
  })

  it('stand on answers that never reach Remix too', async () => {
    const { headers, text } = await server.send('/en/sign-in', { method: 'POST' })
    const nonce = /nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1]
    expect(text).toContain(`<style nonce="${nonce}">`)
    expect(headers['cache-control']).toBe('no-store')
  })

  it('forbid to keep raw loader data', async () => {
    const { status, headers } = await server.send('/kk/sign-in.data')
    expect(status).toBe(200)
    expect(headers['cache-control']).toContain('no-store')
  })

  it('let hashed files be kept for ever, and say of a missing one that it is missing', async () => {
    const name = readdirSync('build/client/assets').find((file) => file.endsWith('.css'))
    const { status, headers } = await server.send(`/assets/${name}`)
    expect(status).toBe(200)
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
    const gone = await server.send('/assets/gone-00000000.css')
    expect(gone.status).toBe(404)
    expect(gone.headers['cache-control']).toBe('no-store')
  })

  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ])('compress pages with %s', async (encoding, unpack) => {
    const packed = await server.send('/kk', { headers: { 'Accept-Encoding': encoding } })
    expect(packed.headers['content-encoding']).toBe(encoding)
    const page = unpack(packed.body).toString('utf8')
    expect(page).toContain('<html lang="kk"')
    expect(packed.body.length).toBeLessThan(Buffer.byteLength(page))
  })

  it.each([
    ['br', brotliDecompressSync, brotliCompressSync],
    ['gzip', gunzipSync, (plain: Buffer) => gzipSync(plain, { level: 9 })],
  ])('come with styles and scripts that %s cannot pack tighter', async (encoding, unpack, pack) => {
    for (const end of ['.css', '.js']) {
      const name = readdirSync('build/client/assets').find((file) => file.startsWith(end === '.js' ? 'entry' : 'base'))
      const plain = readFileSync(`build/client/assets/${name}`)
      const { status, headers, body } = await server.send(`/assets/${name}`, {
        headers: { 'Accept-Encoding': encoding },
      })
      expect([status, headers['content-encoding'], headers.vary]).toEqual([200, encoding, 'Accept-Encoding'])
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
      expect(headers['content-type']).toMatch(end === '.js' ? /^text\/javascript/ : /^text\/css/)
      expect(unpack(body).equals(plain)).toBe(true)
      expect(body.length).toBeLessThanOrEqual(pack(plain).length)
    }
    const gone = await server.send('/assets/gone-00000000.js', { headers: { 'Accept-Encoding': encoding } })
    expect(gone.status).toBe(404)
  })

  it('leave pages alone for who takes no compression', async () => {
    const plain = await server.send('/kk')
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(plain.text).toContain('<html lang="kk"')
  })
})

describe('with an https origin', () => {
  it('the browser is told to stay with it', async () => {
    const server = await runServer({ PUBLIC_ORIGIN: 'https://qarmaq.example' })
    try {
      const { headers } = await server.send('/kk')
      expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains')
    } finally {
      await server.close()
    }
  })
})
