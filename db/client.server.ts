import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Database } from '#db/schema.ts'

// int8 holds audit sequence numbers and counts: all far below 2^53. date stays text: it has no time zone.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

export type DatabaseClient = { db: Kysely<Database>; pool: pg.Pool; close: () => Promise<void> }

/**
 * Connects as the application role: every session starts with `role=qarmaq_app`.
 * @param url postgres:// address of a login that is a member of the three roles
 * @param maxConnections size of the pool
 */
export function connect(url: string, maxConnections = 10): DatabaseClient {
  const pool = new pg.Pool({
    connectionString: url,
    max: maxConnections,
    options:
      '-c role=qarmaq_app -c timezone=UTC -c statement_timeout=30000 -c idle_in_transaction_session_timeout=30000',
    connectionTimeoutMillis: 10_000,
  })
  // A connection that dies while idle is replaced by the next query; without a listener it would end the process.
  pool.on('error', () => undefined)
  // One that dies in the middle of a transaction, between two queries: the next query tells, nobody else would.
  pool.on('connect', (client) => client.on('error', () => undefined))
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
  return { db, pool, close: () => db.destroy() }
}
