import type { Bench } from '../bench.ts'
import { casesOf } from './cases.ts'
import { measure } from './load.ts'
import { buildWorld } from './world.ts'

export const pages: Bench = {
  name: 'pages',
  description: 'requests per second and milliseconds of pages, against the built server with 10,000 applications',
  async run(report, say) {
    const world = await buildWorld(say)
    try {
      for (const load of casesOf(world)) {
        say(`Measuring ${load.case} …`)
        report(await measure(world.address, load))
      }
    } finally {
      await world.close()
    }
  },
}
