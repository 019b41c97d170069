import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedDemonstration } from '#db/seed/seed.server.ts'
import { createSeededDatabase, seedTime, type TestDatabase } from '#tests/support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createSeededDatabase()
}, 60_000)
afterAll(() => database.drop())

describe('the demonstration', () => {
  it('refuses a database with accounts, and real operation', async () => {
    await expect(seedDemonstration({ url: database.url, now: seedTime })).rejects.toThrow(/accounts already/)
    await expect(seedDemonstration({ url: database.url, now: seedTime, live: true })).rejects.toThrow(/real operation/)
  })
})
