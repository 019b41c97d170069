import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAccount } from '#app/domain/identity/create-account.server.ts'
import { systemContext } from '#app/services.server.ts'
import { openSite, type Site } from '#tests/support/browser.ts'
import { buildContest, organiserContext } from '#tests/support/build-contest.ts'
import { photograph } from '#tests/support/photographs.ts'

let site: Site
let slug: string
const pages = '/kk/application/essay/pages'

beforeAll(async () => {
  site = await openSite()
  const made = await createAccount(systemContext(site.services, 'test'), {
    email: 'organiser@example.kz',
    displayName: 'O',
    locale: 'kk',
    roles: ['organiser'],
    regions: [],
    password: 'correct horse battery',
  })
  if (!made.ok) throw new Error(made.reason)
  slug = (await buildContest(organiserContext(site.services, made.value.accountId))).slug
})
afterAll(() => site.close())

describe('photographs on a phone', () => {
  it('are made smaller, sent one by one, sent again after a break, and not sent twice', async () => {
    const context = await site.visitor({ width: 360 })
    const page = await context.newPage()
    await page.goto(`/kk/apply/${slug}`)
    await page.fill('[name=pin]', '482915')
    await page.fill('[name=pinAgain]', '482915')
    await page.click('main form button')
    await page.goto(pages)

    const files = await Promise.all(
      ['бірінші', 'екінші', 'үшінші'].map(async (name) => ({
        name: `${name}.jpg`,
        mimeType: 'image/jpeg',
        buffer: await photograph(name, 3000, 4000),
      })),
    )
    const sent: number[] = []
    let attempts = 0
    // The connection breaks while the second page is on its way, twice.
    await page.route(`**${pages}/add`, async (route) => {
      attempts += 1
      if (attempts === 2 || attempts === 3) return route.abort('connectionreset')
      sent.push(route.request().postDataBuffer()?.length ?? 0)
      return route.continue()
    })
    const reloaded = page.waitForEvent('load', { timeout: 60_000 })
    await page.setInputFiles('#field-file', files)
    await reloaded
    expect(attempts).toBe(5)
    expect(sent).toHaveLength(3)
    for (const bytes of sent) expect(bytes).toBeLessThan(320_000)
    await page.locator('.cards img').nth(2).waitFor()
    const sizes = await site.services.database.db
      .selectFrom('identity.essay_page')
      .select(['width', 'height'])
      .orderBy('position')
      .execute()
    expect(sizes).toEqual([1, 2, 3].map(() => ({ width: 1350, height: 1800 })))

    // A tab that was closed meanwhile: the same choice goes on with what is missing.
    const more = { name: 'төртінші.jpg', mimeType: 'image/jpeg', buffer: await photograph('төртінші', 3000, 4000) }
    const again = page.waitForEvent('load', { timeout: 60_000 })
    await page.setInputFiles('#field-file', [...files, more])
    await again
    expect(attempts).toBe(6)
    expect(await page.locator('.cards > .card').count()).toBe(4)

    // What the server refuses is said on the page, and the choice can be made anew.
    await page.setInputFiles('#field-file', { name: 'эссе.txt', mimeType: 'image/jpeg', buffer: Buffer.from('мәтін') })
    await page.getByText('сурет емес').waitFor()
    expect(await page.locator('#field-file').isEnabled()).toBe(true)
    expect(site.problems.filter((one) => !/ERR_CONNECTION_RESET/.test(one))).toEqual([])
    await context.close()
  })
})
