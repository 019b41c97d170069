import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import { readEnv } from '#app/env.server.ts'
import { jobs } from '#app/jobs/list.ts'
import { startJobs } from '#app/jobs/runner.ts'
import { createServer, listen, type ServerOptions } from '#app/server.ts'
import { createServices } from '#app/services.server.ts'
import { buildIfStale } from './build.mjs'
import { openOwnDatabase, prepareDatabase, presentDemonstrationAccounts } from './database.ts'
import { claimFolder } from './folder-claim.ts'
import { reportFailure } from './sentence.ts'

const development = process.argv.includes('--dev')
const say = (line: string) => console.log(line)

/** What was started, to be stopped in the opposite order. */
const started: (() => Promise<void>)[] = []
const stopping = new AbortController()

async function stop(code: number): Promise<void> {
  if (stopping.signal.aborted) return
  stopping.abort()
  for (const end of started.reverse()) {
    try {
      await end()
    } catch (error) {
      reportFailure(error)
      process.exitCode = 1
    }
  }
  process.exit(process.exitCode ?? code)
}

function stopAsked(): void {
  if (stopping.signal.aborted) return
  say('Stopping …')
  void stop(0)
}

/** The pages: built ones, or Vite's that follow every change of a file. */
async function pages(): Promise<Pick<ServerOptions, 'build' | 'assetsFolder' | 'development'>> {
  if (development) {
    const vite = await import('vite')
    const server = await vite.createServer({ server: { middlewareMode: true } })
    started.push(() => server.close())
    return {
      build: () => server.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>,
      assetsFolder: null,
      development: server.middlewares,
    }
  }
  await buildIfStale(process.cwd(), { say, signal: stopping.signal })
  const build = await import(pathToFileURL(resolve('build/server/index.js')).href)
  return { build: build as ServerBuild, assetsFolder: join('build', 'client') }
}

async function start(): Promise<void> {
  const env = readEnv()
  const claim = await claimFolder(env.dataFolder, 'start')
  started.push(() => claim.release())
  const listening = await listen(env)
  started.push(() => listening.stop(0))
  await claim.announce(listening.address)
  const database = await openOwnDatabase(env, say)
  started.push(() => database.close())
  await prepareDatabase(env, database.url, say)
  const shown = await pages()
  const services = createServices(env, database.url)
  started.push(() => services.close())
  const running = startJobs(services, jobs)
  started.push(async () => {
    await Promise.all([listening.stop(), running.stop()])
  })
  listening.handOver(createServer({ services, ...shown, stopping: listening.stopping }))
  say(`Qarmaq is ready: ${listening.address}`)
  if (env.publicOrigin !== null) say(`Visitors come to: ${env.publicOrigin}`)
  const accounts = env.live ? [] : await presentDemonstrationAccounts(database.url)
  if (accounts.length > 0) {
    say('Demonstration accounts (synthetic people only):')
    console.table(Object.fromEntries(accounts.map(({ role, login, secret }) => [role, { login, secret }])))
  }
  say('Stop with Ctrl-C.')
}

// A closed terminal must not keep us from stopping in order.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stopAsked)
process.on('message', (message) => {
  if (message === 'stop') stopAsked()
})
process.on('disconnect', stopAsked)

start().catch((error) => {
  if (stopping.signal.aborted) return
  reportFailure(error)
  void stop(1)
})
