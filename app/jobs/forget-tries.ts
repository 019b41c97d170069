import { forgetTries } from '#app/domain/card/forget-tries.server.ts'
import { systemContext } from '#app/services.server.ts'
import type { Job } from './runner.ts'

export const forgetTriesJob: Job = {
  name: 'forget-tries',
  everyMs: 3_600_000,
  run: async (services) => {
    await forgetTries(systemContext(services, 'forget-tries'))
  },
}
