import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { sql } from 'kysely'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Context } from '#app/domain/context.ts'
import { createAccount } from '#app/domain/identity/create-account.server.ts'
import { startSession } from '#app/domain/identity/session.server.ts'
import { acceptInvitation } from '#app/domain/jury/accept-invitation.server.ts'
import { assignReviews } from '#app/domain/jury/assign-reviews.server.ts'
import { declareProfile } from '#app/domain/jury/declare-profile.server.ts'
import { inviteJurors } from '#app/domain/jury/invite-jurors.server.ts'
import { systemContext } from '#app/services.server.ts'
import { axeAddress, expectAccessible } from '#tests/support/accessible.ts'
import { openSite, type Site } from '#tests/support/browser.ts'
import { essayText } from '#tests/support/build-application.ts'
import { organiserContext } from '#tests/support/build-contest.ts'
import { buildScreenedContest, moveTo } from '#tests/support/build-jury.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const password = 'correct horse battery'
const levels = 5
const people = ['keys', 'plain', 'tabs', 'offline', 'travelling'].map((name) => `${name}@example.kz`)

let site: Site
let organiser: Context
let contestId: string
const jurors: { email: string; accountId: string }[] = []

beforeAll(async () => {
  site = await openSite()
  organiser = organiserContext(site.services, await account('organiser@example.kz', 'organiser'))
  const essays = Array.from({ length: 10 }, (_, index) => ({
    birthDate: `2012-05-${10 + index}`,
    essay: { language: 'kk' as const, body: essayText(400 + index) },
  }))
  const contest = await buildScreenedContest(organiser, essays, { reviewsPerEssay: 1 })
  contestId = contest.id
  for (const email of people) await seat(email)
  const given = await assignReviews(organiser, { contestId })
  if (!given.ok) throw new Error(given.reason)
  await moveTo(organiser, contestId, 'in-review')
})
afterAll(async () => {
  const { problems } = site
  await site.close()
  expect(problems).toEqual([])
})

const db = () => site.services.database.db

async function account(email: string, role: 'organiser' | 'juror'): Promise<string> {
  const made = await createAccount(systemContext(site.services, 'test'), {
    email,
    displayName: email,
    locale: 'kk',
    roles: [role],
    regions: [],
    password,
  })
  if (!made.ok) throw new Error(made.reason)
  return made.value.accountId
}

/** A juror with room for two essays. */
async function seat(email: string): Promise<void> {
  const accountId = await account(email, 'juror')
  const self = { ...organiser, viewer: { ...organiser.viewer, accountId, roles: ['juror'] } } as Context
  await inviteJurors(organiser, { contestId, emails: [email], locale: 'kk', origin: site.address })
  const { params } = await db()
    .selectFrom('message.outbox')
    .select('params')
    .where('recipient', '=', email)
    .executeTakeFirstOrThrow()
  const token =
    String((params as { link: string }).link)
      .split('/')
      .pop() ?? ''
  const joined = await acceptInvitation(self, { token })
  if (!joined.ok) throw new Error(joined.reason)
  const told = await declareProfile(self, {
    contestId,
    languages: ['kk'],
    maxLoad: 2,
    districts: [],
    schools: [],
    locale: 'kk',
  })
  if (!told.ok) throw new Error(told.reason)
  jurors.push({ email, accountId })
}

/** What is stored of the essay that the page shows. */
async function stored(page: Page) {
  const { rows } = await sql<{ state: string; comment: string; scores: number[] }>`
    select r.state, coalesce(c.body, '') as comment, array(
        select s.score::int from writing.review_score s join contest.criterion k on k.id = s.criterion_id
         where s.assignment_id = r.assignment_id order by k.position) as scores
      from writing.review r join writing.assignment a on a.id = r.assignment_id
      left join writing.review_comment c on c.assignment_id = r.assignment_id
     where a.code = ${codeOf(page)}`.execute(db())
  return rows[0]
}
const codeOf = (page: Page) => /essays\/([A-Z0-9]+)/.exec(page.url())?.[1] ?? ''
const eventually = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 30_000 })
const status = (page: Page) => page.locator('.saving').textContent()

async function tabTo(page: Page, selector: string, key = 'Tab'): Promise<void> {
  for (let tries = 0; tries < 80; tries += 1) {
    await page.keyboard.press(key)
    if (await page.evaluate((one) => document.activeElement?.matches(one) ?? false, selector)) return
  }
  throw new Error(`${selector} is not reached by ${key} on ${page.url()}`)
}

async function pressAndGo(page: Page, key: string, where: RegExp): Promise<void> {
  await Promise.all([page.waitForURL(where), page.keyboard.press(key)])
}

async function signedIn(email: string) {
  const juror = jurors.find((one) => one.email === email)
  const context = await site.visitor()
  const cookie = await startSession(db(), juror?.accountId ?? '', false, true)
  await context.addCookies([
    { name: 'qarmaq_session', value: /qarmaq_session=([^;]+)/.exec(cookie)?.[1] ?? '', url: site.address },
  ])
  return context
}

async function saveDownload(page: Page, button: Locator, path: string): Promise<void> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()])
  await download.saveAs(path)
}

async function openFirst(page: Page): Promise<void> {
  await page.goto(`/kk/jury/${contestId}`)
  await page.goto((await page.locator('.next-up a').getAttribute('href')) ?? '')
}

describe('a juror', () => {
  it('comes from signing in to the last essay by keyboard alone', async () => {
    const context = await site.visitor()
    const page = await context.newPage()
    let script = 0
    page.on('requestfinished', async (request) => {
      const ours = request.resourceType() === 'script' && !request.url().endsWith(axeAddress)
      if (ours) script += (await request.sizes()).responseBodySize
    })
    await page.goto('/kk/sign-in')
    await tabTo(page, '[name=email]')
    await page.keyboard.type('keys@example.kz')
    await tabTo(page, '[name=password]')
    await page.keyboard.type(password)
    await pressAndGo(page, 'Enter', /\/kk\/jury/)
    await tabTo(page, `main a[href="/kk/jury/${contestId}"]`)
    await pressAndGo(page, 'Enter', new RegExp(`/kk/jury/${contestId}$`))
    await tabTo(page, '.next-up a')
    await pressAndGo(page, 'Enter', /essays/)
    await page.locator('.desk.keys').waitFor()
    await expectAccessible(page)
    const first = codeOf(page)

    // A digit scores the current criterion, the arrows go on to the next.
    for (let criterion = 0; criterion < levels; criterion += 1) {
      await page.keyboard.press(String(criterion + 1))
      await page.keyboard.press('ArrowDown')
    }
    await eventually(() => status(page)).toMatch(/^Қаралама сақталды/)
    expect(await stored(page)).toEqual({ state: 'draft', comment: '', scores: [0, 1, 2, 3, 4] })
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('1')
    await page.keyboard.press('Escape')
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('sheet-of-text')
    await page.keyboard.press('?')
    await page.locator('dialog[open]').waitFor()
    await page.keyboard.press('5')
    await page.keyboard.press('Escape')
    await page.locator('dialog[open]').waitFor({ state: 'detached' })
    // Where something is typed, the keys are letters.
    await tabTo(page, '[name=comment]')
    await page.keyboard.type('1, 2, 3? Жарайсың!')
    await pressAndGo(page, 'Control+Enter', new RegExp(`essays/(?!${first})`))
    expect(await context.pages()[0]?.locator('[role=status]').first().textContent()).toMatch(/\S/)
    const { rows } = await sql<{ state: string; body: string }>`
      select a.state, c.body from writing.assignment a join writing.review_comment c on c.assignment_id = a.id
       where a.code = ${first}`.execute(db())
    expect(rows).toEqual([{ state: 'done', body: '1, 2, 3? Жарайсың!' }])

    // Single keys can be turned off: then everything is as in any form.
    await page.locator('.desk.keys').waitFor()
    await tabTo(page, '.shortcuts button')
    await page.keyboard.press('Enter')
    await tabTo(page, '#shortcuts-on')
    await page.keyboard.press('Space')
    await page.keyboard.press('Escape')
    await page.keyboard.press('3')
    expect(await page.locator('.rubric input:checked').count()).toBe(0)
    for (let criterion = 1; criterion <= levels; criterion += 1) {
      await tabTo(page, `[name="score.${criterion}"]`)
      await page.keyboard.press('Space')
      await page.keyboard.press('ArrowDown')
    }
    await pressAndGo(page, 'Control+Enter', new RegExp(`/kk/jury/${contestId}\\?notice=submitted`))
    await page.getByText('Бәрі оқылды. Рақмет!').waitFor()
    await expectAccessible(page)
    // The product's budget is 150 kB; the desk needs a tenth.
    expect(script).toBeGreaterThan(0)
    expect(script).toBeLessThan(15_000)
    await context.close()
  })

  it('needs no JavaScript', async () => {
    const context = await site.visitor({ javaScript: false })
    const page = await context.newPage()
    await page.goto('/kk/sign-in')
    await page.locator('[name=email]').fill('plain@example.kz')
    await page.locator('[name=password]').fill(password)
    await page.locator('main form button').first().click()
    await page.locator(`main a[href="/kk/jury/${contestId}"]`).click()
    await page.locator('.next-up a').click()
    await page.locator('.shortcuts summary').click()
    await page.locator('[name="score.2"][value="3"]').check()
    await page.locator('[name=comment]').fill('Жаза бер')
    await page.locator('button.size-4').click()
    expect(await page.locator('.desk').getAttribute('data-size')).toBe('4')
    expect(await page.locator('[name="score.2"][value="3"]').isChecked()).toBe(true)
    expect(await page.locator('[name=comment]').inputValue()).toBe('Жаза бер')
    await page.locator('button[value=draft]').click()
    await page.waitForURL(/notice=saved/)
    for (const essay of [1, 2]) {
      for (const criterion of [1, 2, 3, 4, 5])
        await page.locator(`[name="score.${criterion}"][value="${essay}"]`).check()
      await page.locator('button[value=submit]').click()
      await page.waitForURL(essay === 1 ? /essays\/[A-Z0-9]+\?notice=submitted/ : /\?notice=submitted/)
    }
    await page.getByText('Бәрі оқылды. Рақмет!').waitFor()
    await context.close()
  })

  it('loses nothing in two tabs: the newer stays, the other is told, and the button decides', async () => {
    const context = await signedIn('tabs@example.kz')
    const [one, two] = [await context.newPage(), await context.newPage()]
    await openFirst(one)
    await openFirst(two)
    await one.locator('[name="score.1"][value="4"]').check()
    await eventually(() => status(one)).toMatch(/^Қаралама сақталды/)
    await two.locator('[name="score.1"][value="1"]').check()
    await eventually(() => status(two)).toMatch(/басқа терезеде өзгертілген/)
    expect(await stored(two)).toMatchObject({ scores: [4] })
    await two.locator('button[value=draft]').click()
    await two.locator('.error-summary').waitFor()
    expect(await two.locator('[name="score.1"][value="1"]').isChecked()).toBe(true)
    expect(await stored(two)).toMatchObject({ scores: [4] })
    await two.locator('button[value=draft]').click()
    await two.waitForURL(/notice=saved/)
    expect(await stored(two)).toMatchObject({ scores: [1] })
    await two.getByText('Бағаларымның бұрынғы нұсқасы: 1').waitFor()
    await context.close()
  })

  it('keeps the page when the connection goes, and saves when it is back', async () => {
    const context = await signedIn('offline@example.kz')
    const page = await context.newPage()
    await openFirst(page)
    await page.locator('.desk.keys').waitFor()
    await context.setOffline(true)
    for (let criterion = 0; criterion < levels; criterion += 1) {
      await page.keyboard.press('4')
      await page.keyboard.press('ArrowDown')
    }
    await page.keyboard.press('Control+Enter')
    await eventually(() => status(page)).toMatch(/^Интернет жоқ/)
    const code = codeOf(page)
    expect(await page.locator('.rubric input:checked').count()).toBe(levels)
    await context.setOffline(false)
    await eventually(() => status(page)).toMatch(/^Қаралама сақталды/)
    expect(await stored(page)).toMatchObject({ state: 'draft', scores: [3, 3, 3, 3, 3] })
    await pressAndGo(page, 'Control+Enter', new RegExp(`essays/(?!${code})`))
    await context.close()
    // The browser says of each failed request that it failed.
    site.problems.splice(0, site.problems.length, ...site.problems.filter((one) => !/ERR_INTERNET/.test(one)))
  })

  it('takes essays along in a file, scores without a connection, brings the scores back and settles a conflict', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'qarmaq-pack-'))
    const context = await signedIn('travelling@example.kz')
    const page = await context.newPage()
    const pack = `/kk/jury/${contestId}/pack`
    await page.goto(pack)
    await expectAccessible(page)
    const essays = join(folder, 'qarmaq-essays.html')
    await saveDownload(page, page.locator(`a[href="${pack}/file"]`), essays)

    await context.setOffline(true)
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(pathToFileURL(essays).href)
    const codes = await page.locator('article').evaluateAll((all) => all.map((one) => one.dataset.code ?? ''))
    expect(codes).toHaveLength(2)
    const [first = '', second = ''] = codes
    for (const [at, code] of codes.entries()) {
      for (let criterion = 1; criterion <= levels; criterion += 1) {
        await page.locator(`[name="${code}.${criterion}"]`).first().focus()
        await page.keyboard.press(String(at + 3))
      }
    }
    await page.locator(`#e-${first} [data-field=note]`).fill('Пойызда оқыдым')
    // A closed window loses nothing.
    await page.reload()
    expect(await page.locator('article input[type=radio]:checked').count()).toBe(2 * levels)
    expect(await page.locator('#not-kept').isVisible()).toBe(false)
    expect(await page.locator('#state').textContent()).toContain('2')
    const scores = join(folder, 'qarmaq-scores.json')
    await saveDownload(page, page.locator('#save'), scores)
    expect(asked.filter((url) => !/^(file|blob):/.test(url))).toEqual([])

    await context.setOffline(false)
    // Meanwhile one of the two was scored at the desk.
    await page.goto(`/kk/jury/${contestId}/essays/${second}`)
    for (let criterion = 1; criterion <= levels; criterion += 1)
      await page.locator(`[name="score.${criterion}"][value="1"]`).check()
    await page.locator('button[value=submit]').click()
    await page.waitForURL(/notice=submitted/)
    await page.goto(pack)
    await page.locator('[name=file]').setInputFiles(scores)
    await page.locator('button[value=check]').click()
    await page.locator(`[name="take.${second}"][value=mine]`).check()
    await expectAccessible(page)
    await page.locator('button[value=save]').click()
    await page.waitForURL(/notice=saved/)
    for (const [code, level] of [[first, 2] as const, [second, 3] as const]) {
      await page.goto(`/kk/jury/${contestId}/essays/${code}`)
      expect(await stored(page)).toMatchObject({ state: 'submitted', scores: Array(levels).fill(level) })
    }
    await context.close()
    await rm(folder, { recursive: true })
  })
})
