import type { ServerBuild } from '@remix-run/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Role, staffRoles } from '#app/domain/context.ts'
import { addressOf, buildParams, type Params } from '#tests/support/build-params.ts'
import { type Client, createTestApp, type TestApp } from '#tests/support/client.ts'
import { createSeededDatabase, seedTime } from '#tests/support/database.ts'
import { checkInvariants } from '#tests/support/invariants.ts'
import { audiences } from './audiences.ts'

const roles = ['visitor', 'applicant', ...staffRoles] as const
type Viewer = (typeof roles)[number]

const build = (await import(
  /* @vite-ignore */ new URL('../../build/server/index.js', import.meta.url).href
)) as ServerBuild
const paths = Object.values(build.routes)
  .filter((route) => route !== undefined && route.id !== 'root')
  .map((route) => `/${route?.path ?? ''}`.replace(/\/+/g, '/'))
  .sort()

let app: TestApp
let params: Params
const clients = new Map<Viewer, Client>()

beforeAll(async () => {
  app = await createTestApp(createSeededDatabase, seedTime)
  params = await buildParams(app)
  clients.set('visitor', app.client())
  clients.set('applicant', params.applicant)
  const units = await app.services.database.db.selectFrom('region.unit').select('kato').where('level', '=', 1).execute()
  const regions = units.map(({ kato }) => kato)
  for (const role of staffRoles) {
    const known = role === 'juror' ? params.juror : role === 'partner' ? params.partner : null
    clients.set(role, known ?? (await app.signedIn(role as Role, regions)))
  }
})
afterAll(async () => {
  expect(await checkInvariants(app.services.database.db)).toEqual([])
  await app.close()
})

function welcome(path: string, viewer: Viewer): boolean {
  const expected = audiences[path]?.who ?? []
  return expected.includes('anyone') || (expected as readonly string[]).includes(viewer)
}

const address = (path: string) => addressOf(params, path)

describe('every route × every role', () => {
  it('has a stated expectation for each route of the manifest, and no other', () => {
    expect(Object.keys(audiences).sort()).toEqual(paths)
  })

  describe.each(paths)('%s', (path) => {
    it.each(roles)('document for %s', async (viewer) => {
      const answer = await (clients.get(viewer) as Client).get(address(path))
      if (welcome(path, viewer)) expect(audiences[path]?.get ?? [200]).toContain(answer.status)
      else if (viewer === 'visitor') {
        expect(answer.status).toBe(302)
        expect(answer.location).toMatch(/^\/kk\/(sign-in|enter)\?next=/)
      } else expect(answer.status).toBe(403)
    })

    it.each(roles)('.data and ?_data for %s', async (viewer) => {
      if (audiences[path]?.resource) return
      const at = address(path)
      const answer = await (clients.get(viewer) as Client).get(at === '/' ? '/_root.data' : `${at}.data`)
      // Single fetch answers a redirect with 202 and carries the loader's refusal as its own status.
      if (welcome(path, viewer)) expect([200, 202, ...(audiences[path]?.get ?? [])]).toContain(answer.status)
      else expect(answer.status).toBe(viewer === 'visitor' ? 202 : 403)
      const old = await (clients.get(viewer) as Client).get(`${at}?_data=routes%2Fx`)
      if (!welcome(path, viewer)) expect([302, 403]).toContain(old.status)
    })

    it.each(roles)('POST for %s', async (viewer) => {
      for (const at of audiences[path]?.resource ? [address(path)] : [address(path), `${address(path)}.data`]) {
        if (at.endsWith('/.data') || path === '/') continue
        if (audiences[path]?.final && welcome(path, viewer)) continue
        const answer = await (clients.get(viewer) as Client).post(at, { intent: 'matrix' })
        if (audiences[path]?.readOnly) expect([403, 404, 405]).toContain(answer.status)
        else if (audiences[path]?.notFromStaff && (staffRoles as readonly string[]).includes(viewer)) {
          expect(answer.status).toBe(403)
        } else if (welcome(path, viewer)) expect([200, 202, 302, 303, 400, 404, 409, 410, 422]).toContain(answer.status)
        else expect(answer.status).toBe(viewer === 'visitor' ? 401 : 403)
      }
    })
  })
})
