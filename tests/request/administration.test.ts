import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, createTestApp, password, type TestApp } from '#tests/support/client.ts'

let app: TestApp
let administrator: Client & { accountId: string; email: string }
beforeAll(async () => {
  app = await createTestApp()
  administrator = await app.signedIn('administrator')
})
afterAll(() => app.close())

const person = {
  email: 'new@example.kz',
  displayName: 'Әлия Нұрғазина',
  locale: 'kk',
  roles: ['organiser'],
  password: 'a long enough password',
}

describe('accounts', () => {
  it('are created, listed, and can sign in', async () => {
    const answer = await administrator.post('/ru/administrator/accounts/new', person)
    expect(answer.location).toBe('/ru/administrator/accounts?notice=created')
    const list = await administrator.get('/ru/administrator/accounts')
    expect(list.html).toContain('Әлия Нұрғазина')
    const signIn = await app.client().post('/kk/sign-in', { email: person.email, password: person.password, next: '' })
    expect(signIn.status).toBe(302)
  })

  it('keep what was typed, but never the password, and name every problem in the page’s language', async () => {
    const answer = await administrator.post('/kk/administrator/accounts/new', {
      ...person,
      email: 'not an address',
      roles: ['coordinator'],
      password: 'short-1',
    })
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('value="not an address"')
    expect(answer.html).toContain('value="Әлия Нұрғазина"')
    expect(answer.html).not.toContain('short-1')
    for (const field of ['email', 'regions', 'password']) expect(answer.html).toContain(`href="#field-${field}"`)
    expect(answer.html).toContain('Құпиясөз кемінде 10 таңбадан тұруы керек')
  })

  it('refuse an e-mail that is taken', async () => {
    const answer = await administrator.post('/en/administrator/accounts/new', { ...person, email: administrator.email })
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('An account with this e-mail exists')
  })

  it('lose their sessions when disabled, and come back', async () => {
    const juror = await app.signedIn('juror')
    const at = `/kk/administrator/accounts/${juror.accountId}`
    await administrator.post(at, { roles: ['juror'], disabled: 'yes' })
    expect((await juror.get('/kk/home')).location).toBe('/kk')
    const attempt = () => app.client().post('/kk/sign-in', { email: juror.email, password, next: '' })
    expect((await attempt()).status).toBe(422)
    await administrator.post(at, { roles: ['juror'] })
    expect((await attempt()).status).toBe(302)
  })

  it('never lose the last administrator', async () => {
    const answer = await administrator.post(`/kk/administrator/accounts/${administrator.accountId}`, {
      roles: ['organiser'],
    })
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('соңғы әкімші')
    expect((await administrator.get('/kk/administrator/accounts')).status).toBe(200)
  })

  it('get a new password, and every session ends', async () => {
    const organiser = await app.signedIn('organiser')
    await administrator.post(`/kk/administrator/accounts/${organiser.accountId}`, {
      intent: 'password',
      password: 'another long password',
    })
    expect((await organiser.get('/kk/home')).location).toBe('/kk')
    const old = await app.client().post('/kk/sign-in', { email: organiser.email, password, next: '' })
    expect(old.status).toBe(422)
  })

  it('are not found under an unknown or malformed id', async () => {
    for (const id of ['00000000-0000-4000-8000-000000000000', 'x', "';drop table"]) {
      const answer = await administrator.get(`/kk/administrator/accounts/${encodeURIComponent(id)}`)
      expect(answer.status).toBe(404)
      expect((await administrator.post(`/kk/administrator/accounts/${encodeURIComponent(id)}`, person)).status).toBe(
        404,
      )
    }
  })
})

describe('the audit log', () => {
  it('tells who did what, newest first, and filters', async () => {
    const page = await administrator.get('/en/administrator/audit?action=account.create')
    expect(page.html).toContain('account.create')
    expect(page.html).not.toContain('<td data-label="Action">account.change</td>')
    expect(page.html).not.toContain(person.email)
    expect((await administrator.get('/en/administrator/audit?before=1')).html).toContain('No entries')
  })
})

describe('a session that ended while somebody typed', () => {
  it('keeps the form through signing in again', async () => {
    const visitor = app.client()
    const at = '/kk/administrator/accounts/new'
    const refused = await visitor.post(at, { ...person, displayName: 'Ұзақ «мәтін» & жазу', email: 'kept@example.kz' })
    expect(refused.status).toBe(401)
    expect(refused.html).toContain('name="kept.displayName"')
    expect(refused.html).toContain('Ұзақ «мәтін» &amp; жазу')
    expect(refused.html).not.toContain(person.password)

    const kept = {
      'kept.displayName': 'Ұзақ «мәтін» & жазу',
      'kept.email': 'kept@example.kz',
      'kept.roles': 'organiser',
    }
    const wrong = await visitor.post('/kk/sign-in', {
      email: administrator.email,
      password: 'wrong',
      next: at,
      ...kept,
    })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('name="kept.displayName"')

    const resumed = await visitor.post('/kk/sign-in', { email: administrator.email, password, next: at, ...kept })
    expect(resumed.status).toBe(200)
    expect(resumed.html).toContain(`action="${at}"`)
    expect(resumed.html).toContain('name="displayName" value="Ұзақ «мәтін» &amp; жазу"')
    const sent = await visitor.post(at, { displayName: 'Ұзақ', email: 'kept@example.kz', roles: 'organiser' })
    expect(sent.status).toBe(422)
  })
})
