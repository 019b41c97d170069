import { beginCertainty, giveBackTry } from '#app/domain/certainty/begin-certainty.server.ts'
import { systemContext } from '#app/services.server.ts'
import { computeApart } from './own-process.ts'
import type { Job } from './runner.ts'

/** Computes how sure decisions are, one contest after the other, each in a process of its own. */
export const certaintyJob: Job = {
  name: 'certainty',
  everyMs: 1000,
  async run(services, stopping) {
    while (!stopping.aborted) {
      const run = await beginCertainty(systemContext(services, 'certainty'))
      if (!run) return
      const wanted = () => Promise.resolve(true)
      const { done, said } = await computeApart(services, './certainty-process.ts', run, stopping, wanted)
      if (!done && stopping.aborted) await giveBackTry(systemContext(services, 'certainty'), run)
      // It waits for its next try, or is given up after the last.
      else if (!done) {
        services.logger.warn({ job: 'certainty', run: run.runId, said }, 'certainty broke off')
      }
    }
  },
}
