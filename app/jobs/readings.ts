import { settleAllReadings } from '#app/domain/discrepancy/settle-readings.server.ts'
import { refillPlaces } from '#app/domain/jury/refill-places.server.ts'
import { systemContext } from '#app/services.server.ts'
import type { Job } from './runner.ts'

/** Both happen right after what causes them; this finds what a stopped server left, and readers with room again. */
export const readingsJob: Job = {
  name: 'readings',
  everyMs: 120_000,
  run: async (services, stopping) => {
    await refillPlaces(systemContext(services, 'readings'))
    await settleAllReadings(systemContext(services, 'readings'), stopping)
  },
}
