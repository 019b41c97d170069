import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Contest } from '#app/domain/contest/contest.ts'
import type { Context } from '#app/domain/context.ts'
import { passOnFlags } from '#app/domain/flag/pass-on-flags.server.ts'
import { assignReviews } from '#app/domain/jury/assign-reviews.server.ts'
import { hashInput } from '#app/domain/scoring/hash-input.server.ts'
import { findDuplicates } from '#app/domain/screening/find-duplicates.server.ts'
import { systemContext } from '#app/services.server.ts'
import { buildApplication, essayText } from '#tests/support/build-application.ts'
import { buildContest, organiserContext } from '#tests/support/build-contest.ts'
import { buildScreenedContest, moveTo } from '#tests/support/build-jury.ts'
import { type Client, createTestApp, type TestApp } from '#tests/support/client.ts'
import { checkInvariants } from '#tests/support/invariants.ts'
import { type MailBox, openMailBox } from '#tests/support/mail-box.ts'
import { codesByEssay, type SeatedJuror, seatJuror } from '#tests/support/seat-juror.ts'

type Person = Client & { accountId: string; email: string }

let app: TestApp
let mail: MailBox
let organiser: Person
let contact: Person
let other: Person
let ctx: () => Context
let contest: Contest
let jurors: SeatedJuror[]
let desk: string
let flagsPage: string

/** Letters about a concern, beside the invitations of jurors. */
const toContacts = () => mail.received.filter(({ text }) => text?.includes('/safeguarding'))

const worried = 'Үйде оны ұратын сияқты'
const copiedBody = `${essayText(500)} менің жақсы арманым бар еді`

beforeAll(async () => {
  app = await createTestApp()
  mail = await openMailBox()
  organiser = await app.signedIn('organiser')
  contact = await app.signedIn('safeguarding')
  other = await app.signedIn('safeguarding')
  ctx = () => ({ ...organiserContext(app.services, organiser.accountId), now: app.clock.now() })
  const earlier = await buildContest(ctx())
  await buildApplication(ctx(), earlier, {
    familyName: 'Бұрынғы',
    givenName: 'Авторов',
    essay: { language: 'kk', body: copiedBody },
  })
  await findDuplicates(ctx(), earlier.id)
  contest = await buildScreenedContest(
    ctx(),
    [
      { familyName: 'Қоңыратова', givenName: 'Әсемгүл', essay: { language: 'kk', body: essayText(1) } },
      { essay: { language: 'kk', body: essayText(2) } },
      { essay: { language: 'kk', body: copiedBody } },
    ],
    { reviewsPerEssay: 2 },
  )
  jurors = []
  for (let index = 0; index < 3; index += 1) jurors.push(await seatJuror(app, ctx(), contest.id))
  const assigned = await assignReviews(ctx(), { contestId: contest.id })
  expect(assigned.ok).toBe(true)
  await moveTo(ctx(), contest.id, 'in-review')
  desk = `/ru/jury/${contest.id}`
  flagsPage = `/ru/organiser/contests/${contest.id}/flags`
})
afterAll(async () => {
  expect(await checkInvariants(app.services.database.db)).toEqual([])
  await mail.close()
  await app.close()
})

const db = () => app.services.database.db

/** A reader of the essay of this child, with the code that the juror knows it by. */
async function readersOf(body: string) {
  const { id } = await db()
    .selectFrom('writing.essay')
    .select('id')
    .where('body', 'like', `%${body}%`)
    .where('contest_id', '=', contest.id)
    .executeTakeFirstOrThrow()
  const readers: { juror: SeatedJuror; code: string }[] = []
  for (const juror of jurors) {
    const code = (await codesByEssay(app, contest.id, juror.accountId)).get(id)
    if (code) readers.push({ juror, code })
  }
  return { essayId: id, readers }
}

const first = <T>(list: readonly T[]): T => {
  const [one] = list
  if (one === undefined) throw new Error('nobody')
  return one
}

const all = (score: string) => Object.fromEntries(contest.criteria.map((_, index) => [`score.${index + 1}`, score]))
const word = (seed: number) => `сөйлем${seed * 1000}`

describe('a flag', () => {
  it('is put in on a page of its own, and every problem is told', async () => {
    const { readers } = await readersOf(word(1))
    const { juror, code } = first(readers)
    expect((await juror.get(`${desk}/essays/${code}`)).html).toContain(`/essays/${code}/flag`)
    const page = await juror.get(`${desk}/essays/${code}/flag`)
    expect(page.status).toBe(200)
    expect(page.html).toContain('Беспокоюсь за этого ребёнка')
    const nothing = await juror.post(`${desk}/essays/${code}/flag`, { note: 'ой' })
    expect(nothing.status).toBe(422)
    expect(nothing.html).toContain('Выберите, о чём вы сообщаете')
    expect(nothing.html).toContain('value="ой"')
    const nowhere = await juror.post(`${desk}/essays/${code}/flag`, { kind: 'recognisable', passage: ' ', note: '' })
    expect(nowhere.status).toBe(422)
    expect(nowhere.html).toContain('href="#field-passage"')
    const long = await juror.post(`${desk}/essays/${code}/flag`, { kind: 'worry', passage: '', note: 'ы'.repeat(501) })
    expect(long.status).toBe(422)
    expect(await db().selectFrom('writing.flag').select('id').execute()).toEqual([])
  })

  it('is for whoever reads the essay, and for nobody else', async () => {
    const { readers } = await readersOf(word(1))
    const { code } = first(readers)
    const stranger = jurors.find((juror) => !readers.some((reader) => reader.juror === juror))
    const flag = { kind: 'worry', passage: '', note: '' }
    expect((await stranger?.post(`${desk}/essays/${code}/flag`, flag))?.status).toBe(404)
    expect((await stranger?.get(`${desk}/essays/${code}/flag`))?.status).toBe(404)
    expect((await organiser.post(`${desk}/essays/${code}/flag`, flag)).status).toBe(403)
    expect((await app.client().post(`${desk}/essays/${code}/flag`, flag)).status).toBe(401)
  })

  it('goes in under the role of the juror, who can read none back, nor write about another’s essay', async () => {
    const { readers, essayId } = await readersOf(word(1))
    const stranger = jurors.find((juror) => !readers.some((reader) => reader.juror === juror))
    for (const table of ['writing.flag', 'writing.concern', 'writing.concern_note', 'bridge.concern_opening']) {
      await expect(
        db()
          .transaction()
          .execute(async (tx) => {
            await sql`select set_config('role', 'qarmaq_juror', true), set_config('qarmaq.account_id', ${stranger?.accountId ?? ''}, true)`.execute(
              tx,
            )
            await sql`select * from ${sql.table(table)}`.execute(tx)
          }),
      ).rejects.toThrow(/permission denied/)
    }
    const { id } = await db()
      .selectFrom('writing.assignment')
      .select('id')
      .where('essay_id', '=', essayId)
      .executeTakeFirstOrThrow()
    await expect(
      db()
        .transaction()
        .execute(async (tx) => {
          await sql`select set_config('role', 'qarmaq_juror', true), set_config('qarmaq.account_id', ${stranger?.accountId ?? ''}, true)`.execute(
            tx,
          )
          await sql`insert into writing.concern (id, contest_id, essay_id, assignment_id, note, created_at)
            values (gen_random_uuid(), ${contest.id}, ${essayId}, ${id}, '', now())`.execute(tx)
        }),
    ).rejects.toThrow(/row-level security/)
  })
})

describe('a worry about a child', () => {
  it('is said once, thanked for, and shown to no organiser', async () => {
    const { readers } = await readersOf(word(1))
    const { juror, code } = first(readers)
    const before = await hashInput(db(), contest.id)
    const said = { kind: 'worry', passage: '', note: worried }
    const answer = await juror.post(`${desk}/essays/${code}/flag`, said)
    expect(answer.location).toBe(`${desk}/essays/${code}?notice=passed-on`)
    expect((await juror.post(`${desk}/essays/${code}/flag`, said)).status).toBe(302)
    expect((await juror.get(answer.location ?? '')).html).toContain('Спасибо, ваше сообщение передано')
    expect((await juror.get(`${desk}/essays/${code}`)).html).not.toContain(worried)
    expect(await db().selectFrom('writing.concern').select('note').execute()).toEqual([{ note: worried }])
    for (const page of [flagsPage, `/ru/organiser/contests/${contest.id}/jury`]) {
      const { status, html } = await organiser.get(page)
      expect(status).toBe(200)
      expect(html).not.toContain(worried)
    }
    expect((await hashInput(db(), contest.id)).hash).toBe(before.hash)
  })

  it('reaches the contacts by letters that say nothing of it', async () => {
    await mail.deliver(app.services)
    const letters = toContacts()
    expect(letters).toHaveLength(2)
    for (const letter of letters) {
      expect(letter.text).toContain('/kk/safeguarding')
      for (const secret of [worried, 'Қоңыратова', contest.id, contest.texts.kk.title]) {
        expect(`${letter.subject} ${letter.text} ${JSON.stringify(letter.headers)}`).not.toContain(secret)
      }
    }
    await passOnFlags(systemContext(app.services, 'test'))
    await mail.deliver(app.services)
    expect(toContacts()).toHaveLength(2)
  })

  const concernPath = async () => {
    const { id } = await db().selectFrom('writing.concern').select('id').executeTakeFirstOrThrow()
    return `/ru/safeguarding/${id}`
  }

  it('is read by the contacts of the contest alone', async () => {
    const path = await concernPath()
    expect((await contact.get('/ru/safeguarding')).html).toContain(path)
    const page = await contact.get(path)
    expect(page.status).toBe(200)
    expect(page.html).toContain(worried)
    expect(page.html).toContain(word(1))
    expect(page.html).toContain('href="tel:111"')
    expect(page.html).not.toContain('Қоңыратова')
    for (const person of [organiser, first(jurors)]) {
      expect((await person.get(path)).status).toBe(403)
      expect((await person.post(path, { intent: 'open', reason: 'қызық болды' })).status).toBe(403)
    }
    const appointed = await organiser.post(flagsPage, { intent: 'contacts', contact: [contact.accountId] })
    expect(appointed.status).toBe(302)
    expect((await other.get(path)).status).toBe(404)
    expect((await other.post(path, { intent: 'open', reason: 'көру керек еді' })).status).toBe(404)
    expect((await other.get('/ru/safeguarding')).html).not.toContain(path)
    expect((await contact.get(path)).status).toBe(200)
    expect((await contact.get('/ru/safeguarding/nonsense')).status).toBe(404)
    const wrong = await organiser.post(flagsPage, { intent: 'contacts', contact: [first(jurors).accountId] })
    expect(wrong.status).toBe(422)
  })

  it('opens the child only with a reason, for a day, and every look is logged', async () => {
    const path = await concernPath()
    const empty = await contact.post(path, { intent: 'open', reason: ' ' })
    expect(empty.status).toBe(422)
    expect(empty.html).toContain('Напишите, зачем открывать данные')
    expect((await contact.get(path)).html).not.toContain('Қоңыратова')
    const opened = await contact.post(path, { intent: 'open', reason: 'Нужно связаться со школой' })
    expect(opened.location).toBe(`${path}?notice=saved#child`)
    const page = await contact.get(path)
    expect(page.html).toContain('Қоңыратова Әсемгүл')
    expect(page.html).toContain('Нужно связаться со школой')
    const entries = await db()
      .selectFrom('audit.entry')
      .select(['action', 'details', 'actor_id'])
      .where('subject_kind', '=', 'concern')
      .where('actor_id', '=', contact.accountId)
      .orderBy('seq')
      .execute()
    expect(entries.map(({ action }) => action)).toEqual(['concern.open', 'concern.look'])
    expect(JSON.stringify(entries)).not.toContain('школой')
    const now = app.clock.now()
    app.clock.set(new Date(now.getTime() + 24 * 3600_000))
    const later = await contact.get(path)
    expect(later.html).not.toContain('Қоңыратова')
    app.clock.set(now)
  })

  it('is noted and closed, which closes the child too', async () => {
    const path = await concernPath()
    expect((await contact.post(path, { intent: 'note', body: ' ' })).status).toBe(422)
    expect((await contact.post(path, { intent: 'dance' })).status).toBe(422)
    expect((await contact.post(path, { intent: 'note', body: 'Мектеп психологымен сөйлестім' })).status).toBe(302)
    expect((await contact.post(path, { intent: 'close', body: 'Бала көмек алды' })).status).toBe(302)
    const page = await contact.get(path)
    expect(page.html).toContain('Мектеп психологымен сөйлестім')
    expect(page.html).toContain('Бала көмек алды')
    expect(page.html).not.toContain('Қоңыратова')
    for (const intent of ['open', 'note', 'close'])
      expect((await contact.post(path, { intent, reason: 'тағы көру керек', body: 'тағы' })).status).toBe(422)
  })

  it('waits where nobody has the role, and is passed on when somebody has', async () => {
    await db()
      .updateTable('identity.account')
      .set({ disabled_at: app.clock.now() })
      .where('id', 'in', [contact.accountId, other.accountId])
      .execute()
    expect((await organiser.get(flagsPage)).html).toContain('Ответственного нет')
    const { readers } = await readersOf(word(2))
    const { juror, code } = first(readers)
    await juror.post(`${desk}/essays/${code}/flag`, { kind: 'worry', passage: '', note: '' })
    await mail.deliver(app.services)
    expect(toContacts()).toHaveLength(2)
    await db()
      .updateTable('identity.account')
      .set({ disabled_at: null })
      .where('id', 'in', [contact.accountId, other.accountId])
      .execute()
    await passOnFlags(systemContext(app.services, 'test'))
    await mail.deliver(app.services)
    expect(toContacts()).toHaveLength(3)
  })
})

describe('an author who can be recognised', () => {
  it('takes the text from every desk until it is redacted anew; no score changes', async () => {
    const { readers, essayId } = await readersOf(word(2))
    const [one, two] = readers
    if (!one || !two) throw new Error('two read it')
    await one.juror.post(`${desk}/essays/${one.code}`, { version: '0', note: '', intent: 'submit', ...all('3') })
    const before = await hashInput(db(), contest.id)
    expect(before.reviews).toBe(1)
    const answer = await one.juror.post(`${desk}/essays/${one.code}/flag`, {
      kind: 'recognisable',
      passage: word(2),
      note: 'Ауылын атаған',
    })
    expect(answer.location).toBe(`${desk}?notice=passed-on`)
    for (const { juror, code } of readers) {
      expect((await juror.get(`${desk}/essays/${code}`)).location).toBe(desk)
      expect((await juror.get(desk)).html).not.toContain(word(2))
    }
    expect((await two.juror.get(desk)).html).toContain('Текст на проверке')
    expect((await hashInput(db(), contest.id)).hash).toBe(before.hash)
    const states = await db().selectFrom('writing.assignment').select('state').where('essay_id', '=', essayId).execute()
    expect(states.map(({ state }) => state).sort()).toEqual(['done', 'open'])
  })

  it('is settled only after the text is approved again; the review stays or goes, as the organiser says', async () => {
    const { essayId, readers } = await readersOf(word(2))
    const { id } = await db()
      .selectFrom('writing.flag')
      .select('id')
      .where('essay_id', '=', essayId)
      .executeTakeFirstOrThrow()
    const path = `${flagsPage}/${id}`
    const page = await organiser.get(path)
    expect(page.status).toBe(200)
    expect(page.html).toContain(word(2))
    expect(page.html).toContain('Ауылын атаған')
    const early = await organiser.post(path, { outcome: 'redacted', review: 'reassign', answer: '' })
    expect(early.status).toBe(422)
    expect(early.html).toContain('Сначала обработайте текст заново')
    expect((await organiser.post(path, { review: 'keep', answer: '' })).status).toBe(422)
    expect((await organiser.post(path, { outcome: 'copied', review: 'keep', answer: '' })).status).toBe(422)

    const { application_id } = await db()
      .selectFrom('bridge.entry')
      .select('application_id')
      .where('essay_id', '=', essayId)
      .executeTakeFirstOrThrow()
    const textPath = `/ru/organiser/contests/${contest.id}/applications/${application_id}/text`
    const redaction = await organiser.get(textPath)
    expect(redaction.html).toContain('Член жюри узнал автора')
    const version = (name: string) => new RegExp(`name="${name}" value="(\\d+)"`).exec(redaction.html)?.[1] ?? ''
    const approved = await organiser.post(textPath, {
      intent: 'approve',
      essayVersion: version('essayVersion'),
      textVersion: version('textVersion'),
      words: word(2),
    })
    expect(approved.location).toContain('notice=approved')
    const [one, two] = readers
    const read = await two?.juror.get(`${desk}/essays/${two.code}`)
    expect(read?.status).toBe(200)
    expect(read?.html).not.toMatch(new RegExp(`${word(2)}\\b`))

    const settled = await organiser.post(path, { outcome: 'redacted', review: 'reassign', answer: 'Жасырылды' })
    expect(settled.location).toBe(`${flagsPage}?notice=saved`)
    expect((await one?.juror.get(`${desk}/essays/${one.code}`))?.status).toBe(404)
    const rows = await db()
      .selectFrom('writing.assignment as a')
      .innerJoin('writing.juror as j', 'j.id', 'a.juror_id')
      .select(['j.account_id', 'a.state', 'a.recuse_reason'])
      .where('a.essay_id', '=', essayId)
      .execute()
    expect(rows.filter(({ state }) => state === 'open')).toHaveLength(2)
    expect(rows.find(({ state }) => state === 'recused')).toMatchObject({
      account_id: one?.juror.accountId,
      recuse_reason: 'recognised',
    })
    expect((await organiser.post(path, { outcome: 'redacted', review: 'keep', answer: '' })).status).toBe(422)
    const list = await organiser.get(flagsPage)
    expect(list.html).toContain('Текст обработан заново')
    expect(list.html).toContain('Person')
  })
})

describe('a text that may be copied', () => {
  it('is shown beside the earlier one without who wrote them, and what came of it is kept', async () => {
    const { readers, essayId } = await readersOf(word(500))
    const { juror, code } = first(readers)
    const answer = await juror.post(`${desk}/essays/${code}/flag`, { kind: 'copied', passage: '', note: '' })
    expect(answer.location).toBe(`${desk}/essays/${code}?notice=passed-on`)
    expect((await juror.get(`${desk}/essays/${code}`)).status).toBe(200)
    const { id } = await db()
      .selectFrom('writing.flag')
      .select('id')
      .where('essay_id', '=', essayId)
      .executeTakeFirstOrThrow()
    const page = await organiser.get(`${flagsPage}/${id}`)
    expect(page.html).toContain('Похожий текст № 1')
    expect(page.html).toContain('<mark>')
    for (const name of ['Бұрынғы', 'Авторов', 'Серікбаева']) expect(page.html).not.toContain(name)
    const settled = await organiser.post(`${flagsPage}/${id}`, { outcome: 'copied', answer: 'Былтырғы эссе' })
    expect(settled.status).toBe(302)
    const row = await db()
      .selectFrom('writing.flag')
      .select(['state', 'outcome', 'settled_by'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(row).toEqual({ state: 'settled', outcome: 'copied', settled_by: organiser.accountId })
    const coordinator = await app.signedIn('coordinator', ['310000000'])
    expect((await coordinator.get(`${flagsPage}/${id}`)).status).toBe(403)
    expect((await organiser.get(`${flagsPage}/nonsense`)).status).toBe(404)
    expect((await organiser.get('/ru/organiser/contests/nonsense/flags')).status).toBe(404)
  })
})
