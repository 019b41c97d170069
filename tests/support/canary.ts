import { type Kysely, sql } from 'kysely'
import type { Database } from '#db/schema.ts'

/**
 * Where in the whole database any of these strings stands: every column of every table, whatever its type, asked of
 * information_schema, so that a table that is added tomorrow is looked through too.
 */
export async function findStrings(db: Kysely<Database>, needles: readonly string[]): Promise<string[]> {
  const { rows: tables } = await sql<{ schema: string; name: string }>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'region')
    order by 1, 2`.execute(db)
  const found: string[] = []
  for (const { schema, name } of tables) {
    const { rows } = await sql<{ column: string; needle: string }>`
      select distinct v.key as column, n.needle
      from ${sql.id(schema, name)} t cross join lateral jsonb_each_text(to_jsonb(t)) v
      join unnest(${[...needles]}::text[]) n (needle) on position(lower(n.needle) in lower(v.value)) > 0
      order by 1, 2`.execute(db)
    for (const { column, needle } of rows) found.push(`${schema}.${name}.${column}: ${needle}`)
  }
  return found
}
