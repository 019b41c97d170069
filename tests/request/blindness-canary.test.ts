import { createHash } from 'node:crypto'
import type { ServerBuild } from '@remix-run/node'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { findCanaries } from '#tests/support/blindness/canaries.ts'
import { crawl } from '#tests/support/blindness/crawl.ts'
import { disguises } from '#tests/support/blindness/encodings.ts'
import type { Seen } from '#tests/support/blindness/fetch-all.ts'
import { type Ground, prepareGround } from '#tests/support/blindness/ground.ts'
import { leaks } from '#tests/support/blindness/leaks.ts'
import { type Planted, plantTokens } from '#tests/support/blindness/plant-tokens.ts'
import { openWorld, type World } from '#tests/support/blindness/world.ts'

const build = (await import(
  /* @vite-ignore */ new URL('../../build/server/index.js', import.meta.url).href
)) as ServerBuild

/** What holds no text of a person's own: each with the reason why nothing can be planted there. */
const unplantable: Record<string, string> = {
  'identity.account.kind': 'staff or applicant',
  'identity.account.locale': 'one of three languages',
  'identity.account_role.role': 'a role of a list',
  'identity.application.eligibility': 'a state of a list',
  'identity.application.source': 'a source of a list',
  'identity.application.state': 'a state of a list',
  'identity.consent.channel': 'a channel of a list',
  'identity.consent.kind': 'a kind of a list',
  'identity.consent.locale': 'one of three languages',
  'identity.consent.text_version': 'names a published text',
  'identity.consent_text.locale': 'one of three languages',
  'identity.consent_text.sha256': 'follows from a published text',
  'identity.consent_text.version': 'names a published text',
}

let ground: Ground
let world: World
let planted: Planted
let seen: Seen[]
beforeAll(async () => {
  ground = await prepareGround({
    clusterUrl: inject('clusterUrl'),
    templateName: inject('templateName'),
    dataFolder: inject('dataFolder'),
    build,
  })
  world = await openWorld(ground, 'canaries', 'canaries')
  planted = await plantTokens(
    world.services.database,
    ground.jurors.map(({ accountId }) => accountId),
  )
  seen = await crawl(world, 0, true)
}, 300_000)
afterAll(async () => {
  await world.close()
  await ground.drop()
})

describe('words that stand only in identities and originals', () => {
  it('were written into every field of a child that holds text', () => {
    const columns = new Set(planted.stems.map(({ column }) => column))
    for (const field of ['family_name', 'given_name', 'school', 'phone', 'email', 'guardian_name', 'village']) {
      expect(columns).toContain(`identity.application.${field}`)
    }
    for (const column of ['identity.account.display_name', 'writing.essay.body']) expect(columns).toContain(column)
  })

  it('cannot be written only where a code, a key or a choice of a list stands', () => {
    expect(planted.refused.filter((column) => !(column in unplantable))).toEqual([])
  })

  it('are in nothing that a juror can fetch, whatever their disguise', () => {
    expect(seen.length).toBeGreaterThan(150)
    const texts = seen.filter(({ answer }) => answer.includes(Buffer.from('сөйлем').toString('latin1')))
    expect(texts.length).toBeGreaterThan(10)
    expect(findCanaries(seen, planted)).toEqual([])
  })

  it.each(['raw', 'percent-encoded', 'entities', 'escaped', 'hexadecimal', 'base64'])(
    'would be found %s',
    (disguise) => {
      const { stem } = planted.stems.find(({ column }) => column === 'identity.application.family_name') ?? { stem: '' }
      for (const hidden of disguises(stem).get(disguise) ?? []) {
        expect(findCanaries([said(hidden)], planted)).not.toEqual([])
      }
    },
  )

  it.each(['md5', 'sha1', 'sha256'] as const)('would be found as %s', (algorithm) => {
    const value = planted.values.find((one) => one.startsWith('Ққ')) ?? ''
    for (const encoding of ['hex', 'base64', 'base64url'] as const) {
      const hidden = createHash(algorithm).update(value).digest(encoding)
      expect(findCanaries([said(`ETag: "${hidden}"`)], planted)).not.toEqual([])
    }
  })
})

describe('a planted leak', () => {
  it('is found in what jurors fetch', async () => {
    const [leak] = leaks.filter(({ handler }) => handler)
    const leaking = await openWorld(ground, 'canaries', 'canaries', leak)
    try {
      const { stems, values } = await plantTokens(
        leaking.services.database,
        ground.jurors.map(({ accountId }) => accountId),
      )
      expect(findCanaries(await crawl(leaking, 0), { stems, values })).not.toEqual([])
    } finally {
      await leaking.close()
    }
  }, 120_000)
})

const said = (answer: string): Seen => ({ asked: 'a leak', answer, status: 200, headers: {} })
