import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { createRandom } from '#app/core/numeric/random.ts'
import type { Bench } from '../bench.ts'
import { buildWorld, startServer, type World } from '../pages/world.ts'
import { openBrokenLink } from './broken-link.ts'

const clients = 16
const serverLivesMs = 1500
const databaseLivesMs = 6000

export const exactlyOnce: Bench = {
  name: 'exactly-once',
  description: '3,000 submissions while connections are reset and the server and PostgreSQL are killed',
  async run(report, say) {
    const world = await buildWorld(say)
    const folder = await mkdtemp(join(tmpdir(), 'qarmaq-bench-server-'))
    const first = await startServer(world.url, folder)
    const port = Number(new URL(first.address).port)
    const random = createRandom('exactly-once')
    const link = await openBrokenLink(port, () => random.unit())
    const killed = { server: 0, database: 0 }
    let going = true

    /** Killed a second and a half after it is ready, and started anew at once. */
    async function killServer(): Promise<void> {
      let server = first
      while (going) {
        await wait(serverLivesMs)
        if (!going) break
        await server.stop('SIGKILL')
        killed.server += 1
        for (;;) {
          try {
            server = await startServer(world.url, folder, port)
            break
          } catch {
            // It started while the database was down.
            await wait(200)
          }
        }
      }
      await server.stop()
    }

    /**
     * A killed child makes PostgreSQL end all others without goodbye and recover from its log. Not while it still
     * recovers: who kills that ends the whole of it.
     */
    async function killDatabase(): Promise<void> {
      while (going) {
        await wait(databaseLivesMs)
        while (going && !(await answers(world.url))) await wait(200)
        if (!going) break
        const postmaster = await world.postmaster()
        if (!(postmaster > 1)) throw new Error('PostgreSQL has no process')
        const children = execFileSync('pgrep', ['-P', String(postmaster)], { encoding: 'utf8' })
        const [child] = children.trim().split('\n').map(Number)
        if (child) process.kill(child, 'SIGKILL')
        killed.database += 1
      }
    }

    const chaos = Promise.all([killServer(), killDatabase()])
    const acknowledged = new Map<string, string>()
    const milliseconds: number[] = []
    let attempts = 0
    let next = 1
    async function client(): Promise<void> {
      for (let n = next++; n <= world.drafts; n = next++) {
        const key = randomUUID()
        const start = performance.now()
        for (let failures = 0; ; failures += 1) {
          attempts += 1
          if ((await submit(link.address, world, n, key)) === 302) break
          await wait(Math.min(4000, 100 * 2 ** failures) * (0.5 + random.unit()))
        }
        milliseconds.push(performance.now() - start)
        acknowledged.set(world.id('application', n), key)
        if (acknowledged.size % 500 === 0) say(`${acknowledged.size} acknowledged`)
      }
    }
    await Promise.all(Array.from({ length: clients }, client))
    going = false
    await chaos
    await link.close()

    const found = await lookUp(world, acknowledged)
    milliseconds.sort((a, b) => a - b)
    const at = (share: number) => Math.round(milliseconds[Math.floor(milliseconds.length * share)] ?? 0)
    report({
      case: 'submit',
      submitted: acknowledged.size,
      ...found,
      attempts,
      resetBefore: link.resets.before,
      resetAfter: link.resets.after,
      serverKills: killed.server,
      databaseKills: killed.database,
      p50Ms: at(0.5),
      p95Ms: at(0.95),
    })
    await world.close()
    await rm(folder, { recursive: true, force: true })
  },
}

/** Whether PostgreSQL takes connections: not while it recovers from its log. */
async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** The status, or 0 when the connection broke. */
function submit(address: string, world: World, n: number, key: string): Promise<number> {
  const body = new URLSearchParams({ submitKey: key, version: '1', essayVersion: '1' }).toString()
  return new Promise((resolve) => {
    const sent = request(
      new URL('/kk/application/check', address),
      {
        method: 'POST',
        agent: false,
        timeout: 10_000,
        headers: {
          Cookie: world.applicant(n),
          Origin: address,
          'Content-Type': 'application/x-www-form-urlencoded',
          'Content-Length': Buffer.byteLength(body),
        },
      },
      (answer) => {
        answer.resume()
        answer.on('end', () => resolve(answer.statusCode ?? 0))
        answer.on('error', () => resolve(0))
      },
    )
    sent.on('timeout', () => sent.destroy())
    sent.on('error', () => resolve(0))
    sent.end(body)
  })
}

/** What the database holds of the drafts that were submitted. */
async function lookUp(world: World, acknowledged: Map<string, string>) {
  const client = new pg.Client({ connectionString: world.url })
  await client.connect()
  const ids = Array.from({ length: world.drafts }, (_, at) => world.id('application', at + 1))
  const { rows } = await client.query<{ id: string; submit_key: string | null; entries: string }>(
    `select a.id, a.submit_key, (select count(*) from audit.entry e
       where e.subject_id = a.id::text and e.action = 'application.submit') as entries
       from identity.application a where a.id = any ($1) and a.state = 'submitted'`,
    [ids],
  )
  await client.end()
  const stored = new Map(rows.map((row) => [row.id, row]))
  let acknowledgedLost = 0
  for (const [id, key] of acknowledged) if (stored.get(id)?.submit_key !== key) acknowledgedLost += 1
  return {
    stored: rows.length,
    acknowledgedLost,
    duplicates: rows.reduce((sum, { entries }) => sum + Math.max(0, Number(entries) - 1), 0),
  }
}
