import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { withdrawApplication } from '#app/domain/application/withdraw-application.server.ts'
import type { Contest } from '#app/domain/contest/contest.ts'
import { approveText } from '#app/domain/screening/approve-text.server.ts'
import { outboxJob } from '#app/jobs/outbox.ts'
import { systemContext } from '#app/services.server.ts'
import { buildApplication } from '#tests/support/build-application.ts'
import { buildContest, organiserContext } from '#tests/support/build-contest.ts'
import { findStrings } from '#tests/support/canary.ts'
import { beginAs, fillApplication, fillSection, hidden, submitAs, words } from '#tests/support/child.ts'
import { type Client, createTestApp, type TestApp } from '#tests/support/client.ts'
import { checkInvariants } from '#tests/support/invariants.ts'

vi.setConfig({ testTimeout: 120_000 })

let app: TestApp
let contest: Contest
let organiser: Client & { accountId: string }

beforeAll(async () => {
  app = await createTestApp()
  organiser = await app.signedIn('organiser')
  contest = await buildContest(organiserContext(app.services, organiser.accountId), {
    regions: ['310000000', '190000000'],
  })
})
afterAll(async () => {
  expect(await checkInvariants(app.services.database.db)).toEqual([])
  await app.close()
})

const db = () => app.services.database.db

/** Every string that says who this child is, and words that only this child wrote. */
const identity = {
  '/about': { familyName: 'Қанарбаева', givenName: 'Ақбілек', patronymic: 'Жарылқасынқызы', birthDateYear: '2010' },
  '/school': { school: 'Канарейка атындағы мектеп', grade: '8' },
  '/place/district?region=310000000': { village: 'Құсмұрынтөбе' },
  '/contact': { phone: '8 707 123 98 76', email: 'akbilek-canary@example.kz' },
  '/consent': { guardianName: 'Қанарбаев Жарылқасын' },
}
const needles = [
  'Қанарбаев',
  'Ақбілек',
  'Жарылқасын',
  '2010-03-27',
  'Канарейка',
  'Құсмұрынтөбе',
  '7071239876',
  'akbilek-canary',
  'Қанат77сөзі',
  'ескімәтін',
]

async function canary(email = identity['/contact'].email) {
  const child = await beginAs(app, contest.slug)
  await fillApplication(child, { changed: { ...identity, '/contact': { ...identity['/contact'], email } } })
  const page = await child.get('/kk/application/essay')
  const essay = (body: string, version: string) =>
    child.post('/kk/application/essay', { version, language: 'kk', intent: 'go', body })
  await essay(`${words(100, 'ескімәтін')}`, hidden(page.html, 'version'))
  const again = await child.get('/kk/application/essay')
  await essay(`${words(100, 'Қанат77сөзі')}`, hidden(again.html, 'version'))
  expect((await submitAs(child)).location).toBe('/kk/application/receipt')
  const { id } = await db()
    .selectFrom('identity.application')
    .select('id')
    .where('code', '=', child.code.replaceAll('-', ''))
    .executeTakeFirstOrThrow()
  return { ...child, id }
}

describe('a withdrawal', () => {
  it('leaves no trace of the child in any column of any table, even after the jury has read', async () => {
    const child = await canary('')
    await child.post('/kk/application/consent/link', { to: 'akbilek-canary@example.kz' })
    await fillSection(child, '/essay', { language: 'kk', body: words(110, 'Қанат77сөзі қосымша'), intent: 'stay' })
    const twin = await buildApplication(systemContext(app.services, 'test'), contest, {
      familyName: 'Қанарбаева',
      givenName: 'Ақбілек',
      birthDate: '2010-03-27',
      phone: '+77071239876',
    })
    await organiser.get(`/kk/organiser/contests/${contest.id}/applications`)
    await putBeforeAJuror(child.id)
    expect((await findStrings(db(), needles)).length).toBeGreaterThan(20)

    expect((await child.post('/kk/application/withdraw', {})).html).toContain('Өтінім кері қайтарылды')
    expect((await findStrings(db(), needles)).length).toBeGreaterThan(0)
    await withdrawApplication(systemContext(app.services, 'test'), twin.applicationId)
    expect(await findStrings(db(), needles)).toEqual([])

    const left = await sql<{ state: string; words: number; scores: number; consents: number }>`
      select a.state, e.word_count as words, (select count(*)::int from writing.review_score s
        join writing.assignment g on g.id = s.assignment_id where g.essay_id = e.id) as scores,
        (select count(*)::int from identity.consent c where c.application_id = a.id) as consents
      from identity.application a join bridge.entry b on b.application_id = a.id join writing.essay e on e.id = b.essay_id
      where a.id = ${child.id}`.execute(db())
    expect(left.rows).toEqual([{ state: 'withdrawn', words: 100, scores: contest.criteria.length, consents: 2 }])
  })

  it('is confirmed by a letter whose address is forgotten once it has left', async () => {
    const child = await canary()
    await child.post('/kk/application/withdraw', {})
    expect(await findStrings(db(), needles)).toEqual(['message.outbox.recipient: akbilek-canary'])
    await outboxJob.run(app.services, new AbortController().signal)
    expect(await findStrings(db(), needles)).toEqual([])
    const letter = await db()
      .selectFrom('message.outbox')
      .select(['state', 'recipient'])
      .where('event_key', '=', `application-withdrawn:${child.id}`)
      .executeTakeFirstOrThrow()
    expect(letter).toEqual({ state: 'sent', recipient: '' })
  })

  it('is carried out once, and confirmed as often as it is asked for', async () => {
    const child = await canary('')
    const cookies = new Map(child.cookies)
    await child.post('/kk/application/withdraw', { code: child.code })
    const lost = app.client()
    for (const [name, value] of cookies) lost.cookies.set(name, value)
    const repeated = await lost.post('/kk/application/withdraw', { code: child.code })
    expect(repeated.location).toBe('/kk/withdraw?done=yes')
    expect((await lost.get('/kk/withdraw?done=yes')).html).toContain('Өтінім кері қайтарылды')
    const code = await app.client().post('/kk/withdraw', { code: child.code, secretPin: '482915', sure: 'yes' })
    expect(code.html).toContain('Өтінім кері қайтарылды')
    expect((await app.client().post('/kk/enter', { code: child.code, pin: '482915', next: '' })).status).toBe(422)
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from audit.entry
      where action = 'application.withdraw' and subject_id = ${child.id}`.execute(db())
    expect(rows[0]?.n).toBe(1)
  })
})

describe('a withdrawal by code', () => {
  it('takes the PIN, asks to be sure, and lets nobody guess', async () => {
    const child = await canary('')
    const visitor = app.client()
    const form = { code: child.code, secretPin: '482915', sure: 'yes' }
    const unsure = await visitor.post('/ru/withdraw', { code: child.code, secretPin: '482915' })
    expect(unsure.status).toBe(422)
    expect(unsure.html).toContain(`value="${child.code}"`)
    expect(unsure.html).not.toContain('482915')
    expect((await visitor.post('/ru/withdraw', { ...form, code: 'AAA-AAA-AA1' })).status).toBe(422)
    for (let tries = 0; tries < 10; tries += 1) {
      expect((await visitor.post('/ru/withdraw', { ...form, secretPin: '111222' })).status).toBe(422)
    }
    const locked = await visitor.post('/ru/withdraw', { ...form, secretPin: '111222' })
    expect(locked.html).toContain('Слишком много')
    expect((await findStrings(db(), ['Ақбілек'])).length).toBeGreaterThan(0)
    await sql`delete from identity.pin_try`.execute(db())
    expect((await visitor.post('/ru/withdraw', form)).html).toContain('Заявка отозвана')
    expect(await findStrings(db(), needles)).toEqual([])
  })

  it('takes the code that a guardian was given with a link, and none that ended', async () => {
    const child = await canary('')
    const answer = async () => {
      const made = await child.post('/kk/application/consent/link', { to: '' })
      const link = /(\/kk\/consent\/[\w-]{22})/.exec(made.html)?.[1] ?? ''
      const phone = app.client()
      const page = await phone.get(link)
      const agreed = await phone.post(link, {
        guardianName: 'Қанарбаев Жарылқасын',
        guardianRelation: 'father',
        guardianAgrees: 'yes',
        textVersion: hidden(page.html, 'textVersion'),
      })
      return /translate="no">([0-9A-Z-]{11})</.exec(agreed.html)?.[1] ?? ''
    }
    const first = await answer()
    const second = await answer()
    expect(first).not.toBe(second)
    const withdraw = (secretPin: string) =>
      app.client().post('/kk/withdraw', { code: child.code, secretPin, sure: 'yes' })
    expect((await withdraw(first)).status).toBe(422)
    expect((await withdraw(second.toLowerCase())).html).toContain('Өтінім кері қайтарылды')
    expect(await findStrings(db(), needles)).toEqual([])
  })
})

/** Approves the text, puts it on a juror's desk, and has it scored with notes that quote it. */
async function putBeforeAJuror(applicationId: string): Promise<void> {
  const essay = await db()
    .selectFrom('bridge.entry')
    .select('essay_id')
    .where('application_id', '=', applicationId)
    .executeTakeFirstOrThrow()
  const { version } = await db()
    .selectFrom('writing.essay')
    .select('version')
    .where('id', '=', essay.essay_id)
    .executeTakeFirstOrThrow()
  await sql`update identity.application set eligibility = 'eligible' where id = ${applicationId}`.execute(db())
  const approved = await approveText(organiserContext(app.services, organiser.accountId), {
    contestId: contest.id,
    applicationId,
    essayVersion: version,
    textVersion: 0,
    hidden: [],
    words: '',
  } as never)
  expect(approved.ok, JSON.stringify(approved)).toBe(true)
  const juror = await app.signedIn('juror')
  const [seat, assignment, recused] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()]
  const other = await app.signedIn('juror')
  const otherSeat = crypto.randomUUID()
  await sql`insert into writing.juror (id, contest_id, account_id, number, languages, created_at) values
    (${seat}, ${contest.id}, ${juror.accountId}, 901, '{kk}', now()),
    (${otherSeat}, ${contest.id}, ${other.accountId}, 902, '{kk}', now())`.execute(db())
  await sql`insert into writing.assignment (id, contest_id, juror_id, essay_id, code, position, state, recuse_reason, recuse_note, created_at) values
    (${assignment}, ${contest.id}, ${seat}, ${essay.essay_id}, 'CANARY1', 1, 'done', null, '', now()),
    (${recused}, ${contest.id}, ${otherSeat}, ${essay.essay_id}, 'CANARY2', 1, 'recused', 'know-child', 'Бұл – Ақбілек Қанарбаева', now())`.execute(
    db(),
  )
  await sql`insert into writing.review (assignment_id, state, note, updated_at, submitted_at)
    values (${assignment}, 'submitted', 'Қанат77сөзі1 деген жері жақсы', now(), now())`.execute(db())
  await sql`insert into writing.review_score (assignment_id, criterion_id, score)
    select ${assignment}, c.id, (select min(score) from contest.criterion_level l where l.criterion_id = c.id)
    from contest.criterion c where c.contest_id = ${contest.id}`.execute(db())
}
