import { createRequestHandler, type ServerBuild } from '@remix-run/node'
import pino from 'pino'
import { inject } from 'vitest'
import type { Role } from '#app/domain/context.ts'
import { createAccount } from '#app/domain/identity/create-account.server.ts'
import { readEnv } from '#app/env.server.ts'
import type { LoadContext } from '#app/http/load-context.ts'
import { createServices, type Services, systemContext } from '#app/services.server.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { missingText } from './missing-text.ts'

const origin = 'http://qarmaq.test'

type Page = { status: number; location: string | null; html: string; bytes: Uint8Array; headers: Headers }

/** A browser without JavaScript: keeps cookies, follows nothing by itself, posts forms. */
export type Client = {
  get(path: string, init?: RequestInit): Promise<Page>
  post(path: string, fields: Record<string, string | string[] | File>, init?: RequestInit): Promise<Page>
  cookies: Map<string, string>
}

export type TestApp = {
  services: Services
  database: TestDatabase
  /** the time that every request sees; move it to pass a deadline */
  clock: { now(): Date; set(at: Date): void }
  client(): Client
  /** a client that is signed in as new staff with these roles */
  signedIn(role: Role | Role[], regions?: string[]): Promise<Client & { accountId: string; email: string }>
  close(): Promise<void>
}

export const password = 'correct horse battery'

/** The built server answering requests in process, on a database of its own. */
export async function createTestApp(
  make: () => Promise<TestDatabase> = createTestDatabase,
  startAt = new Date('2026-03-02T05:00:00.000Z'),
): Promise<TestApp> {
  const database = await make()
  let now = startAt
  const clock = {
    now: () => now,
    set: (at: Date) => {
      now = at
    },
  }
  const env = readEnv({ NODE_ENV: 'test', DATA_FOLDER: inject('dataFolder') })
  const services = createServices(env, database.url, { clock, logger: pino({ level: 'silent' }) })
  // A variable, so that the type check does not need the build.
  const buildPath = new URL('../../build/server/index.js', import.meta.url).href
  const build = (await import(/* @vite-ignore */ buildPath)) as ServerBuild
  const handle = createRequestHandler(build, 'production')
  let requests = 0

  function client(): Client {
    const cookies = new Map<string, string>()
    async function send(path: string, init: RequestInit): Promise<Page> {
      const headers = new Headers(init.headers)
      if (cookies.size > 0) headers.set('Cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
      const context: LoadContext = {
        services,
        nonce: 'nonce',
        requestId: `request-${++requests}`,
        clientAddress: '127.0.0.1',
      }
      const response = await handle(new Request(new URL(path, origin), { ...init, headers }), context)
      for (const cookie of response.headers.getSetCookie()) {
        const [name = '', value = ''] = cookie.split(';')[0]?.split('=') ?? []
        if (/Max-Age=0/i.test(cookie) || value === '') cookies.delete(name)
        else cookies.set(name, value)
      }
      const bytes = new Uint8Array(await response.arrayBuffer())
      const html = new TextDecoder().decode(bytes)
      const missing = response.headers.get('Content-Type')?.startsWith('text/html') ? missingText(html) : []
      if (missing.length > 0) throw new Error(`${path} has no text for ${missing.join(', ')}`)
      return {
        status: response.status,
        location: response.headers.get('Location'),
        html,
        bytes,
        headers: response.headers,
      }
    }
    return {
      cookies,
      get: (path, init = {}) => send(path, init),
      post(path, fields, init = {}) {
        const form = new FormData()
        for (const [name, value] of Object.entries(fields)) {
          for (const one of Array.isArray(value) ? value : [value]) form.append(name, one)
        }
        return send(path, { ...init, method: 'POST', body: form })
      },
    }
  }

  let people = 0
  async function signedIn(role: Role | Role[], regions: string[] = []) {
    const email = `person-${++people}@example.kz`
    const made = await createAccount(systemContext(services, 'test'), {
      email,
      displayName: `Person ${people}`,
      locale: 'kk',
      roles: Array.isArray(role) ? role : [role],
      regions,
      password,
    })
    if (!made.ok) throw new Error(made.reason)
    const browser = client()
    const answer = await browser.post('/kk/sign-in', { email, password, next: '' })
    if (answer.status !== 302) throw new Error(`sign-in answered ${answer.status}`)
    return { ...browser, email, accountId: made.value.accountId }
  }

  return {
    services,
    database,
    clock,
    client,
    signedIn,
    close: async () => {
      await services.close()
      await database.drop()
    },
  }
}
