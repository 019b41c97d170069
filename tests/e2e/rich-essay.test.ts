import { randomUUID } from 'node:crypto'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApplication } from '#app/domain/application/start-application.server.ts'
import { createAccount } from '#app/domain/identity/create-account.server.ts'
import { startSession } from '#app/domain/identity/session.server.ts'
import { systemContext } from '#app/services.server.ts'
import { expectAccessible } from '#tests/support/accessible.ts'
import { openSite, type Site } from '#tests/support/browser.ts'
import { buildContest, organiserContext } from '#tests/support/build-contest.ts'

let site: Site
let contestId: string

beforeAll(async () => {
  site = await openSite()
  const made = await createAccount(systemContext(site.services, 'test'), {
    email: 'organiser@example.kz',
    displayName: 'Organiser',
    locale: 'kk',
    roles: ['organiser'],
    regions: [],
    password: 'correct horse battery',
  })
  if (!made.ok) throw new Error(made.reason)
  contestId = (await buildContest(organiserContext(site.services, made.value.accountId))).id
})
afterAll(async () => {
  await site.close()
})

/** A child's device that is signed in; the application's account by its cookie. */
async function device(options: { width: number; javaScript?: boolean }, cookie?: string): Promise<BrowserContext> {
  const context = await site.visitor(options)
  await context.addCookies([{ name: 'qarmaq_session', value: cookie ?? (await newSession()), url: site.address }])
  return context
}

async function newSession(): Promise<string> {
  const started = await startApplication(systemContext(site.services, 'test'), {
    contestId,
    startKey: randomUUID(),
    pin: '482915',
    locale: 'kk',
  })
  if (!started.ok) throw new Error(started.reason)
  const cookie = await startSession(site.services.database.db, started.value.accountId, false, false)
  return /qarmaq_session=([^;]+)/.exec(cookie)?.[1] ?? ''
}

async function openEssay(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  await page.goto('/kk/application/essay')
  await page.locator('.letters').waitFor()
  return page
}

const openButton = (page: Page) => page.getByRole('button', { name: 'Безендіруі бар редакторды ашу' })
const surface = (page: Page) => page.locator('.editor-surface')
const area = (page: Page) => page.locator('textarea[name=body]')
const saved = (page: Page) => page.locator('.saving', { hasText: /^Сақталды/ }).waitFor()

describe('the rich editor of the essay', () => {
  it('keeps one text: switched to, written in, switched back, opened without script', async () => {
    const cookie = await newSession()
    const context = await device({ width: 1280 }, cookie)
    const page = await openEssay(context)
    await area(page).fill('Кіріспе сөз')
    await openButton(page).click()
    await surface(page).click()
    await page.keyboard.press('Control+End')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Қалың' }).click()
    await page.keyboard.type('Менің')
    await page.getByRole('button', { name: 'Қалың' }).click()
    await page.keyboard.type(' арманым')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Тізім', exact: true }).click()
    await page.keyboard.type('бірінші')
    await page.keyboard.press('Enter')
    await page.keyboard.type('екінші')
    await page.getByRole('button', { name: 'ң', exact: true }).click()
    await expectAccessible(page)
    const words = await page.locator('.counter').textContent()
    await page.getByRole('button', { name: 'Қарапайым мәтінге оралу' }).click()
    const text = 'Кіріспе сөз\n\n**Менің** арманым\n\n- бірінші\n- екіншің'
    expect(await area(page).inputValue()).toBe(text)
    expect(await page.locator('.counter').textContent()).toBe(words)
    await saved(page)
    const plain = await device({ width: 1280, javaScript: false }, cookie)
    const reloaded = await plain.newPage()
    await reloaded.goto('/kk/application/essay')
    expect(await area(reloaded).inputValue()).toBe(text)
    expect(await reloaded.locator('[data-plain]').textContent()).toContain(/\d+/.exec(words ?? '')?.[0])
    await plain.close()
    await context.close()
  })

  it('saves while it is open, and the button leads on', async () => {
    const context = await device({ width: 1280 })
    const page = await openEssay(context)
    await openButton(page).click()
    await surface(page).click()
    await page.keyboard.type('Редакторда жазылды')
    await saved(page)
    await page.getByRole('button', { name: 'Сақтап, жалғастыру' }).click()
    await page.waitForURL('**/application/details')
    await page.goto('/kk/application/essay')
    expect(await area(page).inputValue()).toBe('Редакторда жазылды')
    await context.close()
  })

  it('is not offered on a phone, nor where data is saved, nor on a slow connection', async () => {
    const phone = await device({ width: 360 })
    expect(await openButton(await openEssay(phone)).count()).toBe(0)
    await phone.close()
    for (const connection of [
      { saveData: true, effectiveType: '4g' },
      { saveData: false, effectiveType: '3g' },
    ]) {
      const context = await device({ width: 1280 })
      await context.addInitScript((given) => {
        Object.defineProperty(navigator, 'connection', { value: given })
      }, connection)
      expect(await openButton(await openEssay(context)).count()).toBe(0)
      await context.close()
    }
  })

  it('leaves the text area when its chunk does not come, and nothing is lost', async () => {
    const context = await device({ width: 1280 })
    const loaded: string[] = []
    context.on('request', (request) => {
      if (request.resourceType() === 'script') loaded.push(request.url())
    })
    await context.route(/assets\/mount/, (route) => route.abort())
    const page = await openEssay(context)
    expect(loaded).toHaveLength(1)
    await area(page).fill('Осында жазылды')
    await openButton(page).click()
    await page.getByText('Редактор ашылмады').waitFor()
    await area(page).fill('Осында жазылды және жалғасты')
    await saved(page)
    expect(await area(page).isVisible()).toBe(true)
    await context.close()
  })
})
