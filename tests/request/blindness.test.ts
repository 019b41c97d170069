import type { ServerBuild } from '@remix-run/node'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { compareWorlds } from '#tests/support/blindness/compare-worlds.ts'
import { parts } from '#tests/support/blindness/crawl.ts'
import { type Ground, prepareGround } from '#tests/support/blindness/ground.ts'
import { leaks } from '#tests/support/blindness/leaks.ts'

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
})
afterAll(() => ground.drop())

/** One for each part of what can be fetched. */
const families = Array.from({ length: parts }, (_, index) => index)
const swapsOfEach = 8

describe('two worlds that differ in who wrote', () => {
  it.each(families)(
    'look the same to every juror: texts %i, eight times with other children',
    async (family) => {
      const { worlds, fetches, texts, differences } = await compareWorlds(ground, family, swapsOfEach)
      expect(differences).toEqual([])
      expect(worlds).toBe(swapsOfEach)
      expect(texts).toBeGreaterThanOrEqual(worlds)
      expect(fetches / worlds).toBeGreaterThan(25)
    },
    180_000,
  )

  it.each(leaks)(
    'would not, if $name told of the author',
    async (leak) => {
      const { differences } = await compareWorlds(ground, 0, 1, leak)
      expect(differences.length).toBeGreaterThan(0)
    },
    180_000,
  )
})
