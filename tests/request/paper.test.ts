import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { diffText } from '#app/core/essay/patch-text.ts'
import { buildContest, organiserContext } from '#tests/support/build-contest.ts'
import { type Client, createTestApp, type TestApp } from '#tests/support/client.ts'
import { checkInvariants } from '#tests/support/invariants.ts'
import { photograph, turned } from '#tests/support/photographs.ts'

let app: TestApp
let organiser: Client & { accountId: string }
let contest: { id: string; slug: string }
const start = new Date('2026-03-02T05:00:00.000Z')
const pages = '/kk/application/essay/pages'

beforeAll(async () => {
  app = await createTestApp()
  organiser = await app.signedIn('organiser')
  contest = await buildContest(organiserContext(app.services, organiser.accountId))
})
afterAll(async () => {
  expect(await checkInvariants(app.services.database.db)).toEqual([])
  await app.close()
})

const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
const idsIn = (html: string) => [
  ...new Set([...html.matchAll(/name="page" value="([^"]+)"/g)].map(([, id]) => id ?? '')),
]

async function begin(slug = contest.slug): Promise<Client & { applicationId: string }> {
  const child = app.client()
  const page = await child.get(`/kk/apply/${slug}`)
  const startKey = hidden(page.html, 'startKey')
  await child.post(`/kk/apply/${slug}`, { startKey, pin: '482915', pinAgain: '482915' })
  const { id } = await app.services.database.db
    .selectFrom('identity.application')
    .select('id')
    .where('start_key', '=', startKey)
    .executeTakeFirstOrThrow()
  return { ...child, applicationId: id }
}

const file = (bytes: Uint8Array, name = 'page.jpg', type = 'image/jpeg') =>
  new File([new Uint8Array(bytes)], name, { type })

async function add(child: Client, bytes: Uint8Array, name?: string) {
  return child.post(pages, { intent: 'add', file: file(bytes, name) })
}

/** A child whose application lacks nothing but an essay. */
async function almostDone() {
  const child = await begin()
  await sql`update identity.application set family_name = 'Серікбаева', given_name = 'Айгүл', birth_date = '2013-04-02',
    school = '№ 12 орта мектеп', grade = 7, region = '310000000', district = '316600000', phone = '+77015550101',
    groups_answered = true, guardian_name = 'Серікбаева Гүлмира', guardian_relation = 'mother'
    where id = ${child.applicationId}`.execute(app.services.database.db)
  await sql`insert into identity.consent (id, application_id, kind, text_version, locale, given_by, channel, given_at)
    values (${randomUUID()}, ${child.applicationId}, 'guardian',
      (select max(version) from identity.consent_text where locale = 'kk'), 'kk', 'Серікбаева Гүлмира', 'same-phone',
      ${start})`.execute(app.services.database.db)
  return child
}

async function submit(child: Client) {
  const check = await child.get('/kk/application/check')
  return child.post('/kk/application/check', {
    submitKey: hidden(check.html, 'submitKey'),
    version: hidden(check.html, 'version'),
    essayVersion: hidden(check.html, 'essayVersion'),
  })
}

const essayOf = (applicationId: string) =>
  app.services.database.db
    .selectFrom('writing.essay as e')
    .innerJoin('bridge.entry as b', 'b.essay_id', 'e.id')
    .select(['e.id', 'e.body', 'e.word_count', 'e.language', 'e.version', 'e.state'])
    .where('b.application_id', '=', applicationId)
    .executeTakeFirstOrThrow()

describe('photographed pages, without JavaScript', () => {
  it('are added, shown, put in order, taken again and deleted', async () => {
    const child = await begin()
    expect((await child.get(pages)).status).toBe(200)
    for (const text of ['бір', 'екі', 'үш']) expect((await add(child, await photograph(text))).status).toBe(302)
    const before = idsIn((await child.get(pages)).html)
    expect(before).toHaveLength(3)
    await child.post(pages, { intent: 'up', page: before[2] ?? '' })
    await child.post(pages, { intent: 'up', page: before[0] ?? '' })
    expect(idsIn((await child.get(pages)).html)).toEqual([before[0], before[2], before[1]])
    await child.post(pages, { intent: 'down', page: before[0] ?? '' })
    const moved = idsIn((await child.get(pages)).html)
    expect(moved).toEqual([before[2], before[0], before[1]])
    await child.post(pages, { intent: 'replace', page: moved[1] ?? '', file: file(await photograph('бір, анық')) })
    const retaken = idsIn((await child.get(pages)).html)
    expect([retaken[0], retaken[2]]).toEqual([moved[0], moved[2]])
    expect(retaken[1]).not.toBe(moved[1])
    await child.post(pages, { intent: 'remove', page: retaken[0] ?? '' })
    expect(idsIn((await child.get(pages)).html)).toEqual(retaken.slice(1))
    const kept = await app.services.database.db
      .selectFrom('identity.stored_file')
      .select(['key', 'deleted_at'])
      .where('application_id', '=', child.applicationId)
      .execute()
    expect(kept.filter(({ key }) => key !== null)).toHaveLength(4)
    for (const { key } of kept) if (key) expect(await app.services.files.exists(key)).toBe(true)
  })

  it('lose the camera’s notes and stand upright; nothing keeps a copy', async () => {
    const child = await begin()
    await add(child, await photograph('GPS', 3000, 4000))
    await add(child, await turned('қисық'))
    const [first, second] = idsIn((await child.get(pages)).html)
    const image = async (id: string, query = '') => {
      const { id: fileId } = await app.services.database.db
        .selectFrom('identity.essay_page as p')
        .innerJoin('identity.stored_file as f', (join) =>
          join.onRef('f.id', '=', query ? 'p.thumbnail_id' : 'p.file_id'),
        )
        .select(['f.id', 'f.key'])
        .where('p.id', '=', id)
        .executeTakeFirstOrThrow()
      const { key } = await app.services.database.db
        .selectFrom('identity.stored_file')
        .select('key')
        .where('id', '=', fileId)
        .executeTakeFirstOrThrow()
      return Buffer.from((await app.services.files.get(key ?? '')) ?? [])
    }
    const large = await sharp(await image(first ?? '')).metadata()
    expect([large.width, large.height, large.format]).toEqual([1350, 1800, 'jpeg'])
    expect([large.exif, large.icc, large.xmp]).toEqual([undefined, undefined, undefined])
    expect((await image(first ?? '')).includes('Samsung')).toBe(false)
    const upright = await sharp(await image(second ?? '')).metadata()
    expect([upright.width, upright.height, upright.orientation]).toEqual([800, 1200, undefined])
    const small = await sharp(await image(first ?? '', 'small')).metadata()
    expect(Math.max(small.width, small.height)).toBe(320)
    const shown = await child.get(`${pages}/${first}?small`)
    expect(shown.status).toBe(200)
    expect(shown.headers.get('Cache-Control')).toBe('no-store')
    expect(shown.headers.get('Content-Type')).toBe('image/jpeg')
  })

  it('are one page when the same photograph is sent twice, also by the script', async () => {
    const child = await begin()
    const bytes = await photograph('екі рет')
    await add(child, bytes)
    await add(child, bytes, 'another name.jpg')
    const byScript = await child.post(`${pages}/add`, { file: file(bytes) })
    expect([byScript.status, JSON.parse(byScript.html)]).toEqual([200, { repeated: true }])
    const both = await Promise.all(
      [1, 2].map(async () => child.post(`${pages}/add`, { file: file(await photograph('қатар')) })),
    )
    expect(both.map(({ status }) => status)).toEqual([200, 200])
    expect(idsIn((await child.get(pages)).html)).toHaveLength(2)
  })

  it('end at twelve', async () => {
    const child = await begin()
    for (let at = 0; at < 12; at++) await add(child, await photograph(`${at}`, 200, 200))
    expect((await child.get(pages)).html).not.toContain('value="add"')
    const refused = await add(child, await photograph('тым көп'))
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('шегіне жетті')
  })

  it('are for the child and for who may act for it', async () => {
    const child = await begin()
    await sql`update identity.application set region = '310000000' where id = ${child.applicationId}`.execute(
      app.services.database.db,
    )
    await add(child, await photograph('менің бетім'))
    const [id = ''] = idsIn((await child.get(pages)).html)
    const stranger = await begin()
    expect((await stranger.get(`${pages}/${id}`)).status).toBe(404)
    expect((await stranger.post(pages, { intent: 'remove', page: id })).status).toBe(404)
    const papers = `/kk/papers/${child.applicationId}`
    const near = await app.signedIn('coordinator', ['310000000'])
    const far = await app.signedIn('coordinator', ['190000000'])
    const partner = await app.signedIn('partner')
    for (const [who, status] of [
      [organiser, 200],
      [near, 200],
      [far, 404],
      [partner, 404],
    ] as const) {
      expect((await who.get(papers)).status).toBe(status)
      expect((await who.get(`${papers}/${id}`)).status).toBe(status)
      const added = await who.post(`${papers}/add`, { file: file(await photograph(randomUUID())) })
      expect(added.status).toBe(status)
    }
    expect(idsIn((await child.get(pages)).html)).toHaveLength(3)
  })

  it('can be added by staff after the closing time, and by the child no more', async () => {
    const hours = (count: number) => new Date(start.getTime() + count * 3_600_000)
    const short = await buildContest(organiserContext(app.services, organiser.accountId), { closesAt: hours(1) })
    const child = await begin(short.slug)
    app.clock.set(hours(2))
    const refused = await add(child, await photograph('кеш'))
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('мерзімі бітті')
    const added = await organiser.post(`/kk/papers/${child.applicationId}`, { file: file(await photograph('кеш')) })
    expect(added.status).toBe(302)
    app.clock.set(start)
    const { rows } = await sql<{ details: { late: boolean } }>`select details from audit.entry
      where action = 'page.add' and subject_id = ${child.applicationId}`.execute(app.services.database.db)
    expect(rows.map(({ details }) => details.late)).toEqual([true])
  })
})

describe('the printed sheet', () => {
  it('leads from its code to the pages of the application, for who may see them', async () => {
    const child = await begin()
    const sheet = await child.get('/kk/application/essay/sheet')
    expect(sheet.html).toContain('<svg')
    const code = /[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}/.exec(sheet.html)?.[0] ?? ''
    expect((await child.get(`/kk/papers/code/${code}`)).location).toBe(pages)
    expect((await organiser.get(`/kk/papers/code/${code}`)).location).toBe(`/kk/papers/${child.applicationId}`)
    expect((await app.client().get(`/kk/papers/code/${code}`)).location).toMatch(/^\/kk\/sign-in\?next=/)
    const partner = await app.signedIn('partner')
    expect((await partner.get(`/kk/papers/code/${code}`)).status).toBe(404)
    expect((await organiser.get('/kk/papers/code/000-000-001')).status).toBe(404)
    const all = await organiser.get(`/kk/organiser/contests/${contest.id}/sheets`)
    expect(all.html).toContain(code)
    const none = await partner.get(`/kk/organiser/contests/${contest.id}/sheets`)
    expect([none.status, none.html.includes('<section class="sheet">')]).toEqual([200, false])
  })
})

describe('typing', () => {
  const body = 'Менің қалам үлкен. Компьютер болса, мен бағдарлама жазуды үйренемін.'
  const at = (id: string) => `/kk/transcribe/${id}`

  async function handwritten() {
    const child = await almostDone()
    expect((await submit(child)).status).toBe(422)
    await add(child, await photograph(randomUUID()))
    expect((await submit(child)).location).toBe('/kk/application/receipt')
    return child
  }

  async function take(who: Client): Promise<string> {
    const answer = await who.post('/kk/transcribe', {})
    return /transcribe\/([0-9a-f-]{36})/.exec(answer.location ?? '')?.[1] ?? ''
  }

  const finish = (who: Client, id: string, text: string, language = 'kk') =>
    who.post(at(id), { intent: 'finish', language, body: text })

  it('by two who type the same becomes the essay', async () => {
    const child = await handwritten()
    expect(await essayOf(child.applicationId)).toMatchObject({ body: '', state: 'submitted' })
    const [first, second, third] = [
      await app.signedIn('transcriber'),
      await app.signedIn('transcriber'),
      await app.signedIn('transcriber'),
    ]
    const id = await take(first)
    expect(await take(second)).toBe(id)
    expect(await take(first)).toBe('')
    expect((await third.post('/kk/transcribe', {})).status).toBe(422)
    const opened = await first.get(at(id))
    for (const secret of ['Серікбаева', 'Айгүл', '№ 12', child.applicationId]) expect(opened.html).not.toContain(secret)
    const picture = /src="(\/kk\/transcribe\/[^"]+)"/.exec(opened.html)?.[1] ?? ''
    expect((await first.get(picture)).status).toBe(200)
    expect((await third.get(picture)).status).toBe(404)
    expect((await third.get(at(id))).status).toBe(404)
    expect((await finish(first, id, '')).status).toBe(422)
    await first.post(at(id), { intent: 'keep', language: 'kk', body: 'Менің қалам' })
    expect((await first.get(at(id))).html).toContain('Менің қалам')
    expect((await second.get(at(id))).html).not.toContain('Менің қалам')
    expect((await finish(first, id, body)).location).toMatch('/kk/transcribe?notice')
    expect((await first.get(picture)).status).toBe(404)
    expect((await essayOf(child.applicationId)).body).toBe('')
    await finish(second, id, body.replaceAll(' ', '\n'))
    expect(await essayOf(child.applicationId)).toMatchObject({ body, word_count: 9, language: 'kk', version: 2 })
    expect((await add(child, await photograph('кеш бет'))).html).toContain('теріліп қойған')
    const { rows } = await sql<{ details: unknown }>`select details from audit.entry
      where action = 'transcription.settle' and subject_id = ${id}`.execute(app.services.database.db)
    expect(rows[0]?.details).toEqual({ how: 'same', words: 9, inTime: true, essayVersion: 2 })
  })

  it('by two who differ goes to a third person, who is neither of them', async () => {
    const child = await handwritten()
    const people = [
      await app.signedIn('transcriber'),
      await app.signedIn('transcriber'),
      await app.signedIn('transcriber'),
    ] as const
    const id = await take(people[0])
    await take(people[1])
    await finish(people[0], id, body)
    await finish(people[1], id, body.replace('қалам', 'калам'))
    expect((await essayOf(child.applicationId)).body).toBe('')
    expect(await take(people[0])).toBe('')
    expect(await take(people[1])).toBe('')
    expect(await take(people[2])).toBe(id)
    const shown = await people[2].get(at(id))
    expect(shown.html.match(/<mark>/g)).toHaveLength(2)
    expect(shown.html).toMatch(/қалам.*калам/s)
    await finish(people[2], id, body)
    expect((await essayOf(child.applicationId)).body).toBe(body)
  })

  it('saves itself while somebody types or settles, for that person alone', async () => {
    await handwritten()
    const people = [
      await app.signedIn('transcriber'),
      await app.signedIn('transcriber'),
      await app.signedIn('transcriber'),
    ] as const
    const [first, second, third] = people
    const id = await take(first)
    await take(second)

    /** What the script of one window does. */
    const openWindow = async (who: Client) => {
      const window = { id: randomUUID(), step: 0, version: Number(hidden((await who.get(at(id))).html, 'version')) }
      return async (fields: Record<string, unknown>, step?: number) => {
        window.step = step ?? window.step + 1
        const sent = { version: window.version, language: 'kk', window: window.id, step: window.step, ...fields }
        const answer = await who.get(`${at(id)}/autosave`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(sent),
        })
        const said = JSON.parse(answer.html) as { version?: number; reason?: string }
        window.version = said.version ?? window.version
        return { status: answer.status, reason: said.reason }
      }
    }
    const shown = async (who: Client) => />([^<]*)<\/textarea>/.exec((await who.get(at(id))).html)?.[1]

    const window = await openWindow(first)
    expect((await window({ body: 'Менің' })).status).toBe(200)
    expect((await window(diffText('Менің', 'Менің қалам'))).status).toBe(200)
    // Overtaken on the way, and of another text than what is stored.
    expect((await window({ body: 'Мен' }, 1)).status).toBe(200)
    expect(await window(diffText('Басқа', 'Басқаша'), 3)).toEqual({ status: 409, reason: 'whole' })
    expect(await window({ document: {} }, 4)).toEqual({ status: 422, reason: 'document' })
    expect(await shown(first)).toBe('Менің қалам')
    expect(await shown(second)).toBe('')

    // A window that has not seen the newest text replaces nothing; the button does.
    const late = await openWindow(first)
    expect((await window({ body: 'Менің қалам үлкен' }, 5)).status).toBe(200)
    expect(await late({ body: 'Менің' })).toEqual({ status: 409, reason: 'changed' })
    expect(await shown(first)).toBe('Менің қалам үлкен')
    await first.post(at(id), { intent: 'keep', language: 'kk', body })
    expect(await shown(first)).toBe(body)

    // Saving keeps the essay in the hands beyond the first two hours.
    app.clock.set(new Date(start.getTime() + 1.5 * 3_600_000))
    await (await openWindow(first))({ body })
    await (await openWindow(second))({ body: body.replace('қалам', 'калам') })
    app.clock.set(new Date(start.getTime() + 3 * 3_600_000))
    await finish(first, id, body)
    expect((await window({ body: 'кеш' }, 9)).status).toBe(404)
    await finish(second, id, body.replace('қалам', 'калам'))

    expect(await take(third)).toBe(id)
    const settling = await openWindow(third)
    expect(await shown(third)).toBe(body)
    expect((await settling(diffText(body, `${body} Соңы.`))).status).toBe(200)
    expect(await shown(third)).toBe(`${body} Соңы.`)
    await third.post(at(id), { intent: 'give-back' })
    expect((await settling({ body: 'кеш' }, 9)).status).toBe(404)
    expect(await take(third)).toBe(id)
    expect(await shown(third)).toBe(body)
    await finish(third, id, body)
    const { rows } = await sql`select from writing.typing_draft where task_id = ${id}`.execute(app.services.database.db)
    expect(rows).toEqual([])
    app.clock.set(start)
  })

  it('left lying goes to the next, and the typed text is not lost for who comes back too late', async () => {
    await handwritten()
    const [slow, next] = [await app.signedIn('transcriber'), await app.signedIn('transcriber')]
    const id = await take(slow)
    app.clock.set(new Date(start.getTime() + 3 * 3_600_000))
    expect(await take(next)).toBe(id)
    const other = await app.signedIn('transcriber')
    expect(await take(other)).toBe(id)
    const late = await finish(slow, id, 'Ұзақ терілген мәтін')
    expect(late.status).toBe(409)
    expect(late.html).toContain('Ұзақ терілген мәтін')
    expect((await next.post(at(id), { intent: 'give-back' })).status).toBe(302)
    expect((await next.get(at(id))).status).toBe(404)
    app.clock.set(start)
    await finish(other, id, 'бір')
    const last = await app.signedIn('transcriber')
    expect(await take(last)).toBe(id)
    await finish(last, id, 'бір')
  })

  it('begins anew when a page changes after the application was sent', async () => {
    const child = await handwritten()
    const who = await app.signedIn('transcriber')
    const id = await take(who)
    await finish(who, id, 'ескі бет')
    await add(child, await photograph('жаңа бет'))
    const [page = ''] = idsIn((await child.get(pages)).html)
    await child.post(pages, { intent: 'remove', page })
    const [last = ''] = idsIn((await child.get(pages)).html)
    expect((await child.post(pages, { intent: 'remove', page: last })).status).toBe(422)
    const again = await take(who)
    expect(again).not.toBe('')
    expect(again).not.toBe(id)
    const other = await app.signedIn('transcriber')
    await take(other)
    await finish(who, again, 'жаңа')
    await finish(other, again, 'жаңа')
    expect((await essayOf(child.applicationId)).body).toBe('жаңа')
  })

  it('is never done by who scores in that contest', async () => {
    const child = await handwritten()
    const juror = await app.signedIn(['juror', 'transcriber'])
    await sql`insert into writing.juror (id, contest_id, account_id, number, created_at)
      values (${randomUUID()}, ${contest.id}, ${juror.accountId}, 99, ${start})`.execute(app.services.database.db)
    expect(await take(juror)).toBe('')
    expect(await essayOf(child.applicationId)).toMatchObject({ body: '' })
    await sql`delete from writing.juror where account_id = ${juror.accountId}`.execute(app.services.database.db)
    expect(await take(juror)).not.toBe('')
  })
})
