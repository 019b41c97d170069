import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadReference } from '#db/reference/load.server.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'

describe('the reference data', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await createTestDatabase()
  })
  afterAll(() => database.drop())

  const count = async (level: number) => {
    const rows = await database.client.db.selectFrom('region.unit').select('kato').where('level', '=', level).execute()
    return rows.length
  }

  it('holds the 20 regions and their 228 districts', async () => {
    expect(await count(1)).toBe(20)
    expect(await count(2)).toBe(228)
  })

  it('gives every region its ISO code, three names and population', async () => {
    const abai = await database.client.db
      .selectFrom('region.unit')
      .select(['kato', 'parent', 'iso', 'name_kk', 'name_ru', 'name_en', 'population'])
      .where('kato', '=', '100000000')
      .executeTakeFirstOrThrow()
    expect(abai).toEqual({
      kato: '100000000',
      parent: null,
      iso: 'KZ-10',
      name_kk: 'Абай облысы',
      name_ru: 'область Абай',
      name_en: 'Abai Region',
      population: 610183,
    })
  })

  it('changes nothing when loaded again, and mends a row that was altered', async () => {
    expect(await loadReference(database.url)).toBe(0)
    await database.client.db.updateTable('region.unit').set({ name_en: '?' }).where('kato', '=', '101000000').execute()
    expect(await loadReference(database.url)).toBe(1)
  })
})
