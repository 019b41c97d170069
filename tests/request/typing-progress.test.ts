import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addPage } from '#app/domain/paper/add-page.server.ts'
import { buildApplication } from '#tests/support/build-application.ts'
import { buildContest, organiserContext } from '#tests/support/build-contest.ts'
import { type Client, createTestApp, type TestApp } from '#tests/support/client.ts'
import { checkInvariants } from '#tests/support/invariants.ts'
import { photograph } from '#tests/support/photographs.ts'

let app: TestApp
let organiser: Client & { accountId: string }
let contest: { id: string }
let page: string
const start = new Date('2026-03-02T05:00:00.000Z')
const hour = 3_600_000

beforeAll(async () => {
  app = await createTestApp()
  organiser = await app.signedIn('organiser')
  contest = await buildContest(organiserContext(app.services, organiser.accountId))
  page = `/kk/organiser/contests/${contest.id}/typing`
})
afterAll(async () => {
  expect(await checkInvariants(app.services.database.db)).toEqual([])
  await app.close()
})

/** A sent application whose essay has waited to be typed for `hours`. */
async function task(hours: number) {
  const { db } = app.services.database
  const { applicationId } = await buildApplication(organiserContext(app.services, organiser.accountId), contest)
  const { essay_id: essayId } = await db
    .selectFrom('bridge.entry')
    .select('essay_id')
    .where('application_id', '=', applicationId)
    .executeTakeFirstOrThrow()
  await db.updateTable('writing.essay').set({ body: '', word_count: 0 }).where('id', '=', essayId).execute()
  const ctx = organiserContext(app.services, organiser.accountId)
  await addPage(ctx, applicationId, { bytes: await photograph(applicationId, 300, 400) })
  await db.deleteFrom('writing.transcription_task').where('essay_id', '=', essayId).execute()
  const id = randomUUID()
  const created = new Date(start.getTime() - hours * hour)
  await db
    .insertInto('writing.transcription_task')
    .values({ id, essay_id: essayId, contest_id: contest.id, in_time: true, created_at: created })
    .execute()
  return { applicationId, id }
}

/** The rows of the page's first table: stage, essays, in the hands, late pages, longest wait. */
async function stages(): Promise<string[][]> {
  const { html } = await organiser.get(page)
  const [table = ''] = /<tbody>.*?<\/tbody>/s.exec(html) ?? []
  return [...table.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => cell),
  )
}

const typed = (who: Client, id: string, body: string) =>
  who.post(`/kk/transcribe/${id}`, { intent: 'finish', language: 'kk', body })

describe('the progress of typing', () => {
  it('is empty before anybody has sent pages', async () => {
    const answer = await organiser.get(page)
    expect([answer.status, answer.html.includes('Қолмен жазылған эссе жоқ')]).toEqual([200, true])
  })

  it('follows each essay from the first typist to the third, by age and without a name', async () => {
    const old = await task(75)
    const young = await task(5)
    expect((await stages())[0]).toEqual(['Бірінші теруді күтеді', '2', '0', '0', '3 күн'])
    const [first, second, third] = [
      await app.signedIn('transcriber'),
      await app.signedIn('transcriber'),
      await app.signedIn('transcriber'),
    ]
    for (const who of [first, second]) {
      expect((await who.post('/kk/transcribe', {})).location).toBe(`/kk/transcribe/${old.id}`)
    }
    expect((await stages())[0]).toEqual(['Бірінші теруді күтеді', '2', '1', '0', '3 күн'])
    await typed(first, old.id, 'Менің [?] арманым')
    expect((await stages()).map(([, essays, held]) => [essays, held])).toEqual([
      ['1', '0'],
      ['1', '1'],
      ['0', '0'],
      ['0', '—'],
    ])
    await typed(second, old.id, 'Менің ескі арманым')
    expect((await stages())[2]).toEqual(['Үшінші адамның шешімін күтеді', '1', '0', '0', '3 күн'])
    await third.post('/kk/transcribe', {})
    await typed(third, old.id, 'Менің [?] арманым [?]')
    expect((await stages()).map(([, essays]) => essays)).toEqual(['1', '0', '0', '1'])

    const { html } = await organiser.get(page)
    expect(html).toContain(`/applications/${old.applicationId}"`)
    expect(html).toMatch(/data-label="Оқылмаған жері">2</)
    for (const secret of ['Серікбаева', young.applicationId, 'арманым']) expect(html).not.toContain(secret)
  })

  it('leads to no application once jurors score', async () => {
    await sql`update contest.contest set state = 'in-review' where id = ${contest.id}`.execute(app.services.database.db)
    const { html } = await organiser.get(page)
    expect(html).toContain('Оқылмаған жері')
    expect(html).not.toMatch(/applications\/[0-9a-f]{8}-/)
  })

  it('is for organisers alone, and of a contest that there is', async () => {
    for (const role of ['transcriber', 'juror', 'coordinator', 'partner'] as const) {
      expect((await (await app.signedIn(role)).get(page)).status).toBe(403)
    }
    expect((await organiser.get(`/kk/organiser/contests/${randomUUID()}/typing`)).status).toBe(404)
  })
})
