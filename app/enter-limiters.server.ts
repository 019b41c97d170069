import type { Pool } from 'pg'
import type { RateLimiterPostgres } from 'rate-limiter-flexible'
import { openLimiter } from './rate-limiter.server.ts'

export type EnterLimiters = readonly RateLimiterPostgres[]

/**
 * How many codes and PINs an address may get wrong: 120 in half an hour, 1,000 a day. A whole school may stand behind
 * one; the limits of a single card are the domain's (`takeTry`).
 */
export function openEnterLimiters(storeClient: Pool): EnterLimiters {
  return [openLimiter(storeClient, 'enter', 120, 30 * 60), openLimiter(storeClient, 'enter-day', 1000, 24 * 3600)]
}
