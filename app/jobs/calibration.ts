import { type ClaimedRun, claimRun } from '#app/domain/scoring/claim-run.server.ts'
import { keepRun } from '#app/domain/scoring/keep-run.server.ts'
import { releaseRun } from '#app/domain/scoring/release-run.server.ts'
import { type Services, systemContext } from '#app/services.server.ts'
import { computeApart } from './own-process.ts'
import type { Job } from './runner.ts'

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
  const keep = () => keepRun(systemContext(services, 'calibration'), run)
  const { done, said } = await computeApart(services, './calibration-process.ts', run, stopping, keep)
  if (done) return
  const why = stopping.aborted ? 'stopped' : 'broke-off'
  const released = await releaseRun(systemContext(services, 'calibration'), run, why)
  // Cancelled otherwise, which is no failure.
  if (released && why === 'broke-off') {
    services.logger.warn({ job: 'calibration', run: run.runId, said }, 'calibration broke off')
  }
}
