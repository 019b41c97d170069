import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

/** Every table of which the juror role may read anything: which columns, and why. A new right has to be justified here. */
const readable: Record<string, { columns: string; why: string }> = {
  'contest.contest': {
    columns: 'essay_languages id slug state',
    why: 'which contest this is, and whether it is in review',
  },
  'contest.contest_region': { columns: '*', why: 'public: where the contest is held, to declare conflicts' },
  'contest.contest_text': { columns: '*', why: 'public: title and task' },
  'contest.criterion': { columns: '*', why: 'public: the rubric' },
  'contest.criterion_level': { columns: '*', why: 'public: the rubric' },
  'contest.training_rule': {
    columns: '*',
    why: 'whether practice comes before the first score: the same for all jurors',
  },
  'region.unit': {
    columns: 'kato level name_en name_kk name_ru parent',
    why: 'public: districts, to declare conflicts',
  },
}

const rights = async () =>
  (
    await sql<{ table: string; columns: string[]; all: boolean; secured: boolean; forced: boolean }>`
      select n.nspname || '.' || c.relname as table, c.relrowsecurity as secured, c.relforcerowsecurity as forced,
        array_agg(a.attname::text order by a.attname)
          filter (where has_column_privilege('qarmaq_juror', c.oid, a.attnum, 'select')) as columns,
        bool_and(has_column_privilege('qarmaq_juror', c.oid, a.attnum, 'select')) as all
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
      group by 1, 2, 3
      having bool_or(has_column_privilege('qarmaq_juror', c.oid, a.attnum, 'select, insert, update'))
      order by 1`.execute(database.client.db)
  ).rows

describe('the role of jurors', () => {
  it('has no right in the schemas of identity, the join, messages and allocation', async () => {
    const { rows } = await sql<{ schema: string }>`
      select nspname as schema from pg_namespace where has_schema_privilege('qarmaq_juror', oid, 'usage')
        and nspname in ('identity', 'bridge', 'message', 'allocation')`.execute(database.client.db)
    expect(rows).toEqual([])
    const touched = (await rights()).filter(({ table }) => /^(identity|bridge|message|allocation|audit)\./.test(table))
    expect(touched).toEqual([])
  })

  it('reads outside of writing only what is public, each table with a reason', async () => {
    const outside = (await rights()).filter(({ table, columns }) => columns && !table.startsWith('writing.'))
    expect(
      Object.fromEntries(outside.map(({ table, columns, all }) => [table, all ? '*' : columns.join(' ')])),
    ).toEqual(Object.fromEntries(Object.entries(readable).map(([table, { columns }]) => [table, columns])))
  })

  it('meets forced row-level security in every table of writing', async () => {
    const inside = (await rights()).filter(({ table }) => table.startsWith('writing.'))
    expect(inside.length).toBeGreaterThan(6)
    expect(inside.filter(({ secured, forced }) => !secured || !forced).map(({ table }) => table)).toEqual([])
  })

  it('never reads the original, the screener, or a time of sending in', async () => {
    const columns = new Map((await rights()).map(({ table, columns }) => [table, columns ?? []]))
    for (const table of ['writing.essay', 'writing.essay_version']) expect(columns.get(table) ?? []).toEqual([])
    expect(columns.get('writing.anonymous_text')).toEqual(['body', 'essay_id', 'language', 'state'])
    expect(columns.get('writing.assignment')).not.toContain('created_at')
  })

  it('is no superuser, owns nothing and is bound by row-level security', async () => {
    const { rows } = await sql`
      select rolsuper or rolbypassrls or rolcanlogin or rolcreaterole as above,
        (select count(*)::int from pg_class where relowner = r.oid) as owned
      from pg_roles r where rolname = 'qarmaq_juror'`.execute(database.client.db)
    expect(rows).toEqual([{ above: false, owned: 0 }])
  })
})
