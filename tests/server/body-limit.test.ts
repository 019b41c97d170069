import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { locales } from '#app/i18n/locales.ts'
import { translator } from '#app/i18n/translate.server.ts'
import { type RunningServer, runServer } from './running-server.ts'

describe('the limit of bodies', () => {
  let server: RunningServer
  beforeAll(async () => {
    server = await runServer({}, { limits: [{ path: /^\/ru\/sign-in$/, bytes: 3_000_000 }] })
  })
  afterAll(() => server.close())

  const post = (path: string, bytes: number, headers: Record<string, string> = {}) =>
    server.send(path, {
      method: 'POST',
      headers: { Origin: server.origin, 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
      body: `email=&password=&next=${'x'.repeat(bytes - 22)}`,
    })

  it('lets a megabyte through', async () => {
    expect((await post('/en/sign-in', 1024 * 1024)).status).toBe(422)
  })

  it.each(locales)('refuses one byte more, in %s, and the sender gets to read it', async (locale) => {
    const answer = await post(`/${locale}/enter`, 1024 * 1024 + 1)
    expect(answer.status).toBe(413)
    expect(answer.text).toContain(`<html lang="${locale}">`)
    expect(answer.text).toContain(translator(locale)('error:tooLarge.title'))
    expect(answer.headers.connection).toBe('close')
  })

  it('has larger limits for some addresses', async () => {
    expect((await post('/ru/sign-in', 3_000_000)).status).toBe(422)
    expect((await post('/ru/sign-in', 3_000_001)).status).toBe(413)
  })

  it('asks for a length', async () => {
    const answer = await post('/en/sign-in', 100, { 'Transfer-Encoding': 'chunked' })
    expect(answer.status).toBe(411)
  })
})
