import type { Page } from 'playwright-core'
import type { Bench } from '../bench.ts'
import { buildWorld, type World } from '../pages/world.ts'
import { openLink } from './link.ts'
import { languages, openBrowser, phone, routesOf, weigh } from './visits.ts'

export const weight: Bench = {
  name: 'weight',
  description: 'bytes, requests and script of every public and applicant page, cold and warm, and of the whole journey',
  async run(report, say) {
    const world = await buildWorld(say, false)
    const browser = await openBrowser()
    try {
      const routes = await routesOf(world)
      for (const who of ['visitor', 'applicant'] as const) {
        for (const route of routes[who]) {
          for (const lang of languages) {
            const context = await phone(browser, world.address, false)
            if (who === 'applicant') {
              const signedIn = await phone(browser, world.address, true)
              await context.addCookies(await signedIn.cookies())
              await signedIn.close()
            }
            const cold = await weigh(context, `/${lang}${route}`)
            const warm = await weigh(context, `/${lang}${route}`)
            if (cold.status !== 200) throw new Error(`/${lang}${route} answered ${cold.status}`)
            report({
              case: route || '/',
              lang,
              coldBytes: cold.bytes,
              warmBytes: warm.bytes,
              requests: cold.requests,
              scriptBytes: cold.scriptBytes,
            })
            await context.close()
          }
        }
      }
      for (const scripts of [false, true]) report(await journey(world, scripts))
    } finally {
      await browser.close()
      await world.close()
    }

    /** From entering with the code to the receipt; counted on the wire, both ways, HTTP headers included. */
    async function journey(at: World, scripts: boolean) {
      const link = await openLink(at.address)
      const routes = await routesOf(at)
      const maker = await browser.newContext({ baseURL: at.address })
      const start = await maker.newPage()
      await start.goto(`/kk${routes.visitor.find((route) => route.startsWith('/apply'))}`)
      await start.fill('[name=pin]', '482915')
      await start.fill('[name=pinAgain]', '482915')
      await Promise.all([start.waitForURL(/code/), start.click('main form button')])
      const code = (await start.locator('main [translate=no]').first().textContent()) ?? ''
      await maker.close()

      const context = await browser.newContext({
        baseURL: link.address,
        javaScriptEnabled: scripts,
        viewport: { width: 360, height: 740 },
      })
      const page = await context.newPage()
      let requests = 0
      page.on('request', () => {
        requests += 1
      })
      await fillIn(page, code)
      await context.close()
      const figures = {
        case: scripts ? 'journey' : 'journey without script',
        lang: 'kk',
        bytes: link.bytes(),
        requests,
      }
      await link.close()
      return figures
    }
  },
}

const word = 'компьютер'

async function fillIn(page: Page, code: string): Promise<void> {
  const next = (answer: RegExp) =>
    Promise.all([
      page.waitForURL(answer),
      page.locator('main form:last-of-type button:not([type=button])').first().click(),
    ])
  await page.goto('/kk/enter')
  await page.fill('[name=code]', code)
  await page.fill('[name=pin]', '482915')
  await next(/application$/)
  await page.goto('/kk/application/about')
  await page.fill('[name=familyName]', 'Сейітова')
  await page.fill('[name=givenName]', 'Айгүл')
  await page.fill('[name=birthDateDay]', '27')
  await page.fill('[name=birthDateMonth]', '3')
  await page.fill('[name=birthDateYear]', String(new Date().getFullYear() - 13))
  await next(/school/)
  await page.fill('[name=school]', '№ 12 орта мектеп')
  await page.selectOption('[name=grade]', '7')
  await next(/place/)
  await page.locator('[name=region]').first().check()
  await next(/district/)
  await page.selectOption('[name=district]', { index: 1 })
  await next(/contact/)
  await page.fill('[name=phone]', '87015550123')
  await next(/groups/)
  await page.locator('[name=groups]').last().check()
  await next(/consent/)
  await page.fill('[name=guardianName]', 'Сейітова Гүлнар')
  await page.locator('[name=guardianRelation]').first().check()
  await page.check('[name=guardianAgrees]')
  await next(/essay/)
  const max = Number(/–(\d+)/.exec((await page.locator('main').textContent()) ?? '')?.[1] ?? 600)
  const text = Array.from({ length: Math.min(600, max) }, (_, at) => `${word}${at}`).join(' ')
  await page.fill('[name=body]', text)
  await next(/check/)
  await next(/receipt/)
}
