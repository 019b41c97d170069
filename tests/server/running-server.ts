import { request } from 'node:http'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import pino from 'pino'
import { inject } from 'vitest'
import { readEnv } from '#app/env.server.ts'
import { createServer, type Listening, listen, type ServerOptions } from '#app/server.ts'
import { createServices, type Services } from '#app/services.server.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'

export type Answer = {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: Buffer
  text: string
}

export type Message = {
  method?: string
  headers?: Record<string, string>
  body?: string | Buffer
}

/** One request over a connection of its own, with exactly these headers (and Host). */
export function send(
  port: number,
  path: string,
  { method = 'GET', headers = {}, body }: Message = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.on('end', () => {
        const whole = Buffer.concat(chunks)
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: whole,
          text: whole.toString('utf8'),
        })
      })
      response.on('error', reject)
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

export type RunningServer = {
  port: number
  origin: string
  database: TestDatabase
  services: Services
  listening: Listening
  /** every line that was logged */
  log: Record<string, unknown>[]
  send(path: string, message?: Message): Promise<Answer>
  close(): Promise<void>
}

/** The built server behind a real socket, on a database of its own. */
export async function runServer(
  settings: Record<string, string> = {},
  options: Partial<ServerOptions> = {},
): Promise<RunningServer> {
  const database = await createTestDatabase()
  const log: Record<string, unknown>[] = []
  const logger = pino({ level: 'info' }, { write: (line: string) => void log.push(JSON.parse(line)) })
  const services = createServices(
    readEnv({ NODE_ENV: 'test', DATA_FOLDER: inject('dataFolder'), ...settings }),
    database.url,
    { logger },
  )
  const build = (await import(/* @vite-ignore */ pathToFileURL('build/server/index.js').href)) as ServerBuild
  const listening = await listen({ host: '127.0.0.1', port: 0 })
  listening.handOver(
    createServer({ services, build, assetsFolder: 'build/client', stopping: listening.stopping, ...options }),
  )
  return {
    port: listening.port,
    origin: listening.address,
    database,
    services,
    listening,
    log,
    send: (path, message) => send(listening.port, path, message),
    close: async () => {
      await listening.stop(0)
      await services.close()
      await database.drop()
    },
  }
}
