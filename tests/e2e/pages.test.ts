import type { ServerBuild } from '@remix-run/node'
import { sql } from 'kysely'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCards } from '#app/domain/card/create-cards.server.ts'
import { createAccount } from '#app/domain/identity/create-account.server.ts'
import { startSession } from '#app/domain/identity/session.server.ts'
import { openJoin } from '#app/domain/scoring/open-join.server.ts'
import { systemContext } from '#app/services.server.ts'
import { demonstrationAccounts } from '#db/seed/seed.server.ts'
import { audiences } from '#tests/request/audiences.ts'
import {
  expectAccessible,
  expectAccessibleInTheDark,
  expectAccessibleWordings,
  shapeOf,
} from '#tests/support/accessible.ts'
import { openSite, type Site } from '#tests/support/browser.ts'
import { organiserContext } from '#tests/support/build-contest.ts'
import { addressOf, type Samples, samplesOf } from '#tests/support/build-params.ts'
import { createSeededDatabase, seedTime } from '#tests/support/database.ts'
import { missingText } from '#tests/support/missing-text.ts'
import { expectNoSidewaysScrolling } from '#tests/support/sideways-scrolling.ts'
import { tokenAddresses, worked } from '#tests/support/token-addresses.ts'

type Viewer = string
type Scene = { path: string; viewer: Viewer; state?: keyof Samples['contests'] }

const build = (await import(
  /* @vite-ignore */ new URL('../../build/server/index.js', import.meta.url).href
)) as ServerBuild
const paths = Object.values(build.routes)
  .filter((route) => route !== undefined && route.id !== 'root')
  .map((route) => `/${route?.path ?? ''}`.replace(/\/+/g, '/'))
  .filter((path) => !audiences[path]?.resource)
  .sort()

const contest = '/:lang/organiser/contests/:contestId'

/** A page is seen by the first of its audience; these look different to others, or lead somewhere else. */
const seenBy: Record<string, readonly Viewer[]> = {
  '/:lang/application': ['applicant (draft)', 'applicant (recipient)', 'applicant (waiting list)'],
  '/:lang/application/receipt': ['applicant (recipient)'],
  '/:lang/application/answer': ['applicant (recipient)'],
  '/:lang/application/appeal': ['applicant (waiting list)'],
  '/:lang': ['anyone', 'applicant (draft)', 'organiser'],
  [`${contest}/applications`]: ['organiser', 'coordinator'],
  [`${contest}/applications/:applicationId`]: ['organiser', 'coordinator'],
}
/** And these at another time of a contest. */
const later: readonly Scene[] = [
  { path: contest, viewer: 'organiser', state: 'in-review' },
  { path: contest, viewer: 'organiser', state: 'announced' },
  { path: `${contest}/jury`, viewer: 'organiser', state: 'in-review' },
  { path: `${contest}/jury`, viewer: 'organiser', state: 'announced' },
  { path: `${contest}/result`, viewer: 'organiser', state: 'in-review' },
  { path: '/:lang/contests/:slug', viewer: 'anyone', state: 'announced' },
  { path: '/:lang/contests/:slug/results', viewer: 'anyone', state: 'open' },
]

function viewersOf(path: string): readonly Viewer[] {
  const [first = 'anyone'] = audiences[path]?.who ?? []
  return seenBy[path] ?? [first === 'applicant' ? 'applicant (draft)' : first]
}
const scenes: Scene[] = [...paths.flatMap((path) => viewersOf(path).map((viewer) => ({ path, viewer }))), ...later]
const nameOf = ({ path, viewer, state }: Scene) => `${path} for ${viewer}${state ? `, ${state}` : ''}`

let site: Site
let samples: Samples
/** Addresses with something in them that the demonstration keeps only the hash of, or has none of. */
const made = new Map<string, string>()
const browsers = new Map<Viewer, Promise<BrowserContext>>()
const pages = new Map<string, Promise<Page>>()

const db = () => site.services.database.db

beforeAll(async () => {
  site = await openSite(createSeededDatabase, seedTime)
  samples = await samplesOf(db())
  const organiser = organiserContext(site.services, await accountFor('organiser'))
  await openJoin(organiser, { contestId: samples.contests.announced.id, purpose: 'Тізімдерді тексеру үшін' })
  for (const [path, address] of await tokenAddresses(organiser, samples, site.address)) made.set(path, address)

  const partnerId = samples.sample('', 'partnerId')
  // The demonstration's adjudicator is another juror than the one whose pages are looked at.
  const { rows } = await sql<{ code: string }>`
    update writing.adjudication a set juror_id = j.id from writing.juror j join identity.account c on c.id = j.account_id
     where c.email = ${samples.jurorEmail} and j.contest_id = a.contest_id and a.contest_id = ${samples.contests['in-review'].id}
       and not exists (select from writing.assignment s where s.juror_id = j.id and s.essay_id = a.essay_id)
    returning a.code`.execute(db())
  const decision = '/:lang/jury/:contestId/decisions/:code'
  made.set(
    decision,
    decision
      .replace(':lang', 'kk')
      .replace(':contestId', samples.contests['in-review'].id)
      .replace(':code', rows[0]?.code ?? ''),
  )

  const open = samples.contests.open.id
  const cards = { contestId: open, partnerId, count: 3, label: '№21 мектеп', locale: 'kk' } as const
  const { batchId } = worked(await createCards(organiser, cards))
  const batch = '/:lang/partner/contests/:contestId/cards/:batchId'
  for (const path of [batch, `${batch}/print`]) {
    made.set(path, path.replace(':lang', 'kk').replace(':contestId', open).replace(':batchId', batchId))
  }
})
afterAll(async () => {
  const { problems } = site
  await site.close()
  expect(problems).toEqual([])
})

async function accountFor(viewer: Viewer): Promise<string> {
  const find = db().selectFrom('identity.account').select('id')
  if (viewer === 'juror') return (await find.where('email', '=', samples.jurorEmail).executeTakeFirstOrThrow()).id
  const known = demonstrationAccounts().find(({ role }) => role === viewer)
  if (known) {
    const column = viewer.startsWith('applicant') ? 'login_code' : 'email'
    const login = column === 'email' ? known.login : known.login.replaceAll('-', '')
    return (await find.where(column, '=', login).executeTakeFirstOrThrow()).id
  }
  const units = await db().selectFrom('region.unit').select('kato').where('level', '=', 1).execute()
  const account = await createAccount(systemContext(site.services, 'test'), {
    email: `${viewer}@example.kz`,
    displayName: viewer,
    locale: 'kk',
    roles: [viewer as 'organiser'],
    regions: units.map(({ kato }) => kato),
    password: 'correct horse battery',
  })
  return worked(account).accountId
}

async function openBrowser(viewer: Viewer): Promise<BrowserContext> {
  const context = await site.visitor({ width: 360 })
  if (viewer !== 'anyone') {
    const cookie = await startSession(db(), await accountFor(viewer), false, true)
    const value = /qarmaq_session=([^;]+)/.exec(cookie)?.[1] ?? ''
    await context.addCookies([{ name: 'qarmaq_session', value, url: site.address }])
  }
  return context
}

function once<K, V>(map: Map<K, Promise<V>>, key: K, make: () => Promise<V>): Promise<V> {
  const found = map.get(key) ?? make()
  map.set(key, found)
  return found
}

/** One page for each viewer and language. */
const pageFor = (viewer: Viewer, locale: string) =>
  once(pages, `${viewer} ${locale}`, async () => (await once(browsers, viewer, () => openBrowser(viewer))).newPage())

function addressIn(locale: string, { path, state }: Scene): string {
  const at = made.get(path) ?? addressOf(samples, path)
  const { id, slug } = samples.contests[state ?? 'open']
  const moved = state ? addressOf({ sample: (_, name) => ({ contestId: id, slug })[name] ?? 'kk' }, path) : at
  return moved.replace(/^\/kk/, `/${locale}`)
}

function statusOf({ path }: Scene): number {
  const [first = 200, ...others] = audiences[path]?.get ?? []
  return others.includes(200) || path.includes(':token') ? 200 : first
}

/** Opens the page, which is complete; what axe says of it is another matter. */
async function openComplete(scene: Scene, locale: string): Promise<Page> {
  const page = await pageFor(scene.viewer, locale)
  const address = addressIn(locale, scene)
  const answer = await page.goto(address)
  const where = page.url()
  expect(new URL(where).pathname, `${address} leads elsewhere`).toBe(address)
  expect(answer?.status(), where).toBe(statusOf(scene))
  expect(await page.title(), where).toMatch(/\S/)
  if (scene.path.startsWith('/:lang')) expect(await page.getAttribute('html', 'lang'), where).toBe(locale)
  for (const field of await page.locator('[data-editor="rich"]').all()) await field.locator('.editor-surface').waitFor()
  expect(missingText(await page.content()), where).toEqual([])
  return page
}

/** In English, whose words are the shortest, a page is complete: what it looks like the other two have shown. */
async function expectEnglish(scene: Scene): Promise<void> {
  const page = await pageFor(scene.viewer, 'kk')
  const address = addressIn('en', scene)
  const answer = await page.request.get(address, { maxRedirects: 0 })
  expect(answer.status(), address).toBe(statusOf(scene))
  const content = await answer.text()
  expect(content, address).toMatch(/<html[^>]* lang="en"/)
  expect(content, address).toMatch(/<title>[^<]*\S/)
  expect(missingText(content), address).toEqual([])
}

/** WCAG 2.2, 1.4.10: nothing scrolls sideways on 320 px either. */
async function expectNarrow(page: Page): Promise<void> {
  await page.setViewportSize({ width: 320, height: 640 })
  await expectNoSidewaysScrolling(page)
  await page.setViewportSize({ width: 360, height: 900 })
}

describe('every page is complete, accessible and narrow in every language', () => {
  it.each(scenes.map((scene) => [nameOf(scene), scene] as const))('%s', async (_name, scene) => {
    const kazakh = await openComplete(scene, 'kk')
    const shape = await shapeOf(kazakh)
    const inLanguages = scene.path.startsWith('/:lang')
    // All of them come to an end before the pages are used again.
    const ends = await Promise.allSettled([
      (async () => {
        await expectAccessible(kazakh)
        await expectAccessibleInTheDark(kazakh)
        await expectNarrow(kazakh)
      })(),
      inLanguages && expectEnglish(scene),
      inLanguages &&
        (async () => {
          const russian = await openComplete(scene, 'ru')
          // The switch between languages is no part of the shape: on the first page it is looked at in each of them.
          if (scene.path === '/:lang') await expectAccessible(russian)
          else await expectAccessibleWordings(russian, shape)
          await expectNarrow(russian)
        })(),
    ])
    for (const end of ends) if (end.status === 'rejected') throw end.reason
  })
})
