import { safeError } from '#app/http/edge/safe-error.ts'
import type { Services } from '#app/services.server.ts'

export type Job = {
  name: string
  /** pause between the end of a run and the start of the next */
  everyMs: number
  /** `stopping` tells a long run to end after the piece at hand */
  run(services: Services, stopping: AbortSignal): Promise<void>
}

export type RunningJobs = { stop(): Promise<void> }

/** Runs each job again and again, never twice at a time; a failure is logged and the next run comes as usual. */
export function startJobs(services: Services, jobs: readonly Job[]): RunningJobs {
  const stopping = new AbortController()
  const loops = jobs.map((job) => repeat(services, job, stopping.signal))
  return {
    stop: async () => {
      stopping.abort()
      await Promise.all(loops)
    },
  }
}

async function repeat(services: Services, job: Job, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    try {
      await job.run(services, stopping)
    } catch (error) {
      services.logger.error({ job: job.name, err: safeError(error) }, 'job failed')
    }
    await pause(job.everyMs, stopping)
  }
}

function pause(ms: number, stopping: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stopping.aborted) return resolve()
    const end = () => {
      clearTimeout(timer)
      stopping.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    stopping.addEventListener('abort', end)
  })
}
