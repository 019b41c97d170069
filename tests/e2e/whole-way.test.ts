import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAccount } from '#app/domain/identity/create-account.server.ts'
import { calibrationJob } from '#app/jobs/calibration.ts'
import { systemContext } from '#app/services.server.ts'
import { openSite, type Site } from '#tests/support/browser.ts'
import { buildApplication } from '#tests/support/build-application.ts'
import { checkInvariants } from '#tests/support/invariants.ts'

const password = 'correct horse battery'
const pin = '482915'
const region = '310000000'
const day = 24 * 3_600_000
const sentence = (at: number) =>
  `Ноутбук болса, мен күн сайын ${at} сағат сабақ оқып, үйдегі інілеріме көмектесер едім.`
const essay = Array.from({ length: 12 }, (_, at) => sentence(at + 1)).join(' ')

let site: Site
beforeAll(async () => {
  site = await openSite()
  for (const email of ['organiser@example.kz', 'second@example.kz']) {
    await createAccount(systemContext(site.services, 'test'), {
      email,
      displayName: 'Ұйымдастырушы',
      locale: 'kk',
      roles: ['organiser'],
      regions: [],
      password,
    })
  }
})
afterAll(() => site.close())

const db = () => site.services.database.db

/** Presses a button and waits for the page that answers. */
async function press(page: Page, button: string, answer: RegExp | string = /./): Promise<void> {
  const before = page.url()
  await Promise.all([page.waitForNavigation({ url: answer }), page.locator(`main ${button}`).first().click()])
  expect(await page.locator('.error-summary').count(), `${before} refused`).toBe(0)
}

async function visit(page: Page, path: string): Promise<void> {
  const answer = await page.goto(path)
  expect(answer?.status(), path).toBe(200)
}

const named = (page: Page, name: string) => page.locator(`main [name="${name}"]`)
const choose = (page: Page, name: string, value: string) =>
  page.locator(`main [name="${name}"][value="${value}"]`).check()
const submit = 'form button:not([name])'

/** A local time in Kazakhstan as the field for it wants it. */
const localTime = (at: Date) => new Date(at.getTime() + 5 * 3_600_000).toISOString().slice(0, 16)

async function signIn(page: Page, email = 'organiser@example.kz'): Promise<void> {
  await visit(page, '/kk/sign-in')
  await named(page, 'email').fill(email)
  await named(page, 'password').fill(password)
  await press(page, submit, /\/kk\//)
}

async function writeTexts(page: Page, base: string, scripts: boolean): Promise<void> {
  for (const locale of ['kk', 'ru', 'en']) {
    await visit(page, `${base}/edit/texts?in=${locale}`)
    await named(page, 'title').fill(`Алғашқы компьютер (${locale})`)
    if (scripts) {
      for (const field of ['task', 'instructions']) {
        const surface = page.locator(`#field-${field}.editor-surface`)
        await surface.click()
        await surface.pressSequentially(`Мәтін ${locale}`)
      }
    } else {
      await named(page, 'task').fill(`Мәтін ${locale}`)
      await named(page, 'instructions').fill(`Мәтін ${locale}`)
    }
    await press(page, 'form[enctype] button[type=submit], form[enctype] button:not([type=button])', /notice=saved/)
  }
}

async function createContest(page: Page, slug: string, scripts: boolean): Promise<string> {
  await visit(page, '/kk/organiser/contests/new')
  await named(page, 'title_kk').fill('Алғашқы компьютер')
  await named(page, 'slug').fill(slug)
  await named(page, 'rubric').check()
  await press(page, submit, /notice=created/)
  const base = new URL(page.url()).pathname
  await writeTexts(page, base, scripts)
  await visit(page, `${base}/edit/rules`)
  await choose(page, 'regions', region)
  const now = site.clock.now().getTime()
  await named(page, 'opensAt').fill(localTime(new Date(now - day)))
  await named(page, 'closesAt').fill(localTime(new Date(now + 3 * day)))
  await named(page, 'reviewsPerEssay').fill('2')
  await press(page, '[name=intent][value=save]', /notice=saved/)
  await visit(page, `${base}/edit/groups`)
  await visit(page, `${base}/edit/rubric`)
  await visit(page, `${base}/preview`)
  await move(page, base, 'open')
  return base
}

async function move(page: Page, base: string, to: string): Promise<void> {
  await visit(page, `${base}/move/${to}`)
  await press(page, submit, /notice=moved/)
}

async function apply(page: Page, slug: string): Promise<string> {
  await visit(page, `/kk/contests/${slug}`)
  await visit(page, `/kk/apply/${slug}`)
  await named(page, 'pin').fill(pin)
  await named(page, 'pinAgain').fill(pin)
  await press(page, submit, /application\/code/)
  const code = (await page.locator('main [translate=no]').first().textContent()) ?? ''
  await visit(page, '/kk/application/details')
  await named(page, 'familyName').fill('Сейітова')
  await named(page, 'givenName').fill('Айгүл')
  await named(page, 'birthDateDay').fill('27')
  await named(page, 'birthDateMonth').fill('3')
  await named(page, 'birthDateYear').fill(String(site.clock.now().getFullYear() - 13))
  await named(page, 'school').fill('№ 12 орта мектеп')
  await named(page, 'grade').selectOption('7')
  await named(page, 'district').selectOption('316600000')
  await named(page, 'village').fill('Ақбұлақ')
  await named(page, 'phone').fill('8 701 555 01 23')
  await choose(page, 'groups', 'large-family')
  await press(page, submit, /application\/consent/)
  await named(page, 'guardianName').fill('Сейітова Гүлнар')
  await choose(page, 'guardianRelation', 'mother')
  await named(page, 'guardianAgrees').check()
  await press(page, submit, /application\/essay/)
  // Back another day on another phone, with the code alone.
  await page.locator('form.account button').click()
  await page.waitForURL(/signed-out/)
  await visit(page, '/kk/enter')
  await named(page, 'code').fill(code.toLowerCase())
  await named(page, 'pin').fill(pin)
  await press(page, submit, /application\/essay$/)
  await choose(page, 'language', 'kk')
  await named(page, 'body').fill(`Менің атым Айгүл. ${essay}`)
  await press(page, '[name=intent][value=go]', /application\/check/)
  await press(page, submit, /application\/receipt/)
  await visit(page, '/kk/application')
  return code
}

async function screen(page: Page, base: string): Promise<void> {
  await visit(page, `${base}/applications`)
  const ids = await db()
    .selectFrom('identity.application')
    .select('id')
    .where('contest_id', '=', base.split('/').at(-1) ?? '')
    .where('state', '=', 'submitted')
    .orderBy('id')
    .execute()
  for (const { id } of ids) {
    await visit(page, `${base}/applications/${id}`)
    await choose(page, 'eligibility', 'eligible')
    await press(page, '[name=after][value=stay]', /notice=/)
    await visit(page, `${base}/applications/${id}/text`)
    // The finder has marked what it found; the rest is approved as it is.
    await press(page, '[name=intent][value=preview]', /./)
    await press(page, '[name=intent][value=approve]', /notice=approved/)
  }
}

async function invite(page: Page, base: string, email: string): Promise<string> {
  await visit(page, `${base}/jury`)
  await named(page, 'emails').fill(email)
  await press(page, '[name=intent][value=invite]', /jury/)
  const { params } = await db()
    .selectFrom('message.outbox')
    .select('params')
    .where('recipient', '=', email)
    .executeTakeFirstOrThrow()
  return new URL(String((params as { link: string }).link)).pathname
}

async function join(page: Page, link: string): Promise<void> {
  await visit(page, link)
  await named(page, 'name').fill('Қазы Ерлан')
  await named(page, 'password').fill(password)
  await press(page, submit, /\/profile/)
  await choose(page, 'languages', 'kk')
  await named(page, 'maxLoad').fill('40')
  await named(page, 'conduct').check()
  await press(page, submit, /\/jury\//)
}

async function score(page: Page, contestId: string, level: number): Promise<void> {
  await visit(page, `/kk/jury/${contestId}`)
  const links = await page
    .locator('main table a[href*="/essays/"]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
  expect(links).toHaveLength(3)
  for (const [at, link] of links.entries()) {
    await visit(page, link)
    expect(await page.locator('main').textContent()).not.toMatch(/Айгүл|Ақбұлақ|Сейітова/)
    await choose(page, 'score.1', String(level))
    await press(page, '[name=intent][value=draft]', /notice=saved/)
    const criteria = await page.locator('main fieldset:has([name^="score."])').count()
    for (let criterion = 1; criterion <= criteria; criterion += 1) {
      await choose(page, `score.${criterion}`, String((level + at) % 5))
    }
    await press(page, '[name=intent][value=submit]', /./)
  }
}

async function announce(page: Page, second: Page, base: string): Promise<void> {
  await move(page, base, 'decided')
  await visit(page, `${base}/result`)
  await press(page, '[name=intent][value=run]', /result/)
  await calibrationJob.run(site.services, new AbortController().signal)
  await visit(page, `${base}/result`)
  await named(page, 'purpose').fill('Облыс тізімдерін дайындау үшін')
  await press(page, '[name=intent][value=open]', /result/)
  await visit(page, `${base}/allocation/stock`)
  await choose(page, 'class', 'laptop')
  await named(page, 'count').fill('2')
  await press(page, 'form[enctype] button:not([name])', /notice=saved/)
  await visit(page, `${base}/allocation/quotas`)
  await named(page, `quota-${region}`).fill('2')
  await press(page, '[name=intent][value=recalculate]', /quotas/)
  await press(page, '[name=intent][value=save]', /notice=saved/)
  await visit(page, `${base}/allocation`)
  await press(page, '[name=intent][value=propose]', /allocation/)
  const approve = await page.locator('main a[href$="/approve"]').first().getAttribute('href')
  await visit(second, approve ?? '')
  await press(second, '[name=intent][value=approve]', /notice=listApproved/)
  await visit(page, `${base}/allocation`)
  const publish = await page.locator('main a[href$="/publish"]').first().getAttribute('href')
  await visit(page, (publish ?? '').replace(/\/publish$/, ''))
  await visit(page, publish ?? '')
  await press(page, '[name=intent][value=publish]', /notice=published/)
}

async function wholeWay(scripts: boolean): Promise<void> {
  const slug = scripts ? 'with-scripts' : 'without-scripts'
  site.clock.set(new Date())
  const contexts: BrowserContext[] = []
  const person = async (width: number) => {
    const context = await site.visitor({ javaScript: scripts, width })
    contexts.push(context)
    return context.newPage()
  }
  const organiser = await person(1280)
  await signIn(organiser)
  const base = await createContest(organiser, slug, scripts)
  const contestId = base.split('/').at(-1) ?? ''
  const family = await person(360)
  const code = await apply(family, slug)
  for (let other = 0; other < 2; other += 1) {
    await buildApplication({ ...systemContext(site.services, 'test'), now: site.clock.now() }, { id: contestId })
  }
  site.clock.set(new Date(site.clock.now().getTime() + 4 * day))
  await db()
    .updateTable('identity.session')
    .set({ expires_at: new Date(Date.now() + 30 * day) })
    .execute()
  await move(organiser, base, 'closed')
  await screen(organiser, base)
  const jurors = []
  for (const number of [1, 2]) {
    const link = await invite(organiser, base, `juror-${number}-${slug}@example.kz`)
    const juror = await person(1280)
    await join(juror, link)
    jurors.push(juror)
  }
  await move(organiser, base, 'in-review')
  await visit(organiser, `${base}/jury`)
  await press(organiser, '[name=intent][value=assign]', /jury/)
  for (const [at, juror] of jurors.entries()) await score(juror, contestId, 1 + at)
  const second = await person(1280)
  await signIn(second, 'second@example.kz')
  await announce(organiser, second, base)

  const visitor = await person(360)
  await visit(visitor, `/kk/contests/${slug}/results?region=${region}`)
  const shown = (await visitor.locator('main').textContent()) ?? ''
  expect(shown).toContain(code)
  expect(shown).not.toMatch(/Сейітова|Айгүл|Серікбаева|Ақбұлақ/)
  await visit(family, '/kk/application')
  expect(await family.locator('main').textContent()).toMatch(/Құттықтаймыз|кезек|құрылғы/i)
  expect(site.problems).toEqual([])
  expect(await checkInvariants(db())).toEqual([])
  for (const context of contexts) await context.close()
}

describe('the whole way, from creating a contest to the announced list', () => {
  it('works with scripts', () => wholeWay(true), 480_000)
  it('works without scripts', () => wholeWay(false), 480_000)
})
