import type { Bench } from '../bench.ts'
import { buildWorld } from '../pages/world.ts'
import { openLink, type Speed } from './link.ts'
import { viewsOf } from './views.ts'
import { openBrowser, phone } from './visits.ts'

const speeds: readonly (Speed & { name: string })[] = [
  { name: '400 kbit/s, 400 ms', bitsPerSecond: 400_000, roundTripMs: 400 },
  { name: '70 kbit/s, 1400 ms', bitsPerSecond: 70_000, roundTripMs: 1400 },
]

export const slow: Bench = {
  name: 'slow',
  description: 'seconds to the first contentful paint of public and applicant pages on slow mobile internet, cold',
  async run(report, say) {
    const world = await buildWorld(say, false)
    const browser = await openBrowser()
    try {
      const views = (await viewsOf(world, browser, say)).filter(({ status }) => status === 200)
      for (const { name, ...speed } of speeds) {
        for (const view of views) {
          const link = await openLink(world.address, speed)
          const context = await phone(browser, link.address, view.cookies)
          const page = await context.newPage()
          page.setDefaultTimeout(60_000)
          await page.goto(`/kk${view.address}`, { waitUntil: 'load' })
          const paintMs = await page.evaluate(
            () =>
              new Promise<number>((resolve) => {
                new PerformanceObserver((list) => {
                  const paint = list.getEntriesByName('first-contentful-paint')[0]
                  if (paint) resolve(paint.startTime)
                }).observe({ type: 'paint', buffered: true })
              }),
          )
          report({ case: view.name, link: name, firstPaintSeconds: Math.round(paintMs) / 1000 })
          await context.close()
          await link.close()
        }
      }
    } finally {
      await browser.close()
      await world.close()
    }
  },
}
