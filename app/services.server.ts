import { randomBytes, randomUUID } from 'node:crypto'
import pino, { type Logger } from 'pino'
import type { RateLimiterPostgres } from 'rate-limiter-flexible'
import { connect, type DatabaseClient } from '#db/client.server.ts'
import type { Context, RandomSource, Viewer } from './domain/context.ts'
import type { FileStore } from './domain/file/file-store.ts'
import { type EnterLimiters, openEnterLimiters } from './enter-limiters.server.ts'
import type { Env } from './env.server.ts'
import { openFiles } from './files/open-files.ts'
import { openLimiter } from './rate-limiter.server.ts'

export type Services = {
  env: Env
  database: DatabaseClient
  /** for a process of its own that computes */
  databaseUrl: string
  logger: Logger
  /** card codes and PINs that were wrong, per address */
  enterLimiters: EnterLimiters
  clock: { now(): Date }
  random: RandomSource
  /** papers and photographs */
  files: FileStore
  /** failed sign-ins per card or e-mail: 10, then a wait of a quarter of an hour */
  signInLimiter: RateLimiterPostgres
  /** what anybody may send in without an account, per network address: 20 an hour, and few about one e-mail address */
  visitorLimiter: RateLimiterPostgres
  close(): Promise<void>
}

export const systemRandom: RandomSource = { bytes: (count) => randomBytes(count), uuid: () => randomUUID() }

export function createServices(
  env: Env,
  databaseUrl: string,
  overrides: Partial<Pick<Services, 'clock' | 'random' | 'logger' | 'files'>> = {},
): Services {
  const database = connect(databaseUrl)
  return {
    env,
    database,
    databaseUrl,
    enterLimiters: openEnterLimiters(database.pool),
    logger: overrides.logger ?? pino({ level: env.logLevel }),
    clock: overrides.clock ?? { now: () => new Date() },
    random: overrides.random ?? systemRandom,
    files: overrides.files ?? openFiles(env),
    signInLimiter: openLimiter(database.pool, 'sign-in', 10, 15 * 60),
    visitorLimiter: openLimiter(database.pool, 'visitor', 20, 3600),
    close: () => database.close(),
  }
}

/** The context of a job or an operator's command. */
export function systemContext(services: Services, name: string): Context {
  const viewer: Viewer = { kind: 'system', name }
  return {
    db: services.database.db,
    viewer,
    now: services.clock.now(),
    random: services.random,
    files: services.files,
    requestId: `${name}-${services.random.uuid()}`,
  }
}
