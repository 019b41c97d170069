import type { Browser } from 'playwright-core'
import { readEnv } from '#app/env.server.ts'
import routes from '#app/routes.ts'
import { createServices } from '#app/services.server.ts'
import { demonstrationAccounts } from '#db/seed/seed.server.ts'
import { audiences } from '#tests/request/audiences.ts'
import { organiserContext } from '#tests/support/build-contest.ts'
import { addressOf, samplesOf } from '#tests/support/build-params.ts'
import { tokenAddresses } from '#tests/support/token-addresses.ts'
import type { World } from '../pages/world.ts'
import { cookiesOf, type Visitor } from './visits.ts'

/** A page that a family may come to. */
export type View = {
  /** its path in the route table, without the language */
  path: string
  who: Visitor
  /** what it is called in the result */
  name: string
  /** without the language: `/application/essay` */
  address: string
  /** what it answers with: for some an example of the error page is all there is */
  status: number
  cookies: Awaited<ReturnType<typeof cookiesOf>>
}

/** Every page of the folders `public.…` and `applicant.…` in app/routes.ts that is a document in a language. */
export const pathsToWeigh = (): string[] =>
  routes
    .filter(({ file }) => /^routes\/(?:public|applicant)\./.test(file))
    .map(({ path }) => `/${path ?? ''}`.replace(/\/+/g, '/'))
    .filter((path) => path.startsWith('/:lang') && !audiences[path]?.resource)

const nameOf = (path: string) => path.replace(/^\/:lang/, '') || '/'

/** The same page at another time of an application weighs something else. */
const also: readonly { path: string; who: Visitor }[] = [
  { path: '/:lang/application', who: 'applicant (recipient)' },
  { path: '/:lang', who: 'applicant (draft)' },
]

/**
 * Finds each page by itself, so that none is forgotten: an address whose parameters have no example, or that answers
 * nobody, ends the benchmark.
 */
export async function viewsOf(world: World, browser: Browser, say: (line: string) => void): Promise<View[]> {
  const services = createServices(readEnv({ NODE_ENV: 'production', LOG_LEVEL: 'silent' }), world.url)
  const { db } = services.database
  const samples = await samplesOf(db)
  const organiser = demonstrationAccounts().find(({ role }) => role === 'organiser')
  const { id } = await db
    .selectFrom('identity.account')
    .select('id')
    .where('email', '=', organiser?.login ?? '')
    .executeTakeFirstOrThrow()
  const links = await tokenAddresses(organiserContext(services, id), samples, world.address)
  await services.close()
  const cookies = new Map<Visitor, View['cookies']>()
  for (const who of ['visitor', 'applicant (draft)', 'applicant (recipient)'] as const) {
    cookies.set(who, await cookiesOf(browser, world.address, who))
  }
  const views: View[] = []
  for (const path of pathsToWeigh()) {
    const visitors = audiences[path]?.who.includes('applicant')
      ? (['applicant (draft)', 'applicant (recipient)'] as const)
      : (['visitor'] as const)
    let found: View | null = null
    for (const who of visitors) {
      const view = await look(path, who)
      if (!found || (view.status === 200 && found.status !== 200)) found = view
    }
    if (!found || found.status >= 500 || (found.status >= 300 && found.status < 400)) {
      throw new Error(`${path} answered ${found?.status}: it cannot be weighed`)
    }
    if (found.status !== 200) say(`${path} has no example: what is weighed answers ${found.status}`)
    views.push(found)
  }
  for (const { path, who } of also) views.push(await look(path, who, `${nameOf(path)} for ${who}`))
  return views

  async function look(path: string, who: Visitor, name = nameOf(path)): Promise<View> {
    const address = (links.get(path) ?? addressOf(samples, path)).replace(/^\/kk/, '')
    const own = cookies.get(who) ?? []
    const answer = await fetch(`${world.address}/kk${address}`, {
      headers: { Cookie: own.map((cookie) => `${cookie.name}=${cookie.value}`).join('; ') },
      redirect: 'manual',
    })
    await answer.arrayBuffer()
    return { path, who, name, address, status: answer.status, cookies: own }
  }
}
