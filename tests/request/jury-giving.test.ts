import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Contest } from '#app/domain/contest/contest.ts'
import type { Context } from '#app/domain/context.ts'
import { essayText } from '#tests/support/build-application.ts'
import { organiserContext } from '#tests/support/build-contest.ts'
import { buildScreenedContest } from '#tests/support/build-jury.ts'
import { type Client, createTestApp, type TestApp } from '#tests/support/client.ts'
import { checkInvariants } from '#tests/support/invariants.ts'

const secret = 'тоғыз жолдың торабы'

let app: TestApp
let organiser: Client & { accountId: string }
let contest: Contest
let jury: string
let giving: string

const families = ['Серікбаева', 'Оспанов', 'Қалиева', 'Тілеубердин', 'Мақсұтов', 'Жандосова', 'Бөкейхан', 'Рахымжан']

beforeAll(async () => {
  app = await createTestApp()
  organiser = await app.signedIn('organiser')
  const ctx: Context = { ...organiserContext(app.services, organiser.accountId), now: app.clock.now() }
  contest = await buildScreenedContest(
    ctx,
    families.map((familyName, index) => ({
      familyName,
      givenName: 'Әсемгүл',
      guardianName: `${familyName} Гүлмира`,
      birthDate: `2012-05-${10 + index}`,
      essay: { language: index < 6 ? ('kk' as const) : ('en' as const), body: essayText(8100 + index) },
    })),
    { reviewsPerEssay: 2, essayLanguages: ['kk', 'ru', 'en'] },
  )
  jury = `/kk/organiser/contests/${contest.id}/jury`
  giving = `${jury}/giving`
  await join('Серікбай Ерлан', 'a@example.kz', ['kk'])
  await join('Ахметов Даурен', 'b@example.kz', ['kk'])
  await join('Нұрғалиева Сәуле', 'c@example.kz', ['kk', 'en'])
  await join('Сейітов Марат', 'd@example.kz', ['kk'])
})
afterAll(async () => {
  expect(await checkInvariants(app.services.database.db)).toEqual([])
  await app.close()
})

const db = () => app.services.database.db

/** A juror who came by an invitation under this name and said what he or she reads. */
async function join(name: string, email: string, languages: string[]): Promise<void> {
  await organiser.post(jury, { intent: 'invite', emails: email, locale: 'kk' })
  const { params } = await db()
    .selectFrom('message.outbox')
    .select('params')
    .where('recipient', '=', email)
    .executeTakeFirstOrThrow()
  const browser = app.client()
  await browser.post(new URL(String((params as { link: string }).link)).pathname, { name, password: secret })
  const told = await browser.post(`/kk/jury/${contest.id}/profile`, {
    languages,
    maxLoad: '40',
    schools: '',
    conduct: 'yes',
  })
  expect(told.status).toBe(302)
}

/** Who reads whom, by family name and the juror's e-mail. */
async function readers(): Promise<Map<string, string[]>> {
  const rows = await db()
    .selectFrom('writing.assignment as x')
    .innerJoin('writing.juror as j', 'j.id', 'x.juror_id')
    .innerJoin('identity.account as a', 'a.id', 'j.account_id')
    .innerJoin('bridge.entry as b', 'b.essay_id', 'x.essay_id')
    .innerJoin('identity.application as p', 'p.id', 'b.application_id')
    .select(['p.family_name', 'a.email'])
    .where('x.contest_id', '=', contest.id)
    .where('x.state', '!=', 'recused')
    .orderBy('a.email')
    .execute()
  const found = new Map<string, string[]>()
  for (const { family_name, email } of rows)
    found.set(family_name, [...(found.get(family_name) ?? []), email?.[0] ?? ''])
  return found
}

const essayOf = async (family: string) =>
  await db()
    .selectFrom('bridge.entry as b')
    .innerJoin('identity.application as a', 'a.id', 'b.application_id')
    .select(['b.essay_id', 'a.id'])
    .where('a.family_name', '=', family)
    .where('a.contest_id', '=', contest.id)
    .executeTakeFirstOrThrow()

const rule = (over: Record<string, string> = {}) => ({
  intent: 'rule',
  leastLoad: '2',
  surnameConflicts: 'yes',
  anchorWho: 'all',
  anchorReaders: '',
  ...over,
})

describe('how essays are given out', () => {
  it('is set by the organiser, and what is wrong is said beside what was typed', async () => {
    const first = await organiser.get(giving)
    expect(first.status).toBe(200)
    expect(first.html).toContain('Эсселер қалай бөлінеді')
    for (const family of families) expect(first.html).not.toContain(family)
    const wrong = await organiser.post(giving, rule({ leastLoad: 'көп', anchorWho: 'some', anchorReaders: '0' }))
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('0 мен 500 аралығындағы бүтін сан жазыңыз')
    expect(wrong.html).toContain('value="көп"')
    const half = await organiser.post(giving, rule({ anchorWho: 'some', anchorReaders: '0' }))
    expect(half.status).toBe(422)
    expect(half.html).toContain('1 мен 500 аралығындағы бүтін сан жазыңыз')
    expect((await organiser.post(giving, { intent: 'dance' })).status).toBe(422)
    expect((await organiser.post(giving, rule())).status).toBe(302)
    const saved = await organiser.get(giving)
    expect(saved.html).toMatch(/name="leastLoad"[^>]*value="2"/)
    const unknown = '/kk/organiser/contests/00000000-0000-4000-8000-000000000000/jury/giving'
    expect((await organiser.get(unknown)).status).toBe(404)
    expect((await organiser.post(unknown, rule())).status).toBe(404)
  })

  it('has anchor essays among the approved texts alone', async () => {
    const { essay_id } = await essayOf('Оспанов')
    const nobody = await organiser.post(giving, { intent: 'mark', essay: '00000000-0000-4000-8000-000000000000' })
    expect(nobody.status).toBe(404)
    expect((await organiser.post(giving, { intent: 'mark', essay: 'nonsense' })).status).toBe(404)
    expect((await organiser.post(giving, { intent: 'unmark', essay: essay_id })).status).toBe(404)
    const marked = await organiser.post(giving, { intent: 'mark', essay: essay_id })
    expect(marked.status).toBe(302)
    expect((await organiser.get(`${giving}?language=kk&page=99`)).html).toContain('тірек эссе – 1')
    const entries = await db().selectFrom('audit.entry').select('action').where('subject_id', '=', essay_id).execute()
    expect(entries.map(({ action }) => action)).toContain('essay.anchor')
  })

  it('keeps a child from a juror of the same family name or organisation, whichever way it is written', async () => {
    // The juror Akhmetov works for the organisation that brought Қалиева.
    const { id } = await essayOf('Қалиева')
    const juror = await db()
      .selectFrom('identity.account')
      .select('id')
      .where('email', '=', 'b@example.kz')
      .executeTakeFirstOrThrow()
    const partnerId = crypto.randomUUID()
    const region = await db().selectFrom('region.unit').select('kato').where('level', '=', 1).executeTakeFirstOrThrow()
    await db()
      .insertInto('identity.partner')
      .values({
        id: partnerId,
        name: 'Қор',
        kind: 'foundation',
        region: region.kato,
        contact_name: 'Қ',
        contact_email: 'q@example.kz',
        locale: 'kk',
        applied_at: app.clock.now(),
        bin: null,
        district: null,
        apply_key: null,
        decided_by: null,
      })
      .execute()
    await db()
      .insertInto('identity.account_partner')
      .values({ account_id: juror.id, partner_id: partnerId, since: app.clock.now() })
      .execute()
    await db().updateTable('identity.application').set({ partner_id: partnerId }).where('id', '=', id).execute()

    expect((await organiser.post(jury, { intent: 'assign' })).status).toBe(302)
    const found = await readers()
    expect(found.get('Серікбаева')).toHaveLength(2)
    expect(found.get('Серікбаева')).not.toContain('a')
    expect(found.get('Қалиева')).toHaveLength(2)
    expect(found.get('Қалиева')).not.toContain('b')
    // All four may read the anchor.
    expect(found.get('Оспанов')).toEqual(['a', 'b', 'c', 'd'])
    for (const family of ['Тілеубердин', 'Мақсұтов', 'Жандосова']) expect(found.get(family)).toHaveLength(2)
    // English has one reader for two places each.
    expect(found.get('Бөкейхан')).toEqual(['c'])
    expect(found.get('Рахымжан')).toEqual(['c'])
  })

  it('says in each language what is missing, why, and what would mend it', async () => {
    const page = async (language: string) =>
      (await organiser.get(`/${language}/organiser/contests/${contest.id}/jury`)).html.replaceAll('<!-- -->', '')
    expect(await page('en')).toContain(
      'English: 2 of 4 review places have an eligible juror. Too few jurors read this language.',
    )
    expect(await page('en')).toContain(
      'at least this many more jurors without a conflict – 1, who can take this many essays together – 2.',
    )
    expect(await page('ru')).toContain('подходящий член жюри есть для 2 мест из 4')
    expect(await page('kk')).toContain('бағалау орны – 4, оның 2 орнына лайық қазы бар')
    expect(await page('kk')).toContain('байланыс беріктігі')
  })

  it('is kept with its seed, and a late juror gets the open places alone', async () => {
    const before = await readers()
    await join('Smith John', 'e@example.kz', ['en'])
    expect((await organiser.post(jury, { intent: 'assign' })).status).toBe(302)
    const after = await readers()
    for (const [family, who] of before) for (const one of who) expect(after.get(family)).toContain(one)
    expect(after.get('Бөкейхан')).toEqual(['c', 'e'])
    expect(after.get('Рахымжан')).toEqual(['c', 'e'])
    const runs = await db()
      .selectFrom('writing.assignment_run')
      .select(['seed', 'summary'])
      .where('contest_id', '=', contest.id)
      .orderBy('seq')
      .execute()
    expect(runs).toHaveLength(2)
    expect(runs[0]?.seed).toMatch(/^[0-9a-f]{32}$/)
    expect(runs[1]?.summary).toMatchObject({ added: 2, missing: 0, components: 1, bottlenecks: [] })
    expect((await organiser.get(jury)).html).not.toContain('Не көмектеседі')
  })
})
