import { remindFamilies } from '#app/domain/allocation/remind-families.server.ts'
import { systemContext } from '#app/services.server.ts'
import type { Job } from './runner.ts'

/** Families whose day to answer is near hear of it once. */
export const familiesJob: Job = {
  name: 'families',
  everyMs: 15 * 60_000,
  run: async (services) => {
    await remindFamilies(systemContext(services, 'families'))
  },
}
