import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'

const folder = join(process.cwd(), 'db', 'migrations')

/** The migration that runs as the login user, because it makes the roles. */
const asLogin = '0001_roles.sql'

export class MigrationChanged extends Error {
  constructor(readonly file: string) {
    super(`The migration ${file} was edited after it had been applied. Restore it and write a new one.`)
  }
}

/**
 * Applies the migrations that the database has not seen, each in its own transaction, one runner at a time.
 * @returns the names of the files applied now
 * @throws MigrationChanged when an applied file differs from the one on disk
 */
export async function migrate(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(7203510)')
    await client.query(`create table if not exists public.migration
      (name text primary key, sha256 text not null, applied_at timestamptz not null default now())`)
    const done = new Map<string, string>(
      (await client.query('select name, sha256 from public.migration')).rows.map((row) => [row.name, row.sha256]),
    )
    const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
    const applied: string[] = []
    for (const name of files) {
      const text = await readFile(join(folder, name), 'utf8')
      const sha256 = createHash('sha256').update(text).digest('hex')
      const before = done.get(name)
      if (before === sha256) continue
      if (before !== undefined) throw new MigrationChanged(name)
      await client.query('begin')
      try {
        if (name !== asLogin) await client.query('set local role qarmaq_owner')
        await client.query(text)
        await client.query('reset role')
        await client.query('insert into public.migration (name, sha256) values ($1, $2)', [name, sha256])
        await client.query('commit')
      } catch (error) {
        await client.query('rollback')
        throw error
      }
      applied.push(name)
    }
    return applied
  } finally {
    await client.end()
  }
}
