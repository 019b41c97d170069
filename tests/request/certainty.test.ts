import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { runCertainty } from '#app/domain/certainty/run-certainty.server.ts'
import { formatNumber } from '#app/i18n/format.ts'
import { certaintyJob } from '#app/jobs/certainty.ts'
import { systemContext } from '#app/services.server.ts'
import { insertCertaintyRun } from '#db/queries/certainty.server.ts'
import { type Client, createTestApp, type TestApp } from '#tests/support/client.ts'
import { createSeededDatabase, seedTime } from '#tests/support/database.ts'
import { checkInvariants } from '#tests/support/invariants.ts'

let app: TestApp
let organiser: Client & { accountId: string }
let reviewing: string
let announced: string

const db = () => app.services.database.db
const readings = () => `/en/organiser/contests/${reviewing}/readings`
const sure = () => `/en/organiser/contests/${announced}/result/certainty`
const text = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replace(/\s+/g, ' ')

beforeAll(async () => {
  app = await createTestApp(createSeededDatabase, seedTime)
  organiser = await app.signedIn('organiser')
  const contest = async (state: 'announced' | 'in-review') =>
    (await db().selectFrom('contest.contest').select('id').where('state', '=', state).executeTakeFirstOrThrow()).id
  reviewing = await contest('in-review')
  announced = await contest('announced')
})

/** Whatever is still on the desks of the running contest goes back, so that many essays may be read once more. */
async function clearDesks(): Promise<void> {
  await db()
    .updateTable('writing.assignment')
    .set({ state: 'recused', recuse_reason: 'other' })
    .where('contest_id', '=', reviewing)
    .where('state', '=', 'open')
    .execute()
}
afterAll(async () => {
  expect(await checkInvariants(db())).toEqual([])
  await app.close()
})

const newest = (contestId: string) =>
  db()
    .selectFrom('writing.certainty_run')
    .selectAll()
    .where('contest_id', '=', contestId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()

const chancesOf = (runId: string) =>
  db()
    .selectFrom('writing.certainty_essay')
    .select(['essay_id', 'chance', 'receives'])
    .where('run_id', '=', runId)
    .orderBy('essay_id')
    .execute()

const batchOf = (runId: string) =>
  db()
    .selectFrom('writing.reading_batch_essay')
    .select(['essay_id', 'gain', 'mended'])
    .where('run_id', '=', runId)
    .orderBy('position')
    .execute()

const assignments = () =>
  db()
    .selectFrom('writing.assignment')
    .select(['id', 'essay_id', 'juror_id', 'state', 'created_at'])
    .where('contest_id', '=', reviewing)
    .execute()

const compute = () => runCertainty(systemContext(app.services, 'test'))

/** Asks for an offer and computes it, a minute later than the last. */
async function offer(most: string): Promise<string> {
  app.clock.set(new Date(app.clock.now().getTime() + 60_000))
  expect((await organiser.post(readings(), { most })).status).toBe(302)
  expect(await compute()).toBe(true)
  const run = await newest(reviewing)
  expect(run.state).toBe('done')
  return run.id
}

describe('further readings', () => {
  it('are told by counts alone: no code, no essay, no juror and no point', async () => {
    const run = await newest(reviewing)
    const chances = await chancesOf(run.id)
    const codes = await db()
      .selectFrom('writing.assignment')
      .select(['code', 'essay_id', 'juror_id'])
      .where('contest_id', '=', reviewing)
      .execute()
    const applications = await db()
      .selectFrom('identity.application')
      .select(['id', 'code'])
      .where('contest_id', '=', reviewing)
      .execute()
    for (const address of [readings(), `${readings()}.data`]) {
      const { status, html } = await organiser.get(address)
      expect(status).toBe(200)
      for (const { code, essay_id, juror_id } of codes) {
        for (const secret of [code, essay_id, juror_id]) expect(html).not.toContain(secret)
      }
      for (const { id, code } of applications) for (const secret of [id, code]) expect(html).not.toContain(secret)
      expect(html).not.toContain('"lines')
    }
    const { wrong } = run.result as { wrong: number }
    expect(text((await organiser.get(readings())).html)).toContain(formatNumber('en', wrong, 1))
    expect(chances.length).toBeGreaterThan(20)
    // Ten devices, each with somebody in every draw.
    expect(chances.reduce((sum, { chance }) => sum + chance, 0)).toBeCloseTo(10, 9)
    expect(chances.filter(({ receives }) => receives)).toHaveLength(10)
  })

  it('are asked for by a whole number, and what was typed stays', async () => {
    for (const most of ['', '0', '2001', 'елу']) {
      const { status, html } = await organiser.post(readings(), { most })
      expect(status).toBe(422)
      expect(html).toContain('Type a whole number from 1 to 2000')
      expect(html).toContain(`value="${most}"`)
    }
  })

  it('come out the same for the same input, and one run at a time waits', async () => {
    await clearDesks()
    app.clock.set(new Date(app.clock.now().getTime() + 60_000))
    for (const most of ['5', '7']) expect((await organiser.post(readings(), { most })).status).toBe(302)
    const waiting = await db()
      .selectFrom('writing.certainty_run')
      .select(['id', 'most_readings'])
      .where('state', '=', 'queued')
      .execute()
    expect(waiting).toMatchObject([{ most_readings: 5 }])
    expect((await organiser.get(readings())).html).toContain('data-watch="pending"')
    // As the server does it: in a process of its own.
    await certaintyJob.run(app.services, new AbortController().signal)
    const one = (await newest(reviewing)).id
    const two = await offer('5')
    expect(two).not.toBe(one)
    expect(await chancesOf(two)).toEqual(await chancesOf(one))
    expect(await batchOf(two)).toEqual(await batchOf(one))
    expect(await batchOf(two)).toHaveLength(5)
  })

  it('do not stand in the way of what is asked after the decision, and a stop is no try', async () => {
    expect((await organiser.post(readings(), { most: '5' })).status).toBe(302)
    const row = await db()
      .selectFrom('writing.certainty_run')
      .selectAll()
      .where('state', '=', 'queued')
      .executeTakeFirstOrThrow()
    const run = await db()
      .selectFrom('writing.scoring_run')
      .select('id')
      .where('state', '=', 'done')
      .executeTakeFirstOrThrow()
    const later = { ...row, id: randomUUID(), scoring_run_id: run.id, most_readings: null, result: null }
    const insert = () =>
      db()
        .transaction()
        .execute((tx) => insertCertaintyRun(tx, later))
    expect([await insert(), await insert()]).toEqual([true, false])
    await db()
      .updateTable('writing.certainty_run')
      .set({ state: 'failed', failure: 'changed', finished_at: row.created_at })
      .where('id', '=', later.id)
      .execute()
    const stopped = new AbortController()
    const running = certaintyJob.run(app.services, stopped.signal)
    await vi.waitFor(
      async () => {
        const { attempts } = await db()
          .selectFrom('writing.certainty_run')
          .select('attempts')
          .where('id', '=', row.id)
          .executeTakeFirstOrThrow()
        expect(attempts).toBe(1)
      },
      { timeout: 10_000, interval: 5 },
    )
    stopped.abort()
    await running
    const [after] = await db()
      .selectFrom('writing.certainty_run')
      .select(['state', 'attempts'])
      .where('id', '=', row.id)
      .execute()
    expect(after).toEqual({ state: 'queued', attempts: 0 })
    await certaintyJob.run(app.services, new AbortController().signal)
  })

  it('go to jurors who may read and never had the essay, once, and the audit has it', async () => {
    const runId = await offer('6')
    const batch = await batchOf(runId)
    expect(batch.length).toBeGreaterThan(0)
    const gains = batch.map(({ gain }) => gain)
    expect(gains).toEqual([...gains].sort((a, b) => b - a))
    for (const { mended } of batch) expect(mended).toBeGreaterThanOrEqual(0.005)
    const before = await assignments()
    const { html } = await organiser.get(readings())
    expect(html).toContain(`name="run" value="${runId}"`)
    const answer = await organiser.post(readings(), { intent: 'accept', run: runId })
    expect(answer.status).toBe(302)
    const after = await assignments()
    const had = new Map(before.map((row) => [row.id, row]))
    const fresh = after.filter(({ id }) => !had.has(id))
    expect(new Set(fresh.map(({ essay_id }) => essay_id))).toEqual(new Set(batch.map(({ essay_id }) => essay_id)))
    expect(fresh).toHaveLength(batch.length)
    const pairs = before.map(({ essay_id, juror_id }) => `${essay_id} ${juror_id}`)
    for (const { essay_id, juror_id } of fresh) expect(pairs).not.toContain(`${essay_id} ${juror_id}`)
    const jurors = await db()
      .selectFrom('writing.juror')
      .select(['id', 'max_load'])
      .where('contest_id', '=', reviewing)
      .execute()
    for (const { id, max_load } of jurors) {
      const load = after.filter(({ juror_id, state }) => juror_id === id && state !== 'recused').length
      if (fresh.some(({ juror_id }) => juror_id === id)) expect(load).toBeLessThanOrEqual(max_load)
    }
    const audited = await db()
      .selectFrom('audit.entry')
      .select('details')
      .where('action', '=', 'readings.accept')
      .execute()
    expect(audited).toMatchObject([{ details: { runId, given: batch.length } }])
    const letters = await db()
      .selectFrom('message.outbox')
      .select('event_key')
      .where('template', '=', 'jury-more')
      .where('contest_id', '=', reviewing)
      .execute()
    for (const juror of new Set(fresh.map(({ juror_id }) => juror_id))) {
      expect(letters.some(({ event_key }) => event_key.includes(juror))).toBe(true)
    }
    const again = await organiser.post(readings(), { intent: 'accept', run: runId })
    expect(again.status).toBe(422)
    expect(again.html).toContain('answered already')
    expect(await assignments()).toHaveLength(after.length)
  })

  it('are not offered again while somebody has them to read, and can be declined', async () => {
    const given = await db()
      .selectFrom('writing.reading_batch as b')
      .innerJoin('writing.reading_batch_essay as x', 'x.run_id', 'b.run_id')
      .select('x.essay_id')
      .where('b.state', '=', 'accepted')
      .execute()
    const runId = await offer('4')
    const batch = (await batchOf(runId)).map(({ essay_id }) => essay_id)
    for (const { essay_id } of given) expect(batch).not.toContain(essay_id)
    const open = (await assignments()).filter(({ state }) => state === 'open').map(({ essay_id }) => essay_id)
    for (const essay of batch) expect(open).not.toContain(essay)
    if (batch.length > 0) {
      expect((await organiser.post(readings(), { intent: 'decline', run: runId })).status).toBe(302)
      expect((await organiser.post(readings(), { intent: 'accept', run: runId })).status).toBe(422)
    }
    const shown = text((await organiser.get(readings())).html)
    expect(shown).toContain('accepted')
    expect(shown).toContain('a newer offer took its place')
  })

  it('of another contest, or of none, are not found', async () => {
    const unknown = '00000000-0000-4000-8000-000000000000'
    const { id } = await newest(reviewing)
    expect((await organiser.get(readings().replace(reviewing, unknown))).status).toBe(404)
    for (const intent of ['accept', 'decline']) {
      expect((await organiser.post(readings(), { intent, run: unknown })).status).toBe(404)
      expect((await organiser.post(readings(), { intent, run: 'x' })).status).toBe(404)
      const other = readings().replace(reviewing, announced)
      expect((await organiser.post(other, { intent, run: id })).status).toBe(404)
    }
    expect((await organiser.get(readings().replace(reviewing, announced))).html).toContain('No further readings now')
  })
})

describe('after the decision', () => {
  it('shows the line as a band per place, and codes only to who said what for', async () => {
    const run = await newest(announced)
    const { lines, wrong, regions } = run.result as {
      wrong: number
      regions: { region: string; open: number }[]
      lines: { receive: number; considered: number; low: number | null; middle: number | null; high: number | null }[]
    }
    const { html } = await organiser.get(sure())
    expect(html).toContain('Nobody here is in doubt, or the points are not opened yet')
    const told = lines.flatMap(({ low, middle, high }) => (middle === null ? [] : [{ low, middle, high }]))
    expect(told.length).toBeGreaterThan(1)
    for (const { low, middle, high } of told) {
      expect(low).toBeLessThanOrEqual(middle)
      expect(high).toBeGreaterThanOrEqual(middle)
      expect(html).toContain(`${formatNumber('en', low ?? 0, 1)}–${formatNumber('en', high ?? 0, 1)}`)
    }
    expect(text(html)).toContain(formatNumber('en', wrong, 1))
    await organiser.post(`/en/organiser/contests/${announced}/result`, {
      intent: 'open',
      purpose: 'Looking at who is close to the line',
    })
    const [{ region } = { region: '' }] = [...regions].sort((a, b) => b.open - a.open)
    const opened = (await organiser.get(`${sure()}?region=${region}`)).html
    const doubtful = await db()
      .selectFrom('writing.certainty_essay as c')
      .innerJoin('bridge.entry as b', 'b.essay_id', 'c.essay_id')
      .innerJoin('identity.application as a', 'a.id', 'b.application_id')
      .select('a.id')
      .where('c.run_id', '=', run.id)
      .where('a.region', '=', region)
      .where('c.chance', '>', 0)
      .where('c.chance', '<', 1)
      .execute()
    expect(doubtful.length).toBeGreaterThan(1)
    for (const { id } of doubtful) {
      expect(html).not.toContain(id)
      expect(opened).toContain(`/applications/${id}`)
    }
  })

  it('stands beside the list that was made from exactly this', async () => {
    const list = await db()
      .selectFrom('allocation.run')
      .select(['id', 'input_hash'])
      .where('contest_id', '=', announced)
      .where('state', '=', 'published')
      .executeTakeFirstOrThrow()
    const run = await newest(announced)
    expect(run.problem_hash).toBe(list.input_hash)
    const { html } = await organiser.get(`/en/organiser/contests/${announced}/allocation/runs/${list.id}`)
    expect(text(html)).toContain('expected to go to the wrong child')
    const decided = await db()
      .selectFrom('allocation.decision')
      .select('application_id')
      .where('run_id', '=', list.id)
      .where('outcome', '=', 'recipient')
      .execute()
    const receive = await db()
      .selectFrom('writing.certainty_essay as c')
      .innerJoin('bridge.entry as b', 'b.essay_id', 'c.essay_id')
      .select('b.application_id')
      .where('c.run_id', '=', run.id)
      .where('c.receives', '=', true)
      .execute()
    expect(new Set(receive.map(({ application_id }) => application_id))).toEqual(
      new Set(decided.map(({ application_id }) => application_id)),
    )
  })

  it('is not computed for a contest without devices, and says what to do', async () => {
    await db().deleteFrom('allocation.lot').where('contest_id', '=', reviewing).execute()
    app.clock.set(new Date(app.clock.now().getTime() + 60_000))
    await organiser.post(readings(), { most: '5' })
    await compute()
    expect(await newest(reviewing)).toMatchObject({ state: 'failed', failure: 'no-devices' })
    expect(text((await organiser.get(readings())).html)).toContain('Enter the stock and the quotas')
  })
})
