import type { ServerBuild } from '@remix-run/node'
import type { BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAccount } from '#app/domain/identity/create-account.server.ts'
import { startSession } from '#app/domain/identity/session.server.ts'
import { systemContext } from '#app/services.server.ts'
import { demonstrationAccounts } from '#db/seed/seed.server.ts'
import { audiences } from '#tests/request/audiences.ts'
import { expectAccessible, openSite, type Site } from '#tests/support/browser.ts'
import { addressOf, type Samples, samplesOf } from '#tests/support/build-params.ts'
import { createSeededDatabase, seedTime } from '#tests/support/database.ts'

const build = (await import(
  /* @vite-ignore */ new URL('../../build/server/index.js', import.meta.url).href
)) as ServerBuild
const paths = Object.values(build.routes)
  .filter((route) => route !== undefined && route.id !== 'root')
  .map((route) => `/${route?.path ?? ''}`.replace(/\/+/g, '/'))
  .filter((path) => !audiences[path]?.resource)
  .sort()

let site: Site
let samples: Samples
const contexts = new Map<string, BrowserContext>()

beforeAll(async () => {
  site = await openSite(createSeededDatabase, seedTime)
  samples = await samplesOf(site.services.database.db)
})
afterAll(async () => {
  expect(site.problems).toEqual([])
  await site.close()
})

const viewerOf = (path: string) => audiences[path]?.who[0] ?? 'anyone'

async function accountFor(viewer: string): Promise<string> {
  const { db } = site.services.database
  const find = db.selectFrom('identity.account').select('id')
  if (viewer === 'juror') return (await find.where('email', '=', samples.jurorEmail).executeTakeFirstOrThrow()).id
  if (viewer === 'applicant') {
    const draft = demonstrationAccounts().find(({ role }) => role === 'applicant (draft)')
    const code = (draft?.login ?? '').replaceAll('-', '')
    return (await find.where('login_code', '=', code).executeTakeFirstOrThrow()).id
  }
  const units = await db.selectFrom('region.unit').select('kato').where('level', '=', 1).execute()
  const made = await createAccount(systemContext(site.services, 'test'), {
    email: `${viewer}@example.kz`,
    displayName: viewer,
    locale: 'kk',
    roles: [viewer as 'organiser'],
    regions: units.map(({ kato }) => kato),
    password: 'correct horse battery',
  })
  if (!made.ok) throw new Error(made.reason)
  return made.value.accountId
}

/** A browser of somebody who may see the page, 360 px wide. */
async function browserFor(viewer: string): Promise<BrowserContext> {
  const known = contexts.get(viewer)
  if (known) return known
  const context = await site.visitor({ width: 360 })
  contexts.set(viewer, context)
  if (viewer !== 'anyone') {
    const cookie = await startSession(site.services.database.db, await accountFor(viewer), false, true)
    const value = /qarmaq_session=([^;]+)/.exec(cookie)?.[1] ?? ''
    await context.addCookies([{ name: 'qarmaq_session', value, url: site.address }])
  }
  return context
}

describe('every page', () => {
  it.each(paths)('%s is accessible, narrow and in its language', async (path) => {
    const context = await browserFor(viewerOf(path))
    const page = await context.newPage()
    const at = addressOf(samples, path)
    for (const locale of path.startsWith('/:lang') ? (['kk', 'ru', 'en'] as const) : (['kk'] as const)) {
      const answer = await page.goto(at.replace(/^\/kk/, `/${locale}`))
      expect(answer?.status(), page.url()).toBeLessThan(500)
      expect(await page.title(), page.url()).not.toBe('')
      if (path.startsWith('/:lang')) expect(await page.getAttribute('html', 'lang')).toBe(locale)
      // A key that has no text shows as `namespace:key.path` or as its last part with dots.
      const text = await page.locator('body').innerText()
      expect(text.match(/\b[a-z][a-zA-Z]+:[a-z][\w]*(\.\w+)+/g) ?? [], page.url()).toEqual([])
      await expectAccessible(page, locale === 'kk')
    }
    await page.close()
  })
})
