import type { Pool } from 'pg'
import { RateLimiterPostgres } from 'rate-limiter-flexible'

/**
 * Counts in the database, so that several servers share the limits.
 * @param duration seconds after which a count begins anew
 */
export function openLimiter(storeClient: Pool, keyPrefix: string, points: number, duration: number) {
  return new RateLimiterPostgres({
    storeClient,
    schemaName: 'identity',
    tableName: 'rate_limit',
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix,
    points,
    duration,
  })
}
