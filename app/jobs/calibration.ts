import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { type ClaimedRun, claimRun } from '#app/domain/scoring/claim-run.server.ts'
import { keepRun } from '#app/domain/scoring/keep-run.server.ts'
import { releaseRun } from '#app/domain/scoring/release-run.server.ts'
import { type Services, systemContext } from '#app/services.server.ts'
import type { CalibrationOrder } from './calibration-message.ts'
import type { Job } from './runner.ts'

const program = fileURLToPath(new URL('./calibration-process.ts', import.meta.url))
const lookMs = 1000

/** Computes the calibration runs that wait, one after the other, each in a process of its own. */
export const calibrationJob: Job = {
  name: 'calibration',
  everyMs: 1000,
  async run(services, stopping) {
    while (!stopping.aborted) {
      const run = await claimRun(systemContext(services, 'calibration'))
      if (!run) return
      await compute(services, run, stopping)
    }
  },
}

async function compute(services: Services, run: ClaimedRun, stopping: AbortSignal): Promise<void> {
  const child = fork(program, {
    execArgv: ['--import', 'tsx'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let said = ''
  child.stderr?.on('data', (chunk) => {
    said = `${said}${chunk}`.slice(-2000)
  })
  const ended = new Promise<boolean>((resolve) => {
    child.once('error', () => resolve(false))
    child.once('close', (code) => resolve(code === 0))
  })
  const kill = () => child.kill('SIGKILL')
  stopping.addEventListener('abort', kill)
  // The event loop here is free, so it is here that cancelling is noticed and the lease is kept.
  const watch = setInterval(() => {
    keepRun(systemContext(services, 'calibration'), run).then(
      (ours) => ours || kill(),
      // The database is away for a moment: the lease is long enough for the next look.
      () => undefined,
    )
  }, lookMs)
  try {
    child.send(
      { env: services.env, databaseUrl: services.databaseUrl, run } satisfies CalibrationOrder,
      () => undefined,
    )
    if (stopping.aborted) kill()
    const done = await ended
    if (done) return
    const why = stopping.aborted ? 'stopped' : 'broke-off'
    const released = await releaseRun(systemContext(services, 'calibration'), run, why)
    // Cancelled otherwise, which is no failure.
    if (released && why === 'broke-off') {
      services.logger.warn({ job: 'calibration', run: run.runId, said }, 'calibration broke off')
    }
  } finally {
    clearInterval(watch)
    stopping.removeEventListener('abort', kill)
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
      kill()
      await once(child, 'close')
    }
  }
}
