import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { requestRun } from '#app/domain/scoring/request-run.server.ts'
import { calibrationJob } from '#app/jobs/calibration.ts'
import { startJobs } from '#app/jobs/runner.ts'
import { systemContext } from '#app/services.server.ts'
import { createTestApp, type TestApp } from '#tests/support/client.ts'
import { createSeededDatabase, seedTime } from '#tests/support/database.ts'
import { decideSeeded } from '#tests/support/decided-contest.ts'

let app: TestApp
let contestId: string
let accountId: string

beforeAll(async () => {
  app = await createTestApp(createSeededDatabase, seedTime)
  accountId = (await app.signedIn('organiser')).accountId
  contestId = await decideSeeded(app)
})
afterAll(() => app.close())

const newest = () =>
  app.services.database.db
    .selectFrom('writing.scoring_run')
    .select(['id', 'state', 'attempts', 'progress', 'result'])
    .where('contest_id', '=', contestId)
    .orderBy('created_at', 'desc')
    .executeTakeFirstOrThrow()

async function ask(): Promise<void> {
  app.clock.set(new Date(app.clock.now().getTime() + 60_000))
  const viewer = {
    kind: 'staff' as const,
    accountId,
    displayName: '',
    roles: ['organiser' as const],
    regions: [],
    partnerIds: [],
    sessionId: '',
  }
  const asked = await requestRun({ ...systemContext(app.services, 'test'), viewer }, contestId)
  expect(asked).toMatchObject({ ok: true })
}

/** The process that computes, once it is there. */
async function computing(): Promise<number> {
  return vi.waitFor(
    () => {
      const found = readdirSync('/proc').find((pid) => {
        if (!/^\d+$/.test(pid)) return false
        try {
          const parent = /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
          const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
          return Number(parent) === process.pid && command.includes('calibration-process')
        } catch {
          return false
        }
      })
      if (!found) throw new Error('nothing computes')
      return Number(found)
    },
    { timeout: 15_000, interval: 5 },
  )
}

describe('the calibration job', () => {
  it('survives the death of the process that computes, gives up in order, and computes in the end', async () => {
    await ask()
    const running = startJobs(app.services, [calibrationJob])
    process.kill(await computing(), 'SIGKILL')
    await vi.waitFor(async () => expect((await newest()).attempts).toBe(2), { timeout: 15_000, interval: 10 })
    await running.stop()
    // Stopping in order counts as no try.
    expect(await newest()).toMatchObject({ state: 'queued', attempts: 1, progress: 0 })
    await calibrationJob.run(app.services, new AbortController().signal)
    const done = await newest()
    expect(done).toMatchObject({ state: 'done', attempts: 2, progress: 100 })
    expect(done.result).not.toBeNull()
  })
})
