import { sendCheckIns } from '#app/domain/handover/send-check-ins.server.ts'
import { systemContext } from '#app/services.server.ts'
import type { Job } from './runner.ts'

/** Writes the messages that ask families how their devices are. */
export const checkInsJob: Job = {
  name: 'check-ins',
  everyMs: 30 * 60_000,
  run: async (services, stopping) => {
    await sendCheckIns(systemContext(services, 'check-ins'), stopping)
  },
}
