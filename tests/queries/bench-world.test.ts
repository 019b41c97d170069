import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
}, 60_000)
afterAll(() => database.drop())

// Nobody runs the benchmarks at every commit; their data must fit the tables all the same.
it('fills in the world of the benchmarks', async () => {
  const { db } = database.client
  await sql.raw(await readFile(new URL('../bench/pages/fill.sql', import.meta.url), 'utf8')).execute(db)
  const { rows } = await sql`select count(*)::int as applications from identity.application`.execute(db)
  expect(rows).toEqual([{ applications: 10_000 }])
})
