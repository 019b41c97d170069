import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import type { Database } from '#db/schema.ts'

export type DatabaseState = 'ready' | 'unreachable' | 'migration-missing'

const known = readdirSync(join(process.cwd(), 'db', 'migrations')).filter((name) => name.endsWith('.sql'))

/** Whether the database answers and has every migration that this program was built with. */
export async function databaseState(db: Kysely<Database>): Promise<DatabaseState> {
  try {
    const applied = await db.transaction().execute(async (tx) => {
      // The list of migrations belongs to the login, not to the application role.
      await sql`set local role none`.execute(tx)
      return sql<{ name: string }>`select name from public.migration`.execute(tx)
    })
    const names = new Set(applied.rows.map((row) => row.name))
    return known.every((name) => names.has(name)) ? 'ready' : 'migration-missing'
  } catch {
    return 'unreachable'
  }
}
