import type { ClaimedRun } from '#app/domain/scoring/claim-run.server.ts'
import { computeRun } from '#app/domain/scoring/compute-run.server.ts'
import { finishRun } from '#app/domain/scoring/finish-run.server.ts'
import { systemContext } from '#app/services.server.ts'
import { takeOrder } from './own-process.ts'

// Computes one calibration run and ends: started by the calibration job, so that no request waits for the processor.
takeOrder<ClaimedRun>(async (services, run) => {
  const now = () => systemContext(services, 'calibration')
  await finishRun(now(), run, await computeRun(now, run))
})
