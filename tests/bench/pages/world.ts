import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { ensureDatabase, startEmbedded } from '#db/embedded.server.ts'
import { migrate } from '#db/migrate.ts'
import { loadReference } from '#db/reference/load.server.ts'

/** What the cases find in the database that fill.sql made. */
export type World = {
  /** of the server, without a trailing slash */
  address: string
  /** complete drafts: applicants 1 to 3,000 */
  drafts: number
  /** cookie of an applicant of the open contest, 1 to 5,000 */
  applicant(n: number): string
  /** cookie of a juror, 1 to 100 */
  juror(n: number): string
  /** id of what fill.sql made: `application`, `essay`, `assignment`, `juror` … */
  id(kind: string, n: number): string
  /** first row of a query, for what a case has to look up */
  row<Row>(sql: string, values?: unknown[]): Promise<Row>
  /** the login, for connections of one's own */
  url: string
  /** of PostgreSQL's parent process */
  postmaster(): Promise<number>
  close(): Promise<void>
}

const sessionCookie = (name: string) => `qarmaq_session=${name}`

function idOf(kind: string, n: number): string {
  const hex = createHash('md5').update(`${kind}${n}`).digest('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/**
 * A PostgreSQL in a temporary folder with 10,000 applications, and the real server on it in a process of its own.
 * @param filled false leaves the database to the server, which fills in the demonstration
 */
export async function buildWorld(say: (line: string) => void, filled = true): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'qarmaq-bench-'))
  // As root PostgreSQL runs as the user postgres, who has to reach its folder.
  await chmod(folder, 0o711)
  say('Setting up PostgreSQL …')
  const cluster = await startEmbedded(join(folder, 'postgres'))
  await ensureDatabase(cluster, 'bench')
  const url = cluster.url('bench')
  await migrate(url)
  await loadReference(url)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  // A benchmark may kill PostgreSQL; whoever asks next is told.
  client.on('error', () => undefined)
  if (filled) {
    say('Filling in 10,000 applications …')
    await client.query(await readFile(new URL('fill.sql', import.meta.url), 'utf8'))
  }
  say('Starting the server …')
  const server = await startServer(url, folder)
  return {
    address: server.address,
    drafts: 3000,
    applicant: (n) => sessionCookie(`bench-applicant-${n}`),
    juror: (n) => sessionCookie(`bench-juror-${n}`),
    id: idOf,
    url,
    postmaster: async () =>
      Number((await readFile(join(folder, 'postgres', 'data', 'postmaster.pid'), 'utf8')).split('\n')[0]),
    row: async (sql, values = []) => (await client.query(sql, values)).rows[0],
    close: async () => {
      await server.stop()
      await client.end()
      await cluster.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** `npm start` as operators run it, so that what is measured is what they get. */
export function startServer(
  url: string,
  folder: string,
  port = 0,
): Promise<{ address: string; stop(signal?: NodeJS.Signals): Promise<void> }> {
  const child = spawn(process.execPath, ['app/cli/start.mjs'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: url,
      DATA_FOLDER: join(folder, 'var'),
      HOST: '127.0.0.1',
      PORT: String(port),
      LOG_LEVEL: 'info',
    },
  })
  return new Promise((resolve, reject) => {
    let printed = ''
    const ended = new Promise<void>((done) => child.on('close', () => done()))
    child.on('close', (code) => reject(new Error(`The server ended with ${code}.`)))
    child.stdout.on('data', (chunk) => {
      if (printed.includes('Stop with Ctrl-C')) return
      printed += chunk
      const address = /Qarmaq is ready: (\S+)/.exec(printed)?.[1]
      if (address === undefined || !printed.includes('Stop with Ctrl-C')) return
      resolve({
        address,
        stop: async (signal = 'SIGTERM') => {
          child.kill(signal)
          await ended
        },
      })
    })
  })
}
