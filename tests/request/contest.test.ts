import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Contest } from '#app/domain/contest/contest.ts'
import { getContest } from '#app/domain/contest/get-contest.server.ts'
import { buildContest, organiserContext } from '#tests/support/build-contest.ts'
import { createTestApp, type TestApp } from '#tests/support/client.ts'

let app: TestApp
let organiser: Awaited<ReturnType<TestApp['signedIn']>>
let other: Awaited<ReturnType<TestApp['signedIn']>>
beforeAll(async () => {
  app = await createTestApp()
  organiser = await app.signedIn('organiser')
  other = await app.signedIn('juror')
})
afterAll(() => app.close())

const ctx = () => organiserContext(app.services, organiser.accountId)
const build = (overrides?: Parameters<typeof buildContest>[1]) => buildContest(ctx(), overrides)

async function read(id: string): Promise<Contest> {
  const contest = await getContest(ctx(), id)
  if (!contest) throw new Error('no contest')
  return contest
}

async function lastAudit(subjectId: string) {
  return app.database.client.db
    .selectFrom('audit.entry')
    .select(['action', 'details', 'actor_id'])
    .where('subject_id', '=', subjectId)
    .orderBy('seq', 'desc')
    .executeTakeFirst()
}

const unknown = '00000000-0000-4000-8000-000000000000'
const sections = ['', '/preview', '/move/open', '/edit/texts', '/edit/rules', '/edit/groups', '/edit/rubric']

describe('organiser pages', () => {
  it('are for organisers alone, and unknown ids are not found', async () => {
    const contest = await build({ open: false })
    for (const section of [...sections, '/edit/rubric/new']) {
      const path = `/ru/organiser/contests/${contest.id}${section}`
      expect((await app.client().get(path)).location, section).toContain('/ru/sign-in?next=')
      expect((await other.get(path)).status, section).toBe(403)
      expect((await organiser.get(path)).status, section).toBe(200)
      for (const id of [unknown, 'nonsense']) {
        expect((await organiser.get(`/ru/organiser/contests/${id}${section}`)).status, section).toBe(404)
      }
    }
    expect((await organiser.get(`/ru/organiser/contests/${contest.id}/edit/rubric/${unknown}`)).status).toBe(404)
    expect((await organiser.get(`/ru/organiser/contests/${contest.id}/move/nowhere`)).status).toBe(404)
    expect((await organiser.get(`/ru/organiser/contests/${contest.id}/move/decided`)).status).toBe(404)
  })

  it('answer actions for unknown contests with 404', async () => {
    const at = `/kk/organiser/contests/${unknown}`
    const posts: [string, Record<string, string>][] = [
      ['/move/open', { version: '1' }],
      ['/edit/texts', { version: '1', locale: 'kk', title: 'x', instructions: '' }],
      ['/edit/rules', { version: '1' }],
      ['/edit/groups', { version: '1' }],
      ['/edit/rubric', { version: '1', intent: 'suggested' }],
    ]
    for (const [path, fields] of posts) expect((await organiser.post(`${at}${path}`, fields)).status, path).toBe(404)
  })
})

describe('creating a contest', () => {
  const fields = { title_kk: 'Күзгі байқау', title_ru: '', title_en: '', slug: 'autumn', rubric: 'yes' }

  it('makes a draft with groups and the suggested rubric, and audits it', async () => {
    const answer = await organiser.post('/kk/organiser/contests/new', fields)
    expect(answer.status).toBe(302)
    const id = /contests\/([0-9a-f-]{36})\?notice=created/.exec(answer.location ?? '')?.[1] ?? ''
    const contest = await read(id)
    expect(contest.state).toBe('draft')
    expect(contest.criteria).toHaveLength(5)
    expect(contest.groups.map((group) => group.key)).toContain('low-income')
    expect(await lastAudit(id)).toMatchObject({ action: 'contest.create', actor_id: organiser.accountId })
    const overview = await organiser.get(`/kk/organiser/contests/${id}`)
    expect(overview.html).toContain('Келесі қадам')
    expect(overview.html).toContain('Керек')
    const list = await organiser.get('/kk/organiser/contests')
    expect(list.html).toContain('Күзгі байқау')
    expect((await app.client().get('/kk/contests/autumn')).status).toBe(404)
    const again = await organiser.post('/ru/organiser/contests/new', fields)
    expect(again.status).toBe(422)
    expect(again.html).toContain('Этот адрес занят')
  })

  it('tells what is wrong and keeps what was typed', async () => {
    const answer = await organiser.post('/en/organiser/contests/new', { ...fields, title_kk: '', slug: 'Күз 2026' })
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('Write the title in Kazakh')
    expect(answer.html).toContain('href="#field-slug"')
    expect(answer.html.toLowerCase()).toContain('value="күз 2026"')
  })
})

describe('texts', () => {
  it('are saved as documents per language, audited, and shown to visitors', async () => {
    const contest = await build()
    const at = `/kk/organiser/contests/${contest.id}/edit/texts`
    const saved = await organiser.post(`${at}?in=ru`, {
      version: String(contest.version),
      locale: 'ru',
      title: 'Мой компьютер',
      task: '## Вопрос\n\nЗачем **тебе** компьютер?',
      instructions: '- без имени\n- без села',
    })
    expect(saved.location).toContain('in=ru')
    const { ru } = (await read(contest.id)).texts
    expect(ru.task.content?.[0]).toMatchObject({ type: 'heading', attrs: { level: 2 } })
    expect(await lastAudit(contest.id)).toMatchObject({
      action: 'contest.edit',
      details: { section: 'texts', locale: 'ru', parts: ['title', 'task', 'instructions'] },
    })
    const page = await app.client().get(`/ru/contests/${contest.slug}`)
    expect(page.html).toContain('<strong>тебе</strong>')
    expect((await organiser.get(`${at}?in=ru`)).html).toContain('Зачем **тебе** компьютер?')
  })

  it('tell the second of two tabs and overwrite nothing', async () => {
    const contest = await build({ open: false })
    const at = `/ru/organiser/contests/${contest.id}/edit/texts`
    const fields = { version: String(contest.version), locale: 'kk', task: 'a', instructions: 'b' }
    expect((await organiser.post(at, { ...fields, title: 'Бірінші' })).status).toBe(302)
    const second = await organiser.post(at, { ...fields, title: 'Екінші' })
    expect(second.status).toBe(422)
    expect(second.html).toContain('изменил кто-то другой')
    expect(second.html).toContain('Екінші')
    expect((await read(contest.id)).texts.kk.title).toBe('Бірінші')
  })

  it('refuse what is too long, in the language of the page', async () => {
    const contest = await build({ open: false })
    const answer = await organiser.post(`/ru/organiser/contests/${contest.id}/edit/texts`, {
      version: String(contest.version),
      locale: 'kk',
      title: 'x',
      task: 'x'.repeat(50_001),
      instructions: '',
    })
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('Сократите текст до 50')
  })

  it('never show a script to anybody', async () => {
    const contest = await build()
    await organiser.post(`/kk/organiser/contests/${contest.id}/edit/texts`, {
      version: String(contest.version),
      locale: 'kk',
      title: '<script>alert(1)</script>',
      task: '<script>alert(2)</script> [x](javascript:alert(3)) [y](//evil.example)',
      instructions: '',
    })
    const { html } = await app.client().get(`/kk/contests/${contest.slug}`)
    expect(html).not.toContain('<script>alert')
    expect(html).not.toMatch(/href="(javascript:|\/\/evil)/)
  })
})

describe('rules', () => {
  const rules = (contest: Contest) => ({
    version: String(contest.version),
    list: ['regions', 'essayLanguages'],
    slug: contest.slug,
    regions: contest.regions.slice(0, 2),
    opensAt: '2026-03-01T09:00',
    closesAt: '2026-04-01T18:00',
    gradeMin: '5',
    gradeMax: '9',
    ageMin: '10',
    ageMax: '16',
    essayLanguages: ['kk', 'en'],
    wordsMin: '40',
    wordsMax: '300',
    reviewsPerEssay: '4',
  })

  it('are saved in the time of Kazakhstan', async () => {
    const contest = await build({ open: false })
    const at = `/kk/organiser/contests/${contest.id}/edit/rules`
    expect((await organiser.post(at, rules(contest))).status).toBe(302)
    expect(await read(contest.id)).toMatchObject({
      closesAt: new Date('2026-04-01T13:00:00.000Z'),
      gradeMax: 9,
      essayLanguages: ['kk', 'en'],
      reviewsPerEssay: 4,
    })
    expect((await read(contest.id)).regions).toHaveLength(2)
    expect((await organiser.get(at)).html).toContain('2026-04-01T18:00')
    expect((await organiser.post(at, rules(contest))).html).toContain('басқа біреу')
  })

  it('tick all regions without saving', async () => {
    const contest = await build({ open: false, regions: [] })
    const at = `/kk/organiser/contests/${contest.id}/edit/rules`
    const all = await organiser.post(at, { ...rules(contest), regions: [], intent: 'all-regions', wordsMax: '333' })
    expect(all.status).toBe(200)
    expect(all.html.match(/name="regions"[^>]*checked/g)).toHaveLength(20)
    expect(all.html).toContain('value="333"')
    expect((await read(contest.id)).regions).toEqual([])
  })

  it('name every problem', async () => {
    const contest = await build({ open: false })
    const answer = await organiser.post(`/en/organiser/contests/${contest.id}/edit/rules`, {
      ...rules(contest),
      closesAt: 'tomorrow',
      gradeMin: '99',
      essayLanguages: [],
      slug: 'x',
    })
    expect(answer.status).toBe(422)
    for (const field of ['closesAt', 'gradeMin', 'essayLanguages', 'slug']) {
      expect(answer.html).toContain(`href="#field-${field}"`)
    }
    const order = await organiser.post(`/en/organiser/contests/${contest.id}/edit/rules`, {
      ...rules(contest),
      closesAt: '2026-02-01T09:00',
    })
    expect(order.html).toContain('has to be after the opening time')
  })

  it('are locked once somebody has applied, with the reason', async () => {
    const contest = await build()
    await apply(contest)
    const at = `/ru/organiser/contests/${contest.id}/edit/rules`
    const page = await organiser.get(at)
    expect(page.html).toContain('Заявки уже поступили')
    expect(page.html).not.toContain('name="regions"')
    const answer = await organiser.post(at, rules(contest))
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('больше нельзя менять')
    const extended = await organiser.post(at, { version: String(contest.version), closesAt: '2026-05-01T18:00' })
    expect(extended.status).toBe(302)
    expect((await read(contest.id)).gradeMin).toBe(1)
  })
})

async function apply(contest: Contest) {
  const { db } = app.database.client
  const id = app.services.random.uuid()
  const account = app.services.random.uuid()
  const now = app.clock.now()
  await db
    .insertInto('identity.account')
    .values({ id: account, kind: 'applicant', login_code: id, display_name: '', locale: 'kk', created_at: now })
    .execute()
  await db
    .insertInto('identity.application')
    .values({
      id,
      contest_id: contest.id,
      account_id: account,
      code: id,
      locale: 'kk',
      created_at: now,
      updated_at: now,
    })
    .execute()
}

describe('priority groups', () => {
  it('are added, moved and removed without script, and saved at the end', async () => {
    const contest = await build({ open: false })
    const at = `/kk/organiser/contests/${contest.id}/edit/groups`
    const rows: Record<string, string> = { version: String(contest.version) }
    for (const [index, group] of contest.groups.slice(0, 2).entries()) {
      rows[`groups.${index}.key`] = group.key
      rows[`groups.${index}.tier`] = String(group.tier)
      for (const locale of ['kk', 'ru', 'en'] as const) rows[`groups.${index}.names.${locale}`] = group.names[locale]
    }
    const added = await organiser.post(at, { ...rows, intent: 'add' })
    expect(added.status).toBe(200)
    expect(added.html).toContain('name="groups.2.names.kk"')
    expect((await read(contest.id)).groups).toHaveLength(5)
    const moved = await organiser.post(at, { ...rows, intent: 'down:0' })
    expect(moved.html).toMatch(/name="groups\.0\.key" value="no-parental-care"/)
    const removed = await organiser.post(at, { ...rows, intent: 'remove:0' })
    expect(removed.html).not.toContain('name="groups.1.key"')
    const row = (name: string) => ({ ...rows, 'groups.2.key': '', 'groups.2.tier': '2', 'groups.2.names.kk': name })
    const bad = await organiser.post(at, { ...row(''), intent: 'save' })
    expect(bad.status).toBe(422)
    expect(bad.html).toContain('href="#field-groups.2.names.kk"')
    const good = { ...row('Ауыл баласы'), 'groups.2.names.ru': '', 'groups.2.names.en': 'Village child' }
    expect((await organiser.post(at, { ...good, intent: 'save' })).status).toBe(302)
    expect((await read(contest.id)).groups.map(({ key }) => key)).toEqual([
      'orphan',
      'no-parental-care',
      'village-child',
    ])
    expect((await organiser.post(at, { ...good, intent: 'save' })).status).toBe(422)
  })
})

describe('the rubric', () => {
  it('is suggested, reordered, reworded and removed', async () => {
    const contest = await build({ open: false, withRubric: false })
    const at = `/kk/organiser/contests/${contest.id}/edit/rubric`
    let version = contest.version
    const press = async (intent: string) => {
      const answer = await organiser.post(at, { version: String(version), intent })
      expect(answer.status, intent).toBe(302)
      version += 1
      return (await read(contest.id)).criteria
    }
    const [first, second] = await press('suggested')
    expect((await press(`down:${first?.id}`)).map(({ id }) => id).slice(0, 2)).toEqual([second?.id, first?.id])
    expect(await press(`remove:${second?.id}`)).toHaveLength(4)
    expect((await organiser.post(at, { version: '1', intent: 'suggested' })).status).toBe(422)
    expect((await organiser.post(at, { version: String(version), intent: 'dance' })).status).toBe(422)

    const page = `${at}/${first?.id}`
    const fields: Record<string, string> = {
      version: String(version),
      weight: '2,5',
      from: '1',
      'names.kk': 'Ой',
      'names.ru': 'Мысль',
      'names.en': '',
    }
    for (const [index, words] of ['жоқ', 'бар', 'терең'].entries()) fields[`levels.${index}.kk`] = words
    const arranged = await organiser.post(page, { ...fields, intent: 'down:0' })
    expect(arranged.status).toBe(200)
    expect(arranged.html).toMatch(/name="levels\.0\.kk"[^>]*>бар</)
    const few = await organiser.post(page, { ...fields, 'levels.1.kk': '', intent: 'save' })
    expect(few.status).toBe(422)
    expect((await organiser.post(page, { ...fields, intent: 'save' })).status).toBe(302)
    const criterion = (await read(contest.id)).criteria.find(({ id }) => id === first?.id)
    expect(criterion).toMatchObject({ weight: 2.5, names: { kk: 'Ой' } })
    expect(criterion?.levels.map(({ score, texts }) => [score, texts.kk])).toEqual([
      [1, 'жоқ'],
      [2, 'бар'],
      [3, 'терең'],
    ])
    expect((await organiser.post(page, { ...fields, intent: 'save' })).html).toContain('басқа біреу')
    expect((await organiser.post(`${at}/new`, { ...fields, version: String(version + 1) })).status).toBe(302)
    expect((await read(contest.id)).criteria).toHaveLength(5)
  })
})

describe('moves', () => {
  it('are guarded, confirmed, audited and undone', async () => {
    const contest = await build({ open: false })
    const at = `/kk/organiser/contests/${contest.id}`
    expect((await organiser.get(`${at}/move/open`)).html).toContain('Осыны істейміз бе?')
    const opened = await organiser.post(`${at}/move/open`, { version: String(contest.version) })
    expect(opened.location).toBe(`${at}?notice=moved`)
    expect(await lastAudit(contest.id)).toMatchObject({
      action: 'contest.open',
      details: { from: 'draft', to: 'open' },
    })
    expect((await app.client().get(`/kk/contests/${contest.slug}`)).status).toBe(200)

    const stale = await organiser.post(`${at}/move/closed`, { version: String(contest.version) })
    expect(stale.status).toBe(422)
    expect(stale.html).toContain('осы арада өзгерді')

    const current = await read(contest.id)
    expect((await organiser.post(`${at}/move/draft`, { version: String(current.version) })).status).toBe(302)
    expect((await read(contest.id)).state).toBe('draft')
  })

  it('are refused while a guard is not met', async () => {
    const contest = await build({ open: false, withRubric: false })
    const at = `/en/organiser/contests/${contest.id}`
    expect((await organiser.get(`${at}/move/open`)).html).toContain('Not possible yet')
    const answer = await organiser.post(`${at}/move/open`, { version: String(contest.version) })
    expect(answer.status).toBe(422)
    expect((await read(contest.id)).state).toBe('draft')
    const skipped = await organiser.post(`${at}/move/decided`, { version: String(contest.version) })
    expect(skipped.status).toBe(302)
    expect((await read(contest.id)).state).toBe('draft')
  })

  it('cannot go back to draft under an application', async () => {
    const contest = await build()
    await apply(contest)
    const answer = await organiser.post(`/kk/organiser/contests/${contest.id}/move/draft`, {
      version: String(contest.version),
    })
    expect(answer.status).toBe(422)
    expect((await read(contest.id)).state).toBe('open')
  })
})

describe('public pages', () => {
  it('show an open contest and hide a draft', async () => {
    const open = await build({ title: 'Ашық байқау', closesAt: new Date(app.clock.now().getTime() + 60_000) })
    const draft = await build({ title: 'Жасырын байқау', open: false })
    const visitor = app.client()
    for (const path of ['/kk', '/kk/contests']) {
      const { html, status } = await visitor.get(path)
      expect(status).toBe(200)
      expect(html).toContain('Ашық байқау')
      expect(html).not.toContain('Жасырын байқау')
    }
    expect((await visitor.get(`/ru/contests/${draft.slug}`)).status).toBe(404)
    expect((await visitor.get(`/ru/contests/${draft.slug}.data`)).html).not.toContain('Жасырын')
    const page = await visitor.get(`/ru/contests/${open.slug}`)
    expect(page.html).toContain(`/ru/apply/${open.slug}`)
    expect(page.html).toContain('Все регионы Казахстана')
    expect(page.html).toContain('Мысль и тема')
  })

  it('stop offering to apply at the closing minute', async () => {
    const contest = await build()
    const at = app.clock.now()
    app.clock.set(contest.closesAt ?? at)
    const page = await app.client().get(`/kk/contests/${contest.slug}`)
    app.clock.set(at)
    expect(page.status).toBe(200)
    expect(page.html).not.toContain(`/apply/${contest.slug}`)
  })

  it('need no script and at most 10 kB on the wire, style sheet included', async () => {
    const contest = await build()
    const folder = 'build/client/assets'
    const css = readdirSync(folder).find((name) => /^base-.*\.css$/.test(name)) ?? ''
    const style = gzipSync(readFileSync(`${folder}/${css}`)).length
    for (const path of ['', '/contests', `/contests/${contest.slug}`, '/how-it-works', '/privacy']) {
      for (const locale of ['kk', 'ru', 'en']) {
        const page = await app.client().get(`/${locale}${path}`)
        expect(page.status, path).toBe(200)
        expect(page.html, path).not.toContain('<script')
        expect(style + gzipSync(page.html).length, `/${locale}${path}`).toBeLessThanOrEqual(10_240)
      }
    }
  })
})
