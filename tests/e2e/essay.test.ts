import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startApplication } from '#app/domain/application/start-application.server.ts'
import { createAccount } from '#app/domain/identity/create-account.server.ts'
import { startSession } from '#app/domain/identity/session.server.ts'
import { systemContext } from '#app/services.server.ts'
import { openSite, type Site } from '#tests/support/browser.ts'
import { buildContest, organiserContext } from '#tests/support/build-contest.ts'

let site: Site
let contestId: string
let slug: string
const hour = 3_600_000
const pin = '482915'

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
  const contest = await buildContest(organiserContext(site.services, made.value.accountId))
  contestId = contest.id
  slug = contest.slug
})
afterAll(async () => {
  await site.close()
})
afterEach(() => {
  site.clock.set(new Date())
})

type Child = { context: BrowserContext; accountId: string; body(): Promise<string> }

/** A child with an application that is signed in on a device of its own. */
async function child(ownPhone = false, accountId?: string): Promise<Child> {
  const context = await site.visitor({ width: 360 })
  const account = accountId ?? (await startAccount())
  const cookie = await startSession(site.services.database.db, account, false, ownPhone)
  const value = /qarmaq_session=([^;]+)/.exec(cookie)?.[1] ?? ''
  await context.addCookies([{ name: 'qarmaq_session', value, url: site.address }])
  return {
    context,
    accountId: account,
    async body() {
      const { rows } = await sql<{ body: string }>`
        select coalesce(e.unsent_body, e.body) as body from writing.essay e
          join bridge.entry b on b.essay_id = e.id join identity.application a on a.id = b.application_id
         where a.account_id = ${account}`.execute(site.services.database.db)
      return rows[0]?.body ?? ''
    },
  }
}

async function startAccount(): Promise<string> {
  const started = await startApplication(systemContext(site.services, 'test'), {
    contestId,
    startKey: randomUUID(),
    pin,
    locale: 'kk',
  })
  if (!started.ok) throw new Error(started.reason)
  return started.value.accountId
}

async function openEssay({ context }: Child): Promise<Page> {
  const page = await context.newPage()
  await page.goto('/kk/application/essay')
  await page.locator('.letters').waitFor()
  return page
}

const saved = (page: Page) => page.locator('.saving', { hasText: /^Сақталды/ }).waitFor()
const area = (page: Page) => page.locator('textarea[name=body]')

const eventually = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 20_000 })

describe('the essay page with its script', () => {
  it('counts words as the server does, and puts Kazakh letters where the cursor is', async () => {
    const page = await openEssay(await child())
    await area(page).fill('ата-анам - мен')
    await eventually(() => page.locator('.counter').textContent()).toContain('Сөз саны: 2 ')
    await area(page).press('Home')
    await page.getByRole('button', { name: 'Бас әріп' }).click()
    await page.getByRole('button', { name: 'Қ', exact: true }).click()
    await page.getByRole('button', { name: 'ң', exact: true }).click()
    expect(await area(page).inputValue()).toBe('Қңата-анам - мен')
    expect(await area(page).evaluate((one) => document.activeElement === one)).toBe(true)
    await area(page).press('Control+z')
    await area(page).press('Control+z')
    expect(await area(page).inputValue()).toBe('ата-анам - мен')
    await page.context().close()
  })

  it('saves by itself, and a small change costs a small request', async () => {
    const one = await child()
    const page = await openEssay(one)
    const sizes: number[] = []
    page.on('request', (request) => {
      if (request.url().endsWith('/autosave')) sizes.push(request.postDataBuffer()?.length ?? 0)
    })
    await area(page).fill('Менің арманым үлкен. '.repeat(200))
    await saved(page)
    await area(page).press('End')
    await area(page).pressSequentially('Соңы.')
    await eventually(() => one.body()).toContain('Соңы.')
    expect(sizes[0]).toBeGreaterThan(4000)
    expect(Math.max(...sizes.slice(1))).toBeLessThan(300)
    await one.context.close()
  })

  it('loses at most five seconds when its tab is killed, fifty times at random moments', async () => {
    const typeUntilKilled = async (stopAt: number) => {
      const one = await child()
      const page = await openEssay(one)
      // A word every 100 ms that says when it was typed.
      await page.evaluate(() => {
        const field = document.querySelector('textarea') as HTMLTextAreaElement
        setInterval(() => {
          field.value += `${Date.now()} `
          field.dispatchEvent(new Event('input', { bubbles: true }))
        }, 100)
      })
      await page.waitForFunction((count) => document.querySelector('textarea')?.value.split(' ')[count], stopAt)
      const session = await one.context.newCDPSession(page)
      const killedAt = Date.now()
      await Promise.race([session.send('Page.crash').catch(() => undefined), page.waitForEvent('crash')])
      // What had been sent may still be on its way into the database.
      const stored = await site.services.database.db.transaction().execute(async (tx) => {
        await sql`select 1 from identity.application where account_id = ${one.accountId} for update`.execute(tx)
        return one.body()
      })
      await one.context.close()
      return killedAt - Number(stored.trim().split(' ').at(-1) || killedAt - stopAt * 100)
    }
    const lost: number[] = []
    // Four at a time: more of them starve each other on two cores, and measure the machine instead of the page.
    const typist = async () => {
      for (let turn = 0; turn < 13; turn += 1) lost.push(await typeUntilKilled(1 + Math.floor(Math.random() * 60)))
    }
    await Promise.all([typist(), typist(), typist(), typist()])
    expect(lost).toHaveLength(52)
    expect(Math.max(...lost)).toBeLessThanOrEqual(5000)
  }, 400_000)

  it('holds the text while the connection is gone, and sends it when it is back', async () => {
    const one = await child()
    const page = await openEssay(one)
    await area(page).fill('бірінші')
    await saved(page)
    await one.context.setOffline(true)
    await area(page).fill('бірінші екінші')
    await page.locator('.saving', { hasText: 'Интернет жоқ' }).waitFor()
    await page.getByRole('button', { name: 'Сақтап, жаза беру' }).click()
    await page.locator('.saving', { hasText: 'Интернет жоқ' }).waitFor()
    expect(await area(page).inputValue()).toBe('бірінші екінші')
    expect(await one.body()).toBe('бірінші')
    await one.context.setOffline(false)
    await eventually(() => one.body()).toBe('бірінші екінші')
    await one.context.close()
  })

  it('survives a restart of the server in the middle', async () => {
    const one = await child()
    const page = await openEssay(one)
    await area(page).fill('бірінші')
    await saved(page)
    await site.down()
    try {
      await area(page).fill('бірінші екінші')
      await page.locator('.saving', { hasText: 'Әзірге сақталмады' }).waitFor()
    } finally {
      await site.up()
    }
    await eventually(() => one.body()).toBe('бірінші екінші')
    await one.context.close()
  })

  it('survives an expired session: signed in again in another tab, the text is saved', async () => {
    const one = await child()
    const page = await openEssay(one)
    await area(page).fill('бірінші')
    await saved(page)
    await sql`delete from identity.session where account_id = ${one.accountId}`.execute(site.services.database.db)
    await area(page).fill('бірінші екінші')
    const link = page.locator('.saving a', { hasText: 'Қайта кіру' })
    await link.waitFor()
    expect(await link.getAttribute('target')).toBe('_blank')
    const again = await child(false, one.accountId)
    await one.context.addCookies(await again.context.cookies())
    await eventually(() => one.body()).toBe('бірінші екінші')
    await again.context.close()
    await one.context.close()
  })

  it('keeps typing after the deadline as a draft and says what to do', async () => {
    const one = await child()
    const page = await openEssay(one)
    await area(page).fill('уақытында')
    await saved(page)
    site.clock.set(new Date(Date.now() + 25 * hour))
    await sql`update identity.session set expires_at = expires_at + interval '2 days'`.execute(
      site.services.database.db,
    )
    await area(page).fill('уақытында және кешігіп')
    await page.locator('.saving', { hasText: 'мерзімі бітті' }).waitFor()
    expect(await one.body()).toBe('уақытында және кешігіп')
    await one.context.close()
  })

  it('keeps both texts of two devices', async () => {
    const phone = await child()
    const school = await child(false, phone.accountId)
    const [first, second] = [await openEssay(phone), await openEssay(school)]
    await area(first).fill('телефонда жазылды')
    await saved(first)
    await area(second).fill('мектепте жазылды')
    await second.locator('.saving', { hasText: 'бөлек сақталды' }).waitFor()
    expect(await phone.body()).toBe('телефонда жазылды')
    await second.getByRole('button', { name: 'Сақтап, жаза беру' }).click()
    await second.waitForURL('**/essay/earlier?notice=saved')
    expect(await phone.body()).toBe('мектепте жазылды')
    await second.getByText('телефонда жазылды').waitFor({ state: 'attached' })
    await phone.context.close()
    await school.context.close()
  })

  it('leaves nothing on a borrowed phone', async () => {
    const one = await child(false)
    const page = await openEssay(one)
    await one.context.setOffline(true)
    await area(page).fill('құпия мәтін')
    await page.locator('.saving.problem').waitFor()
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
    expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).toContain('құпия мәтін')
    await one.context.setOffline(false)
    await saved(page)
    expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain('құпия')
    await page.goto('/kk/application')
    await page.getByRole('button', { name: 'Шығу' }).first().click()
    await page.waitForURL(/notice=signed-out/)
    expect(await page.evaluate(() => ({ local: { ...localStorage }, session: { ...sessionStorage } }))).toEqual({
      local: {},
      session: {},
    })
    const cookies = await one.context.cookies()
    expect(cookies.map(({ name }) => name)).toEqual(['qarmaq_lang'])
    expect(await page.evaluate(async () => (await caches.keys()).length)).toBe(0)
    await page.goBack()
    expect(await page.content()).not.toContain('құпия мәтін')
    await one.context.close()
  })

  it('offers the copy on their own phone for 72 hours', async () => {
    const one = await child(true)
    let page = await openEssay(one)
    await area(page).fill('бірінші')
    await saved(page)
    await one.context.setOffline(true)
    await area(page).fill('бірінші, жіберілмеген')
    await eventually(() => page.evaluate(() => JSON.stringify({ ...localStorage }))).toContain('жіберілмеген')
    // Killed, not closed: a tab that is closed still sends what it has.
    const session = await one.context.newCDPSession(page)
    await Promise.race([session.send('Page.crash').catch(() => undefined), page.waitForEvent('crash')])
    await page.close()
    await one.context.setOffline(false)
    page = await openEssay(one)
    await page.getByText('бірінші, жіберілмеген').waitFor()
    await page.getByRole('button', { name: 'Осы мәтінді қайтару' }).click()
    await eventually(() => one.body()).toBe('бірінші, жіберілмеген')
    await page.evaluate(() => {
      const old = JSON.stringify({ body: 'ескі', language: 'kk', at: Date.now() - 73 * 3_600_000 })
      localStorage.setItem('qarmaq:another', old)
    })
    await page.reload()
    await page.locator('.letters').waitFor()
    expect(await page.evaluate(() => localStorage.getItem('qarmaq:another'))).toBeNull()
    await one.context.close()
  })

  it('warns before leaving only while something is unsaved', async () => {
    const one = await child()
    const page = await openEssay(one)
    const asked: string[] = []
    page.on('dialog', (dialog) => {
      asked.push(dialog.type())
      void dialog.accept()
    })
    await area(page).click()
    await area(page).pressSequentially('сақталды')
    await saved(page)
    await page.goto('/kk/application')
    expect(asked).toEqual([])
    await page.goto('/kk/application/essay')
    await one.context.setOffline(true)
    await area(page).click()
    await area(page).pressSequentially(' жоқ')
    await page.locator('.saving.problem').waitFor()
    await page.goto('/kk/application').catch(() => undefined)
    expect(asked).toEqual(['beforeunload'])
    await one.context.close()
  })

  it('is not needed: without script the button saves', async () => {
    const context = await site.visitor({ javaScript: false, width: 360 })
    const page = await context.newPage()
    await page.goto(`/kk/apply/${slug}`)
    await page.locator('[name=pin]').fill(pin)
    await page.locator('[name=pinAgain]').fill(pin)
    await page.getByRole('button', { name: /Баста/ }).click()
    await page.waitForURL('**/application/code')
    await page.goto('/kk/application/essay')
    await area(page).fill('Скриптсіз жазылды')
    await page.getByRole('button', { name: 'Сақтап, жаза беру' }).click()
    await page.waitForURL('**/essay?notice=saved')
    expect(await area(page).inputValue()).toBe('Скриптсіз жазылды')
    await context.close()
  })
})

describe('the page of who types what stands on paper, with its script', () => {
  it('saves by itself, and the button still hands the text in', async () => {
    const { db } = site.services.database
    const accountId = await startAccount()
    const taskId = randomUUID()
    await sql`insert into writing.transcription_task (id, essay_id, contest_id, in_time, created_at)
      select ${taskId}::uuid, b.essay_id, a.contest_id, true, now() from bridge.entry b
        join identity.application a on a.id = b.application_id where a.account_id = ${accountId}`.execute(db)
    const made = await createAccount(systemContext(site.services, 'test'), {
      email: 'typist@example.kz',
      displayName: 'Typist',
      locale: 'kk',
      roles: ['transcriber'],
      regions: [],
      password: 'correct horse battery',
    })
    if (!made.ok) throw new Error(made.reason)
    const context = await site.visitor({ width: 1280 })
    const cookie = await startSession(db, made.value.accountId, false, false)
    const value = /qarmaq_session=([^;]+)/.exec(cookie)?.[1] ?? ''
    await context.addCookies([{ name: 'qarmaq_session', value, url: site.address }])
    const page = await context.newPage()
    await page.goto('/kk/transcribe')
    await page.getByRole('button', { name: 'Келесі эссені алу' }).click()
    await page.waitForURL(`**/transcribe/${taskId}**`)
    await area(page).fill('Менің қалам')
    await saved(page)
    await page.reload()
    expect(await area(page).inputValue()).toBe('Менің қалам')
    // Who counts words for a child is told a range; who types is not.
    expect(await page.locator('.counter').textContent()).toBe('Сөз саны: 2')
    await area(page).press('End')
    await area(page).pressSequentially(' үлкен')
    await page.getByRole('button', { name: 'Дайын' }).click()
    await page.waitForURL('**/transcribe?notice=saved')
    const { rows } = await sql`select state, body from writing.transcription where task_id = ${taskId}`.execute(db)
    expect(rows).toEqual([{ state: 'done', body: 'Менің қалам үлкен' }])
    await context.close()
  })
})
