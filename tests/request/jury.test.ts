import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Contest } from '#app/domain/contest/contest.ts'
import type { Context } from '#app/domain/context.ts'
import { essayText } from '#tests/support/build-application.ts'
import { organiserContext } from '#tests/support/build-contest.ts'
import { buildScreenedContest, moveTo } from '#tests/support/build-jury.ts'
import { type Client, createTestApp, type TestApp } from '#tests/support/client.ts'
import { checkInvariants } from '#tests/support/invariants.ts'

const day = 24 * 3600_000
const secret = 'тоғыз жолдың торабы'

let app: TestApp
let organiser: Client & { accountId: string }
let ctx: () => Context
let contest: Contest
let juryPage: string

/** Names that stand in no essay: where one of these is read, it has leaked. */
const identities = ['Қоңыратова', 'Әсемгүл', 'Нұрсейітқызы', 'Тұлпар', 'Шу ауданы', 'Ақбұлақ', '+77015', '310000000']

const essays = Array.from({ length: 6 }, (_, index) => ({
  familyName: 'Қоңыратова',
  givenName: `Әсемгүл`,
  patronymic: 'Нұрсейітқызы',
  birthDate: `2012-05-${10 + index}`,
  school: '«Тұлпар» лицейі',
  essay: { language: index < 4 ? ('kk' as const) : ('ru' as const), body: essayText(7000 + index) },
}))

beforeAll(async () => {
  app = await createTestApp()
  organiser = await app.signedIn('organiser')
  ctx = () => ({ ...organiserContext(app.services, organiser.accountId), now: app.clock.now() })
  contest = await buildScreenedContest(ctx(), essays, { reviewsPerEssay: 2, essayLanguages: ['kk', 'ru', 'en'] })
  juryPage = `/ru/organiser/contests/${contest.id}/jury`
})
afterAll(async () => {
  expect(await checkInvariants(app.services.database.db)).toEqual([])
  await app.close()
})

const db = () => app.services.database.db

/** The path in the newest letter to this address. */
async function linkOf(email: string): Promise<string> {
  const { params } = await db()
    .selectFrom('message.outbox')
    .select('params')
    .where('recipient', '=', email)
    .where('template', '=', 'jury-invitation')
    .orderBy('created_at', 'desc')
    .orderBy('event_key')
    .executeTakeFirstOrThrow()
  return new URL(String((params as { link: string }).link)).pathname
}

async function invite(emails: string) {
  const answer = await organiser.post(juryPage, { intent: 'invite', emails, locale: 'ru' })
  expect(answer.status).toBe(302)
  return answer
}

const actions = async (subjectId: string) =>
  (
    await db()
      .selectFrom('audit.entry')
      .select(['action', 'actor_role'])
      .where('subject_id', '=', subjectId)
      .orderBy('seq')
      .execute()
  ).map(({ action, actor_role }) => `${actor_role} ${action}`)

const profile = (overrides: Record<string, string | string[]> = {}) => ({
  languages: ['kk', 'ru'],
  maxLoad: '40',
  schools: '',
  conduct: 'yes',
  ...overrides,
})

/** A juror who came by an invitation and said what he or she reads. */
async function join(email: string, overrides: Record<string, string | string[]> = {}): Promise<Client> {
  await invite(email)
  const browser = app.client()
  const joined = await browser.post(await linkOf(email), { name: `Қазы ${email}`, password: secret })
  expect(joined.location).toBe(`/ru/jury/${contest.id}/profile`)
  const told = await browser.post(`/ru/jury/${contest.id}/profile`, profile(overrides))
  expect(told.status).toBe(302)
  return browser
}

/** The codes of the queue from the top; the button to the next essay stands above it. */
const codesIn = (html: string) =>
  [...(html.split('<table')[1] ?? '').matchAll(/\/essays\/([A-Z0-9]+)"/g)].map(([, code = '']) => code)
const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''

const assignmentOf = (code: string) =>
  db()
    .selectFrom('writing.assignment as a')
    .innerJoin('writing.juror as j', 'j.id', 'a.juror_id')
    .select(['a.id', 'a.essay_id', 'a.juror_id', 'a.state', 'a.recuse_reason', 'j.number'])
    .where('a.contest_id', '=', contest.id)
    .where('a.code', '=', code)
    .executeTakeFirstOrThrow()

const scoresOf = async (code: string) => {
  const { id } = await assignmentOf(code)
  const review = await db()
    .selectFrom('writing.review')
    .select(['state', 'note', 'version'])
    .where('assignment_id', '=', id)
    .executeTakeFirst()
  const scores = await db()
    .selectFrom('writing.review_score as s')
    .innerJoin('contest.criterion as c', 'c.id', 's.criterion_id')
    .select('s.score')
    .where('s.assignment_id', '=', id)
    .orderBy('c.position')
    .execute()
  return { review, scores: scores.map(({ score }) => score) }
}

const all = (score: string) => Object.fromEntries(contest.criteria.map((_, index) => [`score.${index + 1}`, score]))

describe('an invitation', () => {
  it('names the address that cannot be one, and keeps what was typed', async () => {
    const wrong = await organiser.post(juryPage, { intent: 'invite', emails: 'a@example.kz, kim@', locale: 'ru' })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('Исправьте адрес: kim@')
    expect(wrong.html).toContain('a@example.kz, kim@')
    const empty = await organiser.post(juryPage, { intent: 'invite', emails: ' ', locale: 'ru' })
    expect(empty.status).toBe(422)
    expect(empty.html).toContain('href="#field-emails"')
    expect((await organiser.post(juryPage, { intent: 'dance' })).status).toBe(422)
    expect((await organiser.post('/ru/organiser/contests/nonsense/jury', { intent: 'assign' })).status).toBe(404)
  })

  it('is sent once to each address, and its secret is stored nowhere but in the letter', async () => {
    const sent = await invite('one@example.kz; ONE@example.kz two@example.kz')
    expect(sent.location).toBe(`${juryPage}?invited=2&known=0`)
    expect((await invite('one@example.kz')).location).toBe(`${juryPage}?invited=0&known=1`)
    expect((await organiser.get(`${juryPage}?invited=2&known=0`)).html).toContain('Отправлено 2 приглашения')
    const token = (await linkOf('one@example.kz')).split('/').pop() ?? ''
    const rows = await db().selectFrom('identity.invitation').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(token)
    const page = await organiser.get(juryPage)
    expect(page.html).toContain('one@example.kz')
    expect(page.html).not.toContain(token)
  })

  it('makes an account, once', async () => {
    const link = await linkOf('one@example.kz')
    const browser = app.client()
    const page = await browser.get(link)
    expect(page.status).toBe(200)
    expect(page.html).toContain('one@example.kz')
    const bad = await browser.post(link, { name: ' ', password: 'short' })
    expect(bad.status).toBe(422)
    expect(bad.html).toContain('href="#field-name"')
    expect(bad.html).toContain('Придумайте пароль не короче 10 знаков')
    expect(bad.html).not.toContain('value="short"')
    const joined = await browser.post(link, { name: 'Бірінші Қазы', password: secret })
    expect(joined.location).toBe(`/ru/jury/${contest.id}/profile`)
    expect((await browser.get(joined.location ?? '')).status).toBe(200)
    // Whoever used it comes to the desk, anybody else is told that it is over.
    expect((await browser.get(link)).location).toBe(`/ru/jury/${contest.id}`)
    const other = await app.client().get(link)
    expect(other.status).toBe(410)
    expect(other.html).toContain('Ссылка действует один раз')
    expect((await app.client().post(link, { name: 'Ekinshi', password: secret })).status).toBe(410)
    const invitation = await db()
      .selectFrom('identity.invitation')
      .select('id')
      .where('email', '=', 'one@example.kz')
      .executeTakeFirstOrThrow()
    expect(await actions(invitation.id)).toEqual(['organiser invitation.send', 'visitor invitation.accept'])
  })

  it('asks an existing account for its password, and asks nothing while signed in', async () => {
    const known = await app.signedIn('technician')
    await invite(known.email)
    const link = await linkOf(known.email)
    const visitor = app.client()
    expect((await visitor.get(link)).html).not.toContain('name="name"')
    const wrong = await visitor.post(link, { password: 'not the password' })
    expect(wrong.status).toBe(422)
    expect((await known.get(link)).html).not.toContain('name="password"')
    expect((await known.post(link, {})).location).toBe(`/ru/jury/${contest.id}/profile`)
    expect((await known.get('/ru/jury')).html).toContain(`/ru/jury/${contest.id}/profile`)
  })

  it('refuses whoever may see the authors', async () => {
    const coordinator = await app.signedIn('coordinator', ['310000000'])
    await invite(coordinator.email)
    const answer = await coordinator.post(await linkOf(coordinator.email), {})
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('видит заявки')
  })

  it('ends after 14 days, when taken back, and when another is sent', async () => {
    const first = await linkOf('two@example.kz')
    const now = app.clock.now()
    app.clock.set(new Date(now.getTime() + 14 * day))
    expect((await app.client().get(first)).status).toBe(410)
    app.clock.set(new Date(now.getTime() + 14 * day - 1))
    expect((await app.client().get(first)).status).toBe(200)
    app.clock.set(new Date(now.getTime() + 1000))
    const id = async () =>
      (
        await db()
          .selectFrom('identity.invitation')
          .select('id')
          .where('email', '=', 'two@example.kz')
          .where('revoked_at', 'is', null)
          .executeTakeFirstOrThrow()
      ).id
    const resent = await organiser.post(juryPage, { intent: 'resend', invitation: await id() })
    expect(resent.location).toContain('notice=sent')
    const second = await linkOf('two@example.kz')
    expect(second).not.toBe(first)
    expect((await app.client().get(first)).status).toBe(410)
    expect((await app.client().get(second)).status).toBe(200)
    expect((await organiser.post(juryPage, { intent: 'revoke', invitation: await id() })).status).toBe(302)
    expect((await app.client().get(second)).status).toBe(410)
    expect((await app.client().get('/ru/invitation/nothing-of-the-kind')).status).toBe(404)
    expect((await organiser.post(juryPage, { intent: 'revoke', invitation: 'x' })).status).toBe(404)
    app.clock.set(now)
  })
})

let first: Client
let second: Client
let third: Client
let desk: string

describe('the profile', () => {
  it('is asked before anything else, and names every problem', async () => {
    first = app.client()
    await invite('first@example.kz')
    await first.post(await linkOf('first@example.kz'), { name: 'Бірінші', password: secret })
    desk = `/ru/jury/${contest.id}`
    expect((await first.get(desk)).location).toBe(`${desk}/profile`)
    const bad = await first.post(`${desk}/profile`, {
      maxLoad: '0',
      schools: 'x'.repeat(201),
      districts: ['316600000'],
    })
    expect(bad.status).toBe(422)
    for (const field of ['languages', 'maxLoad', 'schools', 'conduct']) {
      expect(bad.html, field).toContain(`href="#field-${field}"`)
    }
    expect(bad.html).toMatch(/checked="" value="316600000"/)
    const strange = await first.post(`${desk}/profile`, profile({ districts: ['999999999'] }))
    expect(strange.status).toBe(422)
    expect(strange.html).toContain('href="#field-districts"')
    expect((await first.post(`${desk}/profile`, profile({ maxLoad: 'көп' }))).html).toContain('value="көп"')
    expect((await first.post(`${desk}/profile`, profile())).location).toBe(`${desk}?notice=saved`)
    expect((await first.get(desk)).html).toContain('Чтение ещё не началось')
    const foreign = await app.signedIn('juror')
    expect((await foreign.get(`${desk}/profile`)).status).toBe(404)
    expect((await foreign.post(`${desk}/profile`, profile())).status).toBe(404)
    expect((await foreign.get(desk)).status).toBe(404)
    expect((await first.get('/ru/jury/nonsense')).status).toBe(404)
  })

  it('keeps essays of a conflict away', async () => {
    second = await join('second@example.kz')
    await join('near@example.kz', { schools: 'Тұлпар лицейі' })
    await join('neighbour@example.kz', { districts: ['316600000'] })
    await join('unable@example.kz', { languages: ['en'] })
    const assigned = await organiser.post(juryPage, { intent: 'assign' })
    expect(assigned.location).toContain('notice=assigned')
    const loads = await db()
      .selectFrom('writing.assignment as a')
      .innerJoin('writing.juror as j', 'j.id', 'a.juror_id')
      .innerJoin('identity.account as p', 'p.id', 'j.account_id')
      .select(['p.email', (eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('load')])
      .where('a.contest_id', '=', contest.id)
      .groupBy('p.email')
      .orderBy('p.email')
      .execute()
    expect(loads).toEqual([
      { email: 'first@example.kz', load: 6 },
      { email: 'second@example.kz', load: 6 },
    ])
    expect((await organiser.get(juryPage)).html).toContain('Все места заняты')
    expect(await actions(contest.id)).toContain('organiser assignment.run')
  })

  it('is all there is until the reading begins', async () => {
    expect(codesIn((await first.get(desk)).html)).toEqual([])
    const { code } = await db()
      .selectFrom('writing.assignment')
      .select('code')
      .where('contest_id', '=', contest.id)
      .executeTakeFirstOrThrow()
    expect((await first.get(`${desk}/essays/${code}`)).status).toBe(404)
    await moveTo(ctx(), contest.id, 'in-review')
  })
})

describe('the desk', () => {
  it('shows the own essays, and none of another juror', async () => {
    const mine = codesIn((await first.get(desk)).html)
    const theirs = codesIn((await second.get(desk)).html)
    expect(mine).toHaveLength(6)
    expect(mine.filter((code) => theirs.includes(code))).toEqual([])
    for (const path of ['', '/recuse', '.data']) {
      expect((await first.get(`${desk}/essays/${theirs[0]}${path}`)).status).toBe(404)
    }
    const scored = await first.post(`${desk}/essays/${theirs[0]}`, { version: '0', note: '', intent: 'draft' })
    expect(scored.status).toBe(404)
    const recused = await first.post(`${desk}/essays/${theirs[0]}/recuse`, {
      reason: 'other',
      note: '',
      confirmed: 'yes',
    })
    expect(recused.status).toBe(404)
    expect((await assignmentOf(theirs[0] ?? '')).state).toBe('open')
  })

  it('gives away neither who wrote nor when, nor a key to either', async () => {
    const secrets = (
      await db()
        .selectFrom('writing.essay as e')
        .innerJoin('bridge.entry as b', 'b.essay_id', 'e.id')
        .innerJoin('identity.application as p', 'p.id', 'b.application_id')
        .leftJoin('writing.assignment as a', 'a.essay_id', 'e.id')
        .select(['e.id', 'p.id as application', 'p.code', 'a.id as assignment', 'a.juror_id as juror'])
        .where('e.contest_id', '=', contest.id)
        .execute()
    ).flatMap((row) => Object.values(row))
    const [code] = codesIn((await first.get(desk)).html)
    for (const path of ['/ru/jury', desk, `${desk}/essays/${code}`, `${desk}/essays/${code}/recuse`]) {
      for (const address of [path, `${path}.data`]) {
        const { html, status } = await first.get(address)
        expect(status, address).toBe(200)
        for (const one of [...secrets, ...identities]) expect(html, address).not.toContain(one)
        expect(html, address).not.toMatch(/20\d\d-\d\d-\d\d|\d\d:\d\d/)
      }
    }
    const answer = await first.post(`${desk}/essays/${code}.data`, { version: '0', note: '', intent: 'submit' })
    for (const one of [...secrets, ...identities]) expect(answer.html).not.toContain(one)
    expect((await first.get(juryPage)).status).toBe(403)
  })

  it('counts nothing but the own work', async () => {
    const [mine = ''] = codesIn((await first.get(desk)).html)
    const { essay_id } = await assignmentOf(mine)
    const before = { page: await first.get(`${desk}/essays/${mine}.data`), queue: await first.get(`${desk}.data`) }
    const { code: theirs } = await db()
      .selectFrom('writing.assignment')
      .select('code')
      .where('essay_id', '=', essay_id)
      .where('code', '!=', mine)
      .executeTakeFirstOrThrow()
    const scored = await second.post(`${desk}/essays/${theirs}`, {
      version: '0',
      note: '',
      intent: 'submit',
      ...all('1'),
    })
    expect(scored.status).toBe(302)
    expect((await first.get(`${desk}/essays/${mine}.data`)).html).toBe(before.page.html)
    expect((await first.get(`${desk}.data`)).html).toBe(before.queue.html)
  })

  it('keeps a draft, hands in, moves to the next essay, and lets the scores be changed', async () => {
    const [code = '', following] = codesIn((await first.get(desk)).html)
    const page = `${desk}/essays/${code}`
    const { html } = await first.get(page)
    expect(html).toContain('сөйлем')
    const draft = await first.post(page, { version: '0', note: 'ой анық', intent: 'draft', 'score.1': '2' })
    expect(draft.location).toBe(`${page}?notice=saved`)
    expect(await scoresOf(code)).toEqual({ review: { state: 'draft', note: 'ой анық', version: 1 }, scores: [2] })
    expect((await first.get(page)).html).toContain('ой анық')
    expect((await first.get(desk)).html).toContain('Черновик')

    const early = await first.post(page, { version: '1', note: 'ой анық, тілі бай', intent: 'submit', 'score.1': '2' })
    expect(early.status).toBe(422)
    expect(early.html).toContain('href="#field-score.2"')
    expect(early.html).toContain('ой анық, тілі бай')
    expect((await assignmentOf(code)).state).toBe('open')

    const { version } = { version: hidden(early.html, 'version') }
    const sent = await first.post(page, { version, note: 'ой анық', intent: 'submit', ...all('3') })
    expect(sent.location).toBe(`${desk}/essays/${following}?notice=submitted`)
    expect((await assignmentOf(code)).state).toBe('done')
    // The same answer twice is one answer.
    const twice = await first.post(page, { version, note: 'ой анық', intent: 'submit', ...all('3') })
    expect(twice.status).toBe(302)
    expect((await scoresOf(code)).review?.version).toBe(2)

    const changed = await first.post(page, { version: '2', note: '', intent: 'submit', ...all('3'), 'score.1': '4' })
    expect(changed.status).toBe(302)
    expect((await scoresOf(code)).scores[0]).toBe(4)
    expect(await actions((await assignmentOf(code)).id)).toEqual([
      'juror review.save',
      'juror review.submit',
      'juror review.change',
    ])
  })

  it('tells the second of two windows and overwrites nothing', async () => {
    const code = codesIn((await first.get(desk)).html)[1] ?? ''
    const page = `${desk}/essays/${code}`
    await first.post(page, { version: '0', note: 'бірінші терезе', intent: 'draft', ...all('1') })
    const late = await first.post(page, { version: '0', note: 'екінші терезе', intent: 'draft', ...all('2') })
    expect(late.status).toBe(422)
    expect(late.html).toContain('в другом окне')
    expect(late.html).toContain('екінші терезе')
    expect(await scoresOf(code)).toMatchObject({ review: { note: 'бірінші терезе', version: 1 }, scores: all1() })
    const knowingly = await first.post(page, {
      version: hidden(late.html, 'version'),
      note: 'екінші терезе',
      intent: 'draft',
      ...all('2'),
    })
    expect(knowingly.status).toBe(302)
  })
  const all1 = () => contest.criteria.map(() => 1)

  it('takes no level that the rubric does not have', async () => {
    const code = codesIn((await first.get(desk)).html)[2] ?? ''
    const page = `${desk}/essays/${code}`
    for (const scores of [{ 'score.1': '99' }, { 'score.1': '-1' }, { 'score.99': '1' }, { 'score.1': 'x' }]) {
      const answer = await first.post(page, { version: '0', note: '', intent: 'draft', ...scores } as never)
      expect(answer.status, JSON.stringify(scores)).toBe(422)
    }
    expect((await first.post(page, { version: 'x', note: '', intent: 'draft' })).status).toBe(422)
    expect((await first.post(page, { version: '0', note: '', intent: 'dance' })).status).toBe(422)
    expect((await first.post(page, { version: '0', note: 'x'.repeat(2001), intent: 'draft' })).status).toBe(422)
    expect((await scoresOf(code)).review).toBeUndefined()
  })

  it('does not let a language go while essays in it lie there', async () => {
    const refused = await first.post(`${desk}/profile`, profile({ languages: ['kk'] }))
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('href="#field-languages"')
    expect((await first.post(`${desk}/profile`, profile({ maxLoad: '6' }))).status).toBe(302)
  })
})

describe('a recusal', () => {
  it('asks for a reason and a confirmation', async () => {
    const code = codesIn((await first.get(desk)).html)[3] ?? ''
    const bad = await first.post(`${desk}/essays/${code}/recuse`, { note: 'y'.repeat(501) })
    expect(bad.status).toBe(422)
    for (const field of ['reason', 'confirmed', 'note']) expect(bad.html).toContain(`href="#field-${field}"`)
    expect((await assignmentOf(code)).state).toBe('open')
  })

  it('takes the essay away and gives it to somebody else at once', async () => {
    third = await join('third@example.kz', { maxLoad: '1' })
    expect((await third.get(desk)).html).toContain('Для вас пока нет эссе')
    const code = codesIn((await first.get(desk)).html)[3] ?? ''
    const before = await assignmentOf(code)
    const gone = await first.post(`${desk}/essays/${code}/recuse`, {
      reason: 'know-child',
      note: 'көрші',
      confirmed: 'yes',
    })
    expect(gone.location).toBe(`${desk}?notice=recused`)
    expect(await assignmentOf(code)).toMatchObject({ state: 'recused', recuse_reason: 'know-child' })
    expect((await first.get(`${desk}/essays/${code}`)).status).toBe(404)
    expect((await first.get(`${desk}/essays/${code}.data`)).status).toBe(404)
    expect(
      (await first.post(`${desk}/essays/${code}/recuse`, { reason: 'other', note: '', confirmed: 'yes' })).status,
    ).toBe(404)
    const [taken = ''] = codesIn((await third.get(desk)).html)
    expect((await assignmentOf(taken)).essay_id).toBe(before.essay_id)
    expect(await actions(before.id)).toEqual(['juror assignment.recuse'])
    expect(await actions(contest.id)).toContain('system assignment.fill')
    expect((await organiser.get(juryPage)).html).toContain('Заполнено автоматически после самоотвода')
  })

  it('of a scored essay counts its scores no more', async () => {
    const [code = ''] = codesIn((await first.get(desk)).html)
    expect((await assignmentOf(code)).state).toBe('done')
    expect((await first.get(`${desk}/essays/${code}/recuse`)).html).toContain('ваши оценки не будут учтены')
    await first.post(`${desk}/essays/${code}/recuse`, { reason: 'know-school', note: '', confirmed: 'yes' })
    expect((await assignmentOf(code)).state).toBe('recused')
    // Nobody is left who could take it: the organiser is told, the juror is not.
    const page = await organiser.get(juryPage)
    expect(page.html).toContain('Заполнить свободные места')
    expect(page.html).toContain('уже загружены')
  })
})

describe('the organiser', () => {
  it('sees numbers and no names while scores come in', async () => {
    const { html } = await organiser.get(juryPage)
    expect(html).toContain('Член жюри №\u00a01')
    for (const text of [html, (await organiser.get(`${juryPage}.data`)).html]) {
      expect(text).not.toContain('Қазы second@example.kz')
      expect(text).not.toContain('second@example.kz')
    }
  })

  it('lets a juror go: what is finished stays, the rest is given back, the desk closes', async () => {
    const [code = ''] = codesIn((await third.get(desk)).html)
    const { number, juror_id } = await assignmentOf(code)
    expect((await organiser.get(`${juryPage}?release=${number}`)).html).toContain(`Член жюри №\u00a0${number}`)
    expect((await organiser.post(juryPage, { intent: 'release', number: '998' })).status).toBe(404)
    expect((await organiser.post(juryPage, { intent: 'release', number: String(number) })).status).toBe(302)
    expect((await third.get(desk)).status).toBe(404)
    expect((await third.get(`${desk}/essays/${code}`)).status).toBe(404)
    expect((await assignmentOf(code)).state).toBe('recused')
    expect(await actions(juror_id)).toContain('organiser juror.release')
  })

  it('closes the reading: everything can be read, nothing changed', async () => {
    const code = codesIn((await first.get(desk)).html)[0] ?? ''
    const page = `${desk}/essays/${code}`
    const kept = await scoresOf(code)
    const open = await db()
      .selectFrom('writing.assignment')
      .select('id')
      .where('contest_id', '=', contest.id)
      .where('state', '=', 'open')
      .execute()
    await moveTo(ctx(), contest.id, 'decided', open.length)
    const queue = await first.get(desk)
    expect(queue.html).toContain('Оценивание завершено')
    expect(queue.html).not.toContain(`${desk}/profile`)
    const reading = await first.get(page)
    expect(reading.status).toBe(200)
    expect(reading.html).not.toContain('name="score.1"')
    expect(reading.html).not.toContain('/recuse')
    const late = await first.post(page, { version: String(kept.review?.version ?? 0), note: '', intent: 'draft' })
    expect(late.status).toBe(422)
    expect(late.html).toContain('Оценивание завершено, поэтому изменение не сохранено')
    expect(await scoresOf(code)).toEqual(kept)
    expect((await first.get(`${page}/recuse`)).status).toBe(302)
    await first.post(`${page}/recuse`, { reason: 'other', note: '', confirmed: 'yes' })
    expect((await assignmentOf(code)).state).not.toBe('recused')
    expect((await first.get(`${desk}/profile`)).status).toBe(302)
    expect((await first.post(`${desk}/profile`, profile({ maxLoad: '7' }))).location).toBe(desk)
    expect((await organiser.post(juryPage, { intent: 'assign' })).status).toBe(422)
    const invited = await organiser.post(juryPage, { intent: 'invite', emails: 'late@example.kz', locale: 'ru' })
    expect(invited.status).toBe(422)
    expect((await organiser.get(juryPage)).html).toContain('second@example.kz')
  })
})
