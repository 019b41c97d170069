import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { locales } from '#app/i18n/locales.ts'
import { demonstrationAccounts } from '#db/seed/seed.server.ts'
import { audiences } from '#tests/request/audiences.ts'
import { addressOf, samplesOf } from '#tests/support/build-params.ts'
import { type Client, createTestApp, type TestApp } from '#tests/support/client.ts'
import { createSeededDatabase, seedTime } from '#tests/support/database.ts'

/** w3m lays a page out as a terminal shows it: no CSS, no script, 40 columns. */
const installed = spawnSync('w3m', ['-version']).status === 0

const paths = Object.entries(audiences)
  .filter(([path, { who, resource }]) => !resource && path.startsWith('/:lang/application') && who[0] === 'applicant')
  .map(([path]) => path)
const visitorPaths = ['/:lang', '/:lang/contests', '/:lang/contests/:slug', '/:lang/enter', '/:lang/apply/:slug']

let app: TestApp
let sample: Awaited<ReturnType<typeof samplesOf>>
let draft: Client
let recipient: Client

beforeAll(async () => {
  app = await createTestApp(createSeededDatabase, seedTime)
  sample = await samplesOf(app.services.database.db)
  draft = await enter('applicant (draft)')
  recipient = await enter('applicant (recipient)')
})
afterAll(() => app.close())

async function enter(role: string): Promise<Client> {
  const account = demonstrationAccounts().find((one) => one.role === role)
  const client = app.client()
  const answer = await client.post('/kk/enter', { code: account?.login ?? '', pin: account?.secret ?? '', next: '' })
  expect(answer.status).toBe(302)
  return client
}

function dump(html: string): string {
  const { stdout } = spawnSync('w3m', ['-T', 'text/html', '-I', 'UTF-8', '-O', 'UTF-8', '-dump', '-cols', '40'], {
    input: html,
    encoding: 'utf8',
  })
  return stdout
}

/** Words in a row, wherever the lines break. */
const flat = (text: string) => text.replace(/\s+/g, '')

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" }
const textOf = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&(#x27|\w+);/g, (whole, name: string) => entities[name] ?? whole)
    .trim()

/** Texts of all elements of some kinds. */
const textsOf = (html: string, ...kinds: string[]) =>
  [...html.matchAll(new RegExp(`<(${kinds.join('|')})[ >][\\s\\S]*?</\\1>`, 'g'))].map(([whole]) => textOf(whole))

/** What somebody has to be able to do: type, choose, press. */
function expectUsable(html: string, where: string): void {
  const shown = flat(dump(html))
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? ''
  for (const text of textsOf(main, 'h1', 'h2', 'label', 'legend', 'button', 'dt')) {
    expect(shown, `${where} lacks «${text}»`).toContain(flat(text))
  }
  for (const [tag] of main.matchAll(/<(?:input|select|textarea)[^>]*>/g)) {
    if (tag.includes('type="hidden"')) continue
    const id = /id="([^"]+)"/.exec(tag)?.[1] ?? 'none'
    expect(main, `${where}: ${tag} has no label`).toContain(`for="${id}"`)
  }
  // Radio buttons and tick boxes are `( )` and `[ ]`, lines and lists `[    ]`, text areas rows of those.
  const controls = [...main.matchAll(/<(?:input|select|textarea|button)[^>]*>/g)].filter(
    ([tag]) => !tag.includes('type="hidden"') && !tag.includes('<button'),
  )
  expect((shown.match(/[[(][^\])]*[\])]/g) ?? []).length, `${where} shows too few controls`).toBeGreaterThanOrEqual(
    controls.length,
  )
  for (const [button] of main.matchAll(/<button[^>]*>[\s\S]*?<\/button>/g)) {
    expect(shown, `${where} lacks a button`).toContain(flat(textOf(button)))
  }
}

describe.skipIf(!installed)('in a text browser (skipped without w3m: apt-get install w3m)', () => {
  it.each(paths)('%s can be read and filled in, in every language', async (path) => {
    for (const locale of locales) {
      const address = addressOf(sample, path).replace(/^\/kk/, `/${locale}`)
      const [first, second] = [await draft.get(address), await recipient.get(address)]
      const page = first.status === 200 ? first : second
      expect(page.status, address).toBe(200)
      expectUsable(page.html, address)
    }
  })

  it.each(visitorPaths)('%s can be read by a visitor', async (path) => {
    for (const locale of locales) {
      const address = addressOf(sample, path).replace(/^\/kk/, `/${locale}`)
      const page = await app.client().get(address)
      expect(page.status, address).toBe(200)
      expectUsable(page.html, address)
    }
  })
})
