import type { ServerBuild } from '@remix-run/node'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type Ground, prepareGround } from '#tests/support/blindness/ground.ts'
import { compareScores } from '#tests/support/blindness/score-worlds.ts'
import { staffLeaks } from '#tests/support/blindness/staff-leaks.ts'

const build = (await import(
  /* @vite-ignore */ new URL('../../build/server/index.js', import.meta.url).href
)) as ServerBuild

let ground: Ground
beforeAll(async () => {
  ground = await prepareGround({
    clusterUrl: inject('clusterUrl'),
    templateName: inject('templateName'),
    dataFolder: inject('dataFolder'),
    build,
  })
}, 60_000)
afterAll(() => ground.drop())

describe('two worlds that differ in their scores alone', () => {
  it('never show staff a name beside a score while scoring is open', async () => {
    const { fetches, naming, telling, leaks } = await compareScores(ground)
    expect(leaks).toEqual([])
    expect(fetches).toBeGreaterThan(200)
    expect(naming).toBeGreaterThan(20)
    expect(telling.join('\n')).toContain('/discrepancies')
  }, 180_000)

  it.each(staffLeaks)(
    'would, with $name',
    async (leak) => {
      expect((await compareScores(ground, leak)).leaks.join('\n')).toContain(leak.found)
    },
    120_000,
  )
})
