import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import { ensureDatabase, startEmbedded } from '#db/embedded.server.ts'
import { migrate } from '#db/migrate.ts'
import { loadReference } from '#db/reference/load.server.ts'
import { compareWorlds } from '#tests/support/blindness/compare-worlds.ts'
import { prepareGround } from '#tests/support/blindness/ground.ts'
import { buildIfStale } from '../../../app/cli/build.mjs'
import type { Bench } from '../bench.ts'

const families = 50
const swapsOfEach = 10

export const blindness: Bench = {
  name: 'blindness',
  description: '500 worlds with other children behind the same texts, and what jurors can fetch in each: no difference',
  async run(report, say) {
    await buildIfStale(process.cwd(), { say })
    const folder = await mkdtemp(join(tmpdir(), 'qarmaq-bench-'))
    // As root PostgreSQL runs as the user postgres, who has to reach its folder.
    await chmod(folder, 0o711)
    const cluster = await startEmbedded(join(folder, 'postgres'))
    try {
      const templateName = 'blind_template'
      await ensureDatabase(cluster, templateName)
      await migrate(cluster.url(templateName))
      await loadReference(cluster.url(templateName))
      const build = (await import(pathToFileURL('build/server/index.js').href)) as ServerBuild
      const land = { clusterUrl: cluster.url('postgres'), templateName, dataFolder: join(folder, 'var'), build }
      const ground = await prepareGround(land)
      const total = { worlds: 0, fetches: 0, bytes: 0, differences: 0 }
      for (let family = 0; family < families; family += 1) {
        const { worlds, fetches, bytes, differences } = await compareWorlds(ground, family, swapsOfEach)
        total.worlds += worlds
        total.fetches += fetches
        total.bytes += bytes
        total.differences += differences.length
        for (const line of differences) say(line)
        if (family % 5 === 4) say(`${total.worlds} worlds, ${total.differences} differences`)
      }
      report({ case: 'two worlds', ...total })
      if (total.differences > 0) throw new Error(`${total.differences} answers tell who wrote`)
    } finally {
      await cluster.stop()
      await rm(folder, { recursive: true, force: true })
    }
  },
}
