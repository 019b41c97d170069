import { readFile } from 'node:fs/promises'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Figures } from '../bench.ts'
import type { World } from '../pages/world.ts'
import { openLink } from './link.ts'

const pin = '482915'

export type Way = { name: string; scripts: boolean; slug: string; wide?: boolean }

/**
 * From entering with the code to the receipt, on a phone with an empty cache: every byte that passes the socket, both
 * ways, with HTTP's headers, and every request with the redirects.
 */
export async function journey(browser: Browser, world: World, way: Way, say: (line: string) => void): Promise<Figures> {
  const code = await startedElsewhere(browser, world, way.slug)
  const essay = await essayOf(600)
  const link = await openLink(world.address)
  const context = await browser.newContext({
    baseURL: link.address,
    javaScriptEnabled: way.scripts,
    viewport: { width: 360, height: 740 },
  })
  const page = await context.newPage()
  const requests = await countRequests(page)
  let before = 0
  const step = (name: string) => {
    say(`  ${name}: ${link.bytes() - before} bytes, ${requests()} requests so far`)
    before = link.bytes()
  }
  await goThrough(page, code, essay, way, step)
  const figures = { case: way.name, lang: 'kk', bytes: link.bytes(), requests: requests() }
  await context.close()
  await link.close()
  return figures
}

/** What saving costs while somebody types without a pause: per minute, with the headers. */
export async function typing(browser: Browser, world: World, slug: string): Promise<Figures> {
  const code = await startedElsewhere(browser, world, slug)
  const link = await openLink(world.address)
  const context = await browser.newContext({ baseURL: link.address, viewport: { width: 360, height: 740 } })
  const page = await context.newPage()
  await enter(page, code, /details/)
  await page.goto('/kk/application/essay')
  await page.locator('.letters').waitFor()
  const before = link.bytes()
  const requests = await countRequests(page)
  const started = Date.now()
  await page
    .locator('[name=body]')
    .pressSequentially((await essayOf(40)).slice(0, 120), { delay: 300, timeout: 120_000 })
  const minutes = (Date.now() - started) / 60_000
  const figures = {
    case: 'typing, per minute',
    lang: 'kk',
    bytes: Math.round((link.bytes() - before) / minutes),
    requests: Math.round(requests() / minutes),
  }
  await context.close()
  await link.close()
  return figures
}

/** What went over the wire, redirects included: what the cache answers costs nothing. */
async function countRequests(page: Page): Promise<() => number> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  const cached = new Set<string>()
  let count = 0
  session.on('Network.requestServedFromCache', ({ requestId }) => cached.add(requestId))
  session.on('Network.requestWillBeSent', ({ redirectResponse }) => {
    if (redirectResponse) count += 1
  })
  session.on('Network.responseReceived', ({ requestId, response }) => {
    if (!cached.has(requestId) && !response.fromDiskCache) count += 1
  })
  return () => count
}

/** The application is begun on another device: the journey is the child's who comes back with its code. */
async function startedElsewhere(browser: Browser, world: World, slug: string): Promise<string> {
  const context: BrowserContext = await browser.newContext({ baseURL: world.address })
  const page = await context.newPage()
  await page.goto(`/kk/apply/${slug}`)
  await page.fill('[name=pin]', pin)
  await page.fill('[name=pinAgain]', pin)
  await Promise.all([page.waitForURL(/code/), page.click('main form button')])
  const code = (await page.locator('main [translate=no]').first().textContent()) ?? ''
  await context.close()
  return code
}

/** Words of the demonstration's children, so that the text compresses as a real one does. */
async function essayOf(count: number): Promise<string> {
  const file = new URL('../../../db/seed/people.kk.json', import.meta.url)
  const people = JSON.parse(await readFile(file, 'utf8')) as { essay: string }[]
  const words = people.flatMap(({ essay }) => essay.split(/\s+/)).filter((word) => /\p{L}/u.test(word))
  return words.slice(0, count).join(' ')
}

async function press(page: Page, answer: RegExp): Promise<void> {
  await Promise.all([
    page.waitForURL(answer, { waitUntil: 'load' }),
    page.locator('main form:last-of-type button:not([type=button])').first().click(),
  ])
}

async function enter(page: Page, code: string, answer: RegExp): Promise<void> {
  await page.goto('/kk/enter')
  await page.fill('[name=code]', code)
  await page.fill('[name=pin]', pin)
  await press(page, answer)
}

async function goThrough(
  page: Page,
  code: string,
  essay: string,
  { wide = false }: Way,
  step: (name: string) => void,
): Promise<void> {
  await enter(page, code, /application\/details/)
  step('entering, and the details page')
  await page.fill('[name=familyName]', 'Сейітова')
  await page.fill('[name=givenName]', 'Айгүл')
  await page.fill('[name=birthDateDay]', '27')
  await page.fill('[name=birthDateMonth]', '3')
  await page.fill('[name=birthDateYear]', String(new Date().getFullYear() - 13))
  await page.fill('[name=school]', '№ 12 орта мектеп')
  await page.selectOption('[name=grade]', '7')
  await page.selectOption(wide ? '[name=region]' : '[name=district]', { index: 1 })
  await page.fill('[name=phone]', '87015550123')
  await page.locator('[name=groups]').last().check()
  if (wide) {
    await press(page, /district/)
    step('details, and the district page')
    await page.selectOption('[name=district]', { index: 1 })
  }
  await press(page, /consent/)
  step('details, and the consent page')
  await page.fill('[name=guardianName]', 'Сейітова Гүлнар')
  await page.locator('[name=guardianRelation]').first().check()
  await page.check('[name=guardianAgrees]')
  await press(page, /essay/)
  step('consent, and the essay page')
  // 600 words, or as many as the contest takes.
  const most = Number(/–(\d+)/.exec((await page.locator('main').textContent()) ?? '')?.[1] ?? 600)
  await page.fill('[name=body]', essay.split(' ').slice(0, most).join(' '))
  await press(page, /check/)
  step('essay, and the check page')
  await press(page, /receipt/)
  step('submitting, and the receipt')
}
