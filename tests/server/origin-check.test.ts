import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { locales } from '#app/i18n/locales.ts'
import { translator } from '#app/i18n/translate.server.ts'
import { type RunningServer, runServer } from './running-server.ts'

const form = { 'Content-Type': 'application/x-www-form-urlencoded' }

describe('the origin check', () => {
  let server: RunningServer
  beforeAll(async () => {
    server = await runServer()
  })
  afterAll(() => server.close())

  const post = async (headers: Record<string, string>, path = '/ru/sign-in', method = 'POST') =>
    (await server.send(path, { method, headers: { ...form, ...headers }, body: 'email=&password=&next=' })).status

  // 422: Remix has seen the form and found it empty.
  const accepted = 422

  it.each<[string, (origin: string) => Record<string, string>, number]>([
    ['the own Origin', (origin) => ({ Origin: origin }), accepted],
    ['the own Origin, whatever the Referer says', (origin) => ({ Origin: origin, Referer: 'https://a.kz/' }), accepted],
    ['another Origin', () => ({ Origin: 'https://evil.example' }), 403],
    ['another port', () => ({ Origin: 'http://127.0.0.1:1' }), 403],
    ['another scheme', (origin) => ({ Origin: origin.replace('http:', 'https:') }), 403],
    ['Origin null', () => ({ Origin: 'null' }), 403],
    ['Origin null from the same site', () => ({ Origin: 'null', 'Sec-Fetch-Site': 'same-origin' }), 403],
    ['an empty Origin', () => ({ Origin: '' }), 403],
    ['no Origin, same-origin fetch', () => ({ 'Sec-Fetch-Site': 'same-origin' }), accepted],
    ['no Origin, same-site fetch', () => ({ 'Sec-Fetch-Site': 'same-site' }), 403],
    ['no Origin, cross-site fetch', () => ({ 'Sec-Fetch-Site': 'cross-site' }), 403],
    ['no Origin, a fetch of the user', () => ({ 'Sec-Fetch-Site': 'none' }), 403],
    [
      'a cross-site fetch with our Referer',
      (origin) => ({ 'Sec-Fetch-Site': 'cross-site', Referer: `${origin}/ru` }),
      403,
    ],
    ['our Referer alone', (origin) => ({ Referer: `${origin}/ru/sign-in` }), accepted],
    ['another Referer', () => ({ Referer: 'https://evil.example/' }), 403],
    ['a Referer that only starts like ours', (origin) => ({ Referer: `${origin}.evil.example/` }), 403],
    ['a Referer that is no address', () => ({ Referer: 'ours' }), 403],
    ['nothing at all', () => ({}), 403],
    [
      'a forged X-Forwarded-Host',
      () => ({ Origin: 'https://evil.example', 'X-Forwarded-Host': 'evil.example', 'X-Forwarded-Proto': 'https' }),
      403,
    ],
    [
      'X-Forwarded-Host beside the own Origin',
      (origin) => ({ Origin: origin, 'X-Forwarded-Host': 'evil.example' }),
      accepted,
    ],
  ])('%s', async (_name, headers, status) => {
    expect(await post(headers(server.origin))).toBe(status)
  })

  it.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS'])('covers %s', async (method) => {
    expect(await post({ Origin: 'https://evil.example' }, '/ru/sign-in', method)).toBe(403)
  })

  it.each(['/ru/sign-in.data', '/ru/sign-in?_data=routes/public.sign-in/route', '/ru/sign-out', '/favicon.svg'])(
    'covers %s',
    async (path) => {
      expect(await post({ Origin: 'https://evil.example' }, path)).toBe(403)
    },
  )

  it('lets GET pass from anywhere', async () => {
    const answer = await server.send('/ru/sign-in', { headers: { Origin: 'https://evil.example' } })
    expect(answer.status).toBe(200)
  })

  it.each(locales)('explains itself in %s', async (locale) => {
    const answer = await server.send(`/${locale}/sign-in`, { method: 'POST', headers: { Origin: 'null' } })
    expect(answer.status).toBe(403)
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(answer.text).toContain(`<html lang="${locale}">`)
    expect(answer.text).toContain(`<h1>${translator(locale)('error:origin.title')}</h1>`)
    expect(answer.text).toContain(`href="/${locale}"`)
  })

  it.each(['a b', 'a/b', 'user@host', '[::1'])('refuses the Host %j', async (host) => {
    expect((await server.send('/ru', { headers: { Host: host } })).status).toBe(400)
  })
})

describe('the origin check behind a proxy', () => {
  let server: RunningServer
  beforeAll(async () => {
    server = await runServer({ PUBLIC_ORIGIN: 'https://qarmaq.example', TRUST_PROXY: '1' })
  })
  afterAll(() => server.close())

  const post = async (headers: Record<string, string>) =>
    (await server.send('/ru/sign-in', { method: 'POST', headers: { ...form, ...headers }, body: 'email=&password=' }))
      .status

  it('accepts the public origin whatever host the proxy asks for', async () => {
    expect(await post({ Origin: 'https://qarmaq.example' })).toBe(422)
    expect(await post({ Origin: 'https://qarmaq.example', Host: 'qarmaq.example' })).toBe(422)
    expect(await post({ Referer: 'https://qarmaq.example/ru/sign-in' })).toBe(422)
  })

  it('refuses the public host over http, and others', async () => {
    expect(await post({ Origin: 'http://qarmaq.example' })).toBe(403)
    expect(await post({ Origin: 'https://evil.example', 'X-Forwarded-Host': 'evil.example' })).toBe(403)
  })

  it('shows visitors addresses of the public origin only', async () => {
    const answer = await server.send('/ru', { headers: { Host: 'inner:3000', 'X-Forwarded-Host': 'evil.example' } })
    expect(answer.text).toContain('href="https://qarmaq.example/kk"')
    expect(answer.text).not.toContain('evil.example')
    expect(answer.text).not.toContain('inner:3000')
  })
})
