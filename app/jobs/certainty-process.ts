import type { BegunRun } from '#app/domain/certainty/begin-certainty.server.ts'
import { computeCertainty } from '#app/domain/certainty/compute-certainty.server.ts'
import { finishCertainty } from '#app/domain/certainty/finish-certainty.server.ts'
import { systemContext } from '#app/services.server.ts'
import { takeOrder } from './own-process.ts'

// Computes how sure the decisions of a contest are, and ends: started by the certainty job.
takeOrder<BegunRun>(async (services, run) => {
  const outcome = await computeCertainty(systemContext(services, 'certainty'), run)
  await finishCertainty(systemContext(services, 'certainty'), run, outcome)
})
