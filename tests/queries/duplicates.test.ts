import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '#app/domain/context.ts'
import { findDuplicates } from '#app/domain/screening/find-duplicates.server.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { memoryFiles } from '#tests/support/memory-files.ts'

/** Ten thousand take about ten seconds on two busy cores; the test takes fewer so that nobody waits. */
const many = Number(process.env.DUPLICATES_OF ?? 1500)

let database: TestDatabase
let ctx: Context
const contestId = randomUUID()

const words = (from: number, count: number) => Array.from({ length: count }, (_, at) => `сөз${from + at}`).join(' ')

async function insert(ids: string[], bodies: string[]) {
  const { db } = database.client
  const at = new Date('2026-03-01T00:00:00Z')
  await sql`insert into identity.account (id, kind, login_code, display_name, locale, created_at)
    select id, 'applicant', id::text, '', 'kk', ${at} from unnest(${ids}::uuid[]) as given (id)`.execute(db)
  await sql`insert into identity.application (id, contest_id, account_id, code, locale, state, given_name, family_name,
      birth_date, phone, created_at, updated_at, submitted_at)
    select id, ${contestId}, id, id::text, 'kk', 'submitted', 'Аты' || n, 'Тегі' || n, date '2008-01-01' + (n % 3000)::int,
      '+7' || n, ${at}, ${at}, ${at} from unnest(${ids}::uuid[]) with ordinality as given (id, n)`.execute(db)
  await sql`insert into writing.essay (id, contest_id, language, body, state, updated_at)
    select id, ${contestId}, 'kk', body, 'submitted', ${at} from unnest(${ids}::uuid[], ${bodies}::text[]) as given (id, body)`.execute(
    db,
  )
  await sql`insert into bridge.entry (application_id, essay_id) select id, id from unnest(${ids}::uuid[]) as given (id)`.execute(
    db,
  )
}

beforeAll(async () => {
  database = await createTestDatabase()
  const { db } = database.client
  const account = randomUUID()
  const now = new Date('2026-03-02T00:00:00Z')
  ctx = {
    db,
    viewer: { kind: 'system', name: 'test' },
    now,
    random: { bytes: (count) => new Uint8Array(count), uuid: randomUUID },
    files: memoryFiles(),
    requestId: 'test',
  }
  await sql`insert into identity.account (id, kind, email, display_name, locale, created_at)
    values (${account}, 'staff', 'a@example.kz', 'A', 'kk', ${now})`.execute(db)
  await sql`insert into contest.contest (id, slug, state, created_by, created_at)
    values (${contestId}, 'many', 'open', ${account}, ${now})`.execute(db)
})
afterAll(() => database.drop())

describe('findDuplicates', () => {
  it('finds the few copies among many essays, then only compares what is new', async () => {
    const ids = Array.from({ length: many }, () => randomUUID())
    // Strangers, and three real copies.
    const apart = ids.map((_, at) => words(at * 1000, 150))
    const [a = '', b = '', c = ''] = apart
    apart[many - 1] = `${a} тағы бір сөз`
    apart[many - 2] = b.replace('сөз1010 ', '')
    apart[many - 3] = c.toUpperCase()
    await insert(ids, apart)
    const started = performance.now()
    const first = await findDuplicates(ctx, contestId)
    const seconds = (performance.now() - started) / 1000
    expect(first).toMatchObject({ value: { checked: many, flagged: 3 } })
    expect(seconds).toBeLessThan(60)
    expect(await findDuplicates(ctx, contestId)).toMatchObject({ value: { checked: 0, flagged: 0 } })
    const late = randomUUID()
    await insert([late], [a])
    expect(await findDuplicates(ctx, contestId)).toMatchObject({ value: { checked: 1 } })
    const flags = await database.client.db
      .selectFrom('identity.duplicate_flag')
      .select(['first_id', 'second_id', 'kind'])
      .execute()
    expect(
      flags.filter((flag) => [flag.first_id, flag.second_id].includes(late) && flag.kind === 'same-text'),
    ).toHaveLength(2)
  }, 120_000)
})
