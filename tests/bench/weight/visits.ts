import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { readEnv } from '#app/env.server.ts'
import { demonstrationAccounts } from '#db/seed/seed.server.ts'

export const languages = ['kk', 'ru', 'en'] as const

export function openBrowser(): Promise<Browser> {
  const path = readEnv().chromiumPath
  return chromium.launch({
    ...(path ? { executablePath: path } : { executablePath: '/usr/bin/chromium' }),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  })
}

/** Who looks at a page: nobody in particular, or one of the demonstration's children. */
export type Visitor = 'visitor' | 'applicant (draft)' | 'applicant (recipient)'

/** A phone with an empty cache; what `cookiesOf` gave makes it one that has signed in elsewhere. */
export async function phone(
  browser: Browser,
  address: string,
  cookies: Awaited<ReturnType<BrowserContext['cookies']>> = [],
): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: address, viewport: { width: 360, height: 740 } })
  await context.addCookies(cookies.map((cookie) => ({ ...cookie, domain: new URL(address).hostname })))
  return context
}

/** The cookies of somebody who has signed in with the form. */
export async function cookiesOf(browser: Browser, address: string, who: Visitor) {
  if (who === 'visitor') return []
  const account = demonstrationAccounts().find(({ role }) => role === who)
  const context = await browser.newContext({ baseURL: address })
  const page = await context.newPage()
  await page.goto('/kk/enter')
  await page.fill('[name=code]', account?.login ?? '')
  await page.fill('[name=pin]', account?.secret ?? '')
  await Promise.all([page.waitForURL(/application/), page.click('main form button')])
  const cookies = await context.cookies()
  await context.close()
  return cookies.filter(({ name }) => name !== 'qarmaq_lang')
}

export type Weight = {
  bytes: number
  requests: number
  /** of these, what the optional script costs: the page is complete before it comes, and without it */
  scriptBytes: number
  scriptRequests: number
  status: number
  path: string
}

/** Opens an address and adds up what Chromium's network events say came over the wire. */
export async function weigh(context: BrowserContext, path: string): Promise<Weight> {
  const page: Page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  const kinds = new Map<string, string>()
  const cached = new Set<string>()
  const sum: Weight = { bytes: 0, requests: 0, scriptBytes: 0, scriptRequests: 0, status: 0, path: '' }
  session.on('Network.requestWillBeSent', ({ requestId, type, redirectResponse }) => {
    kinds.set(requestId, type ?? '')
    if (!redirectResponse) return
    sum.requests += 1
    sum.bytes += redirectResponse.encodedDataLength
  })
  session.on('Network.requestServedFromCache', ({ requestId }) => cached.add(requestId))
  session.on('Network.responseReceived', ({ requestId, response }) => {
    if (response.fromDiskCache || response.fromPrefetchCache) cached.add(requestId)
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (cached.has(requestId)) return
    sum.requests += 1
    sum.bytes += encodedDataLength
    if (kinds.get(requestId) !== 'Script') return
    sum.scriptRequests += 1
    sum.scriptBytes += encodedDataLength
  })
  sum.status = (await page.goto(path, { waitUntil: 'networkidle' }))?.status() ?? 0
  sum.path = new URL(page.url()).pathname
  await page.close()
  return sum
}
