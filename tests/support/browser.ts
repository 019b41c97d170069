import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { ServerBuild } from '@remix-run/node'
import pino from 'pino'
import { type Browser, type BrowserContext, chromium } from 'playwright-core'
import { inject } from 'vitest'
import { readEnv } from '#app/env.server.ts'
import { createServer, listen } from '#app/server.ts'
import { createServices, type Services } from '#app/services.server.ts'
import { withAxe } from './accessible.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'

export type Site = {
  address: string
  services: Services
  database: TestDatabase
  clock: { now(): Date; set(at: Date): void }
  /** a browser profile of its own; console errors and failed requests end up in `problems` */
  visitor(options?: { javaScript?: boolean; width?: number; dark?: boolean }): Promise<BrowserContext>
  problems: string[]
  /** the server goes away, as in a deploy, and comes back at the same address */
  down(): Promise<void>
  up(): Promise<void>
  close(): Promise<void>
}

const usual = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

function chromiumPath(): string {
  const found = [readEnv().chromiumPath, ...usual, chromium.executablePath()].find((path) => path && existsSync(path))
  if (!found) throw new Error('No Chromium: run `npm test`, which installs one, or set CHROMIUM_PATH.')
  return found
}

/** The built server on a real port with a database of its own, and a real browser. */
export async function openSite(
  make: () => Promise<TestDatabase> = createTestDatabase,
  startAt = new Date(),
): Promise<Site> {
  const database = await make()
  const buildPath = new URL('../../build/server/index.js', import.meta.url).href
  const build = (await import(/* @vite-ignore */ buildPath)) as ServerBuild
  const opened = Date.now()
  let base = startAt.getTime()
  const clock = {
    now: () => new Date(base + (Date.now() - opened)),
    set: (at: Date) => {
      base = at.getTime() - (Date.now() - opened)
    },
  }
  const services = createServices(readEnv({ NODE_ENV: 'test', DATA_FOLDER: inject('dataFolder') }), database.url, {
    clock,
    logger: pino({ level: 'silent' }),
  })
  async function serve(port: number) {
    const opened = await listen({ host: '127.0.0.1', port })
    opened.handOver(withAxe(createServer({ services, build, assetsFolder: join(process.cwd(), 'build', 'client') })))
    return opened
  }
  let listening = await serve(0)
  const { address } = listening
  const browser: Browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: [
      '--no-sandbox',
      // Nothing is drawn on a screen: without these three, a page costs a third more.
      '--disable-gpu',
      '--in-process-gpu',
      '--disable-software-rasterizer',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
  const problems: string[] = []
  return {
    address,
    services,
    database,
    clock,
    problems,
    async visitor({ javaScript = true, width = 1280, dark = false } = {}) {
      const context = await browser.newContext({
        javaScriptEnabled: javaScript,
        viewport: { width, height: 900 },
        colorScheme: dark ? 'dark' : 'light',
        baseURL: address,
        locale: 'kk',
      })
      context.setDefaultTimeout(15_000)
      context.on('console', (message) => {
        // A refused form answers 422 and the browser says so; that is no fault.
        if (message.type() === 'error' && !/status of 4(22|09|01|03|04|10)/.test(message.text())) {
          problems.push(`console: ${message.text()}`)
        }
      })
      context.on('weberror', (error) => problems.push(`error: ${error.error().message}`))
      return context
    },
    down: () => listening.stop(0),
    async up() {
      listening = await serve(Number(new URL(address).port))
    },
    async close() {
      await browser.close()
      await listening.stop(1000)
      await services.close()
      await database.drop()
    },
  }
}
