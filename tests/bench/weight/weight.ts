import type { Bench } from '../bench.ts'
import { buildWorld, type World } from '../pages/world.ts'
import { journey, typing } from './journey.ts'
import { viewsOf } from './views.ts'
import { languages, openBrowser, phone, weigh } from './visits.ts'

/**
 * What the first view of a page may weigh: the document and its styles, all that is needed to read and to send it. The
 * optional script comes after it and has its own limit; with it, nothing may exceed the hard stop.
 */
const target = { bytes: 10_000, requests: 2 }
const hardStop = { bytes: 14_000, requests: 3, scriptBytes: 5_000, scriptRequests: 1 }
const wholeWay = { bytes: 60_000, requests: 15 }

export const weight: Bench = {
  name: 'weight',
  description: 'bytes, requests and script of every public and applicant page, cold and warm, and of the whole journey',
  async run(report, say) {
    const world = await buildWorld(say, false)
    const browser = await openBrowser()
    const tooHeavy: string[] = []
    try {
      for (const view of await viewsOf(world, browser, say)) {
        for (const lang of languages) {
          const context = await phone(browser, world.address, view.cookies)
          const cold = await weigh(context, `/${lang}${view.address}`)
          const warm = await weigh(context, `/${lang}${view.address}`)
          await context.close()
          if (cold.status !== view.status) throw new Error(`/${lang}${view.address} answered ${cold.status}`)
          const { bytes, requests, scriptBytes, scriptRequests } = cold
          const first = { bytes: bytes - scriptBytes, requests: requests - scriptRequests }
          report({
            case: view.name,
            lang,
            coldBytes: bytes,
            warmBytes: warm.bytes,
            requests,
            scriptBytes,
            firstViewBytes: first.bytes,
            firstViewRequests: first.requests,
            ...(view.status === 200 ? {} : { status: view.status }),
          })
          const name = `${view.name} in ${lang}: ${bytes} bytes in ${requests} requests, script ${scriptBytes}`
          if (
            bytes > hardStop.bytes ||
            requests > hardStop.requests ||
            scriptBytes > hardStop.scriptBytes ||
            scriptRequests > hardStop.scriptRequests
          ) {
            tooHeavy.push(name)
          } else if (first.bytes > target.bytes || first.requests > target.requests) say(`above the target: ${name}`)
        }
      }
      const { slug } = await world.row<{ slug: string }>("select slug from contest.contest where state = 'open'")
      await takeLongEssays(world, slug)
      const ways = [
        { name: 'journey without script', scripts: false, slug },
        { name: 'journey', scripts: true, slug },
      ]
      for (const way of ways) judge(await walk(world, way))
      report(await typing(browser, world, slug))
      await takeEverywhere(world, slug)
      judge(await walk(world, { name: 'journey, contest of all regions', scripts: true, slug, wide: true }))
    } finally {
      await browser.close()
      await world.close()
    }
    if (tooHeavy.length > 0) throw new Error(`above the hard stop:\n${tooHeavy.join('\n')}`)

    async function walk(at: World, way: Parameters<typeof journey>[2]) {
      say(`${way.name}:`)
      const figures = await journey(browser, at, way, say)
      report(figures)
      return figures
    }

    function judge(figures: Awaited<ReturnType<typeof journey>>): void {
      if (Number(figures.bytes) <= wholeWay.bytes && Number(figures.requests) <= wholeWay.requests) return
      tooHeavy.push(`${figures.case}: ${figures.bytes} bytes in ${figures.requests} requests`)
    }
  },
}

/** The budget of the whole way is for an essay of 600 words. */
async function takeLongEssays(world: World, slug: string): Promise<void> {
  await world.row('update contest.contest set words_max = greatest(words_max, 600) where slug = $1', [slug])
}

/** More districts than one list can hold: the place takes a page of its own. */
async function takeEverywhere(world: World, slug: string): Promise<void> {
  await world.row(
    `insert into contest.contest_region (contest_id, kato)
     select c.id, u.kato from contest.contest c, region.unit u where c.slug = $1 and u.level = 1
     on conflict do nothing`,
    [slug],
  )
}
