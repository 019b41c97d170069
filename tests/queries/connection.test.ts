import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

it('survives a connection that dies between two queries of a transaction, and goes on with another', async () => {
  const { db } = database.client
  const admin = new pg.Client({ connectionString: database.url })
  await admin.connect()
  const broken = db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
    const pid = rows[0]?.pid
    await admin.query('select pg_terminate_backend($1)', [pid])
    // Nothing is asked meanwhile: the end of the connection arrives by itself.
    const alive = () => admin.query('select 1 from pg_stat_activity where pid = $1', [pid])
    while ((await alive()).rowCount !== 0) await setImmediate()
    await setImmediate()
    await sql`select 1`.execute(tx)
  })
  await expect(broken).rejects.toThrow()
  await admin.end()
  const { rows } = await sql<{ one: number }>`select 1 as one`.execute(db)
  expect(rows).toEqual([{ one: 1 }])
})
