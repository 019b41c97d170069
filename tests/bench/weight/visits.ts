import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { readEnv } from '#app/env.server.ts'
import { demonstrationAccounts } from '#db/seed/seed.server.ts'
import type { World } from '../pages/world.ts'

export const languages = ['kk', 'ru', 'en'] as const

/** Addresses below the language that a visitor or an applicant comes to, by who comes. */
export async function routesOf(world: World): Promise<{ visitor: string[]; applicant: string[] }> {
  const slug = async (state: string) =>
    (await world.row<{ slug: string }>('select slug from contest.contest where state = $1', [state])).slug
  const open = await slug('open')
  const announced = await slug('announced')
  const section = ['about', 'school', 'place', 'place/district?region=310000000', 'contact', 'groups', 'consent']
  return {
    visitor: [
      '',
      '/contests',
      `/contests/${open}`,
      `/contests/${announced}/results`,
      '/how-it-works',
      '/privacy',
      '/enter',
      '/sign-in',
      `/apply/${open}`,
    ],
    applicant: [
      '',
      '/code',
      ...section.map((name) => `/${name}`),
      '/essay',
      '/essay/earlier',
      '/check',
      '/withdraw',
    ].map((path) => `/application${path}`),
  }
}

export function openBrowser(): Promise<Browser> {
  const path = readEnv().chromiumPath
  return chromium.launch({
    ...(path ? { executablePath: path } : { executablePath: '/usr/bin/chromium' }),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  })
}

/** A phone, signed in as the child whose application is a draft. */
export async function phone(browser: Browser, address: string, signedIn: boolean): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: address, viewport: { width: 360, height: 740 } })
  if (signedIn) {
    const draft = demonstrationAccounts().find(({ role }) => role === 'applicant (draft)')
    const page = await context.newPage()
    await page.goto('/kk/enter')
    await page.fill('[name=code]', draft?.login ?? '')
    await page.fill('[name=pin]', draft?.secret ?? '')
    await Promise.all([page.waitForURL(/application/), page.click('main form button')])
    await page.close()
  }
  return context
}

export type Weight = { bytes: number; requests: number; scriptBytes: number; status: number }

/** Opens an address and adds up what Chromium's network events say came over the wire. */
export async function weigh(context: BrowserContext, path: string): Promise<Weight> {
  const page: Page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  const kinds = new Map<string, string>()
  const cached = new Set<string>()
  const sum: Weight = { bytes: 0, requests: 0, scriptBytes: 0, status: 0 }
  session.on('Network.requestWillBeSent', ({ requestId, type }) => kinds.set(requestId, type ?? ''))
  session.on('Network.requestServedFromCache', ({ requestId }) => cached.add(requestId))
  session.on('Network.responseReceived', ({ requestId, response }) => {
    if (response.fromDiskCache || response.fromPrefetchCache) cached.add(requestId)
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (cached.has(requestId)) return
    sum.requests += 1
    sum.bytes += encodedDataLength
    if (kinds.get(requestId) === 'Script') sum.scriptBytes += encodedDataLength
  })
  sum.status = (await page.goto(path, { waitUntil: 'networkidle' }))?.status() ?? 0
  await page.close()
  return sum
}
