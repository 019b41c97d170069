import type { Pool } from 'pg'
import { RateLimiterPostgres } from 'rate-limiter-flexible'

export type EnterLimiters = readonly RateLimiterPostgres[]

/**
 * How many codes and PINs an address may get wrong: 120 in half an hour, 1,000 a day. A whole school may stand behind
 * one; the limits of a single card are the domain's (`takeTry`).
 */
export function openEnterLimiters(storeClient: Pool): EnterLimiters {
  const limiter = (keyPrefix: string, points: number, duration: number) =>
    new RateLimiterPostgres({
      storeClient,
      schemaName: 'identity',
      tableName: 'rate_limit',
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix,
      points,
      duration,
    })
  return [limiter('enter', 120, 30 * 60), limiter('enter-day', 1000, 24 * 3600)]
}
