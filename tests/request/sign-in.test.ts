import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, password, type TestApp } from '#tests/support/client.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

describe('signing in', () => {
  it('leads each role to its own home and back to where it wanted to go', async () => {
    const organiser = await app.signedIn('organiser')
    expect((await organiser.get('/ru/home')).location).toBe('/ru/organiser/contests')
    const again = await app.client().post('/kk/sign-in', { email: organiser.email, password, next: '/kk/privacy' })
    expect(again.location).toBe('/kk/privacy')
  })

  it('refuses a wrong password with 422, keeps the e-mail and never shows the password', async () => {
    const { email } = await app.signedIn('organiser')
    const answer = await app.client().post('/ru/sign-in', { email, password: 'guess-7261', next: '' })
    expect(answer.status).toBe(422)
    expect(answer.html).toContain(email)
    expect(answer.html).not.toContain('guess-7261')
    expect(answer.html).toContain('Не совпадает')
  })

  it('never leaves the site through next', async () => {
    const { email } = await app.signedIn('organiser')
    for (const next of ['https://evil.example/', '//evil.example', '/kk//evil.example', '/\\evil.example']) {
      const answer = await app.client().post('/kk/sign-in', { email, password, next })
      expect(answer.location).toBe('/kk/home')
    }
  })

  it('stops guessing after ten tries', async () => {
    const { email } = await app.signedIn('juror')
    const visitor = app.client()
    for (let tries = 0; tries < 10; tries += 1) {
      expect((await visitor.post('/kk/sign-in', { email, password: 'no', next: '' })).status).toBe(422)
    }
    const right = await visitor.post('/kk/sign-in', { email, password, next: '' })
    expect(right.status).toBe(422)
    expect(right.html).toContain('15 минуттан')
  })

  it('tells a mistyped code from a wrong one', async () => {
    const visitor = app.client()
    const answer = await visitor.post('/en/enter', { code: '7KQ-2M9-XAC', pin: '482915', next: '' })
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('7KQ-2M9-XAC')
    expect(answer.html).not.toContain('482915')
  })

  it('signs out', async () => {
    const organiser = await app.signedIn('organiser')
    await organiser.post('/kk/sign-out', {})
    expect((await organiser.get('/kk/home')).location).toBe('/kk')
  })

  it('answers an unknown page with 404 in the language of the address', async () => {
    const answer = await app.client().get('/ru/no-such-page')
    expect(answer.status).toBe(404)
    expect(answer.html).toContain('Страница не найдена')
    expect((await app.client().get('/xx/sign-in')).status).toBe(404)
  })
})
