import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { calibrateLinear } from '#app/core/scoring/linear/calibrate-linear.ts'
import { layOut } from '#app/core/scoring/ratings.ts'
import { weightedTotals } from '#app/core/scoring/totals.ts'
import { claimRun } from '#app/domain/scoring/claim-run.server.ts'
import { computeRun } from '#app/domain/scoring/compute-run.server.ts'
import { finishRun } from '#app/domain/scoring/finish-run.server.ts'
import { getCalibratedEssays, getCalibration } from '#app/domain/scoring/get-calibration.server.ts'
import { leaseMs, mostAttempts } from '#app/domain/scoring/rules.ts'
import { systemContext } from '#app/services.server.ts'
import { listScoredReviews } from '#db/queries/scoring-run.server.ts'
import { type Client, createTestApp, type TestApp } from '#tests/support/client.ts'
import { createSeededDatabase, seedTime } from '#tests/support/database.ts'
import { decideSeeded } from '#tests/support/decided-contest.ts'
import { checkInvariants } from '#tests/support/invariants.ts'

let app: TestApp
let organiser: Client
let contestId: string
let page: string

const context = () => systemContext(app.services, 'calibration')

beforeAll(async () => {
  app = await createTestApp(createSeededDatabase, seedTime)
  organiser = await app.signedIn('organiser')
  contestId = await decideSeeded(app)
  page = `/en/organiser/contests/${contestId}/result`
})
afterAll(async () => {
  expect(await checkInvariants(app.services.database.db)).toEqual([])
  await app.close()
})

const runs = () =>
  app.services.database.db
    .selectFrom('writing.scoring_run')
    .select(['id', 'state', 'progress', 'attempts', 'failure', 'input_hash'])
    .where('contest_id', '=', contestId)
    .orderBy('created_at')
    .execute()

let changed = 0
/** Another submitted score of the contest becomes another, so that there is something new to compute. */
async function changeScore(): Promise<void> {
  const { db } = app.services.database
  const row = await db
    .selectFrom('writing.review_score as s')
    .innerJoin('writing.assignment as a', 'a.id', 's.assignment_id')
    .select(['s.assignment_id', 's.criterion_id', 's.score'])
    .where('a.contest_id', '=', contestId)
    .where('a.state', '=', 'done')
    .orderBy('s.assignment_id')
    .orderBy('s.criterion_id')
    .offset(changed)
    .executeTakeFirstOrThrow()
  changed += 1
  await db
    .updateTable('writing.review_score')
    .set({ score: row.score === 0 ? 1 : row.score - 1 })
    .where('assignment_id', '=', row.assignment_id)
    .where('criterion_id', '=', row.criterion_id)
    .execute()
}

async function computeNext(): Promise<void> {
  const run = await claimRun(context())
  if (!run) throw new Error('no run waits')
  await finishRun(context(), run, await computeRun(context, run))
}

describe('a calibration run', () => {
  beforeEach(() => app.clock.set(new Date(app.clock.now().getTime() + 60_000)))

  it('waits for its computation, shows how far it is, and ranks when it is done', async () => {
    expect((await organiser.get(page)).html).toContain('has not been computed yet')
    expect((await organiser.post(page, { intent: 'run' })).status).toBe(302)
    const waiting = await organiser.get(page)
    expect(waiting.html).toContain('data-watch="queued"')
    expect(waiting.html).not.toContain('value="run"')
    const run = await claimRun(context())
    const running = await organiser.get(page)
    expect(running.html).toContain('data-watch="running"')
    expect(running.html).toContain('Reading the reviews')
    if (!run) throw new Error('no run waits')
    await finishRun(context(), run, await computeRun(context, run))
    const done = await organiser.get(page)
    expect(done.html).not.toContain('data-watch')
    expect(done.html).toContain('corrected for the severity of jurors')
    expect(await runs()).toMatchObject([{ state: 'done', progress: 100, attempts: 1 }])
  })

  it('of the same input is the one that is there already', async () => {
    const before = await runs()
    expect((await organiser.post(page, { intent: 'run' })).status).toBe(302)
    expect(await runs()).toEqual(before)
  })

  it('holds what core computes from the same reviews, in points', async () => {
    const { db } = app.services.database
    const found = await getCalibration({ db }, contestId)
    if (!found) throw new Error('no run')
    const { weights, base, factor } = found.result.scale
    const ratings = layOut(
      found.result.criteria.map(({ id }) => id),
      await listScoredReviews(db, contestId),
    )
    const linear = calibrateLinear({
      essays: ratings.essays.length,
      jurors: ratings.jurors.length,
      essay: ratings.essay,
      juror: ratings.juror,
      total: weightedTotals(ratings, weights),
    })
    const essays = new Map((await getCalibratedEssays({ db }, found.run.id)).map((one) => [one.essayId, one]))
    expect(essays.size).toBe(ratings.essays.length)
    ratings.essays.forEach((id, e) => {
      expect(essays.get(id)?.measure).toBeCloseTo(base + factor * (linear.essays.measure[e] as number), 6)
      expect(essays.get(id)?.se).toBeCloseTo(factor * (linear.essays.se[e] as number), 6)
      expect(essays.get(id)?.raw).toBeGreaterThanOrEqual(0)
      expect(essays.get(id)?.raw).toBeLessThanOrEqual(100)
    })
    for (const juror of found.jurors) {
      const j = ratings.jurors.indexOf(juror.jurorId)
      expect(juror.severity).toBeCloseTo(factor * (linear.jurors.severity[j] as number), 6)
    }
  })

  it('is cancelled by the organiser, and who computes it stores nothing any more', async () => {
    await changeScore()
    expect((await organiser.get(page)).html).toContain('Scores have changed')
    await organiser.post(page, { intent: 'run' })
    const run = await claimRun(context())
    if (!run) throw new Error('no run waits')
    const computed = await computeRun(context, run)
    expect((await organiser.post(page, { intent: 'cancel', run: run.runId })).status).toBe(302)
    expect(await finishRun(context(), run, computed)).toEqual({ ok: false, reason: 'gone' })
    expect(await computeRun(context, run)).toEqual({ ok: false, reason: 'gone' })
    const shown = await organiser.get(page)
    expect(shown.html).toContain('The computation was cancelled')
    expect(shown.html).toContain('value="run"')
    const again = await organiser.post(page, { intent: 'cancel', run: run.runId })
    expect(again.status).toBe(422)
    expect(again.html).toContain('has ended already')
    expect((await organiser.post(page, { intent: 'cancel', run: 'x' })).status).toBe(404)
  })

  it('is begun anew after its server died, and the first one comes too late', async () => {
    await organiser.post(page, { intent: 'run' })
    const first = await claimRun(context())
    if (!first) throw new Error('no run waits')
    expect(await claimRun(context())).toBeNull()
    app.clock.set(new Date(app.clock.now().getTime() + leaseMs + 1))
    const second = await claimRun(context())
    expect(second).toMatchObject({ runId: first.runId, attempt: 2 })
    expect(await computeRun(context, first)).toEqual({ ok: false, reason: 'gone' })
    if (!second) throw new Error('no run waits')
    expect(await finishRun(context(), second, await computeRun(context, second))).toMatchObject({ ok: true })
    expect((await runs()).at(-1)).toMatchObject({ state: 'done', attempts: 2 })
  })

  it('that broke off too often fails and says so; another may be asked for', async () => {
    await changeScore()
    await organiser.post(page, { intent: 'run' })
    for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
      expect(await claimRun(context())).toMatchObject({ attempt })
      app.clock.set(new Date(app.clock.now().getTime() + leaseMs + 1))
    }
    expect(await claimRun(context())).toBeNull()
    expect((await organiser.get(page)).html).toContain('broke off several times')
    expect((await organiser.post(page, { intent: 'run' })).status).toBe(302)
    expect((await runs()).map(({ state }) => state)).toEqual(['done', 'cancelled', 'done', 'failed', 'queued'])
    await computeNext()
  })

  it('of reviews that changed under it fails instead of mixing them', async () => {
    await changeScore()
    await organiser.post(page, { intent: 'run' })
    await changeScore()
    await computeNext()
    expect((await organiser.get(page)).html).toContain('Reviews changed while it was being computed')
    await organiser.post(page, { intent: 'run' })
    await computeNext()
  })

  it('does not change once it has ended, not even in the database', async () => {
    const { db } = app.services.database
    await expect(
      db.updateTable('writing.scoring_run').set({ progress: 1 }).where('contest_id', '=', contestId).execute(),
    ).rejects.toThrow(/has ended does not change/)
    await expect(db.updateTable('writing.scoring_run_essay').set({ measure: 100 }).execute()).rejects.toThrow(
      /permission denied/,
    )
  })

  it('is refused outside review and decision', async () => {
    const announced = await app.services.database.db
      .selectFrom('contest.contest')
      .select('id')
      .where('state', '=', 'announced')
      .executeTakeFirstOrThrow()
    const refused = await organiser.post(`/en/organiser/contests/${announced.id}/result`, { intent: 'run' })
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('only once the contest is decided')
  })
})
