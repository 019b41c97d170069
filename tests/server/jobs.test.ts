import pino from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Job, startJobs } from '#app/jobs/runner.ts'
import { type RunningServer, runServer } from './running-server.ts'

describe('the jobs', () => {
  let server: RunningServer
  beforeAll(async () => {
    server = await runServer()
  })
  afterAll(() => server.close())

  it('run again after a failure, which is logged', async () => {
    let runs = 0
    await new Promise<void>((resolve, reject) => {
      const job: Job = {
        name: 'flaky',
        everyMs: 0,
        run: async () => {
          runs += 1
          if (runs === 1) throw new Error('once')
          running.stop().then(resolve, reject)
        },
      }
      const running = startJobs(server.services, [job])
    })
    expect(runs).toBe(2)
    expect(server.log).toContainEqual(expect.objectContaining({ job: 'flaky', msg: 'job failed' }))
  })

  it('never run twice at a time, and stopping waits for the run at hand', async () => {
    const events: string[] = []
    let release: () => void = () => undefined
    let begin: () => void = () => undefined
    const begun = new Promise<void>((resolve) => {
      begin = resolve
    })
    const job: Job = {
      name: 'slow',
      everyMs: 0,
      run: async (_services, stopping) => {
        events.push('start')
        begin()
        await new Promise<void>((resolve) => {
          release = resolve
        })
        events.push(stopping.aborted ? 'end while stopping' : 'end')
      },
    }
    const running = startJobs({ ...server.services, logger: pino({ level: 'silent' }) }, [job])
    await begun
    const stopped = running.stop().then(() => events.push('stopped'))
    release()
    await stopped
    expect(events).toEqual(['start', 'end while stopping', 'stopped'])
  })

  it('stop at once while they pause', async () => {
    let ran: () => void = () => undefined
    const first = new Promise<void>((resolve) => {
      ran = resolve
    })
    const running = startJobs(server.services, [{ name: 'daily', everyMs: 86_400_000, run: async () => ran() }])
    await first
    await running.stop()
  })
})
