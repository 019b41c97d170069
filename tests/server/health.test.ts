import pg from 'pg'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { type RunningServer, runServer, send } from './running-server.ts'

describe('the health addresses', () => {
  let server: RunningServer
  beforeEach(async () => {
    server = await runServer()
  })
  afterEach(() => server.close())

  const ask = async (path: string) => {
    const { status, text, headers } = await server.send(path)
    expect(headers['cache-control']).toBe('no-store')
    return { status, ...JSON.parse(text) }
  }

  it('tell that all is well', async () => {
    expect(await ask('/healthz')).toEqual({ status: 'ok' })
    expect(await ask('/readyz')).toEqual({ status: 'ready' })
  })

  it('tell a missing migration', async () => {
    const owner = new pg.Client({ connectionString: server.database.url })
    await owner.connect()
    await owner.query("delete from public.migration where name like '0009%'")
    await owner.end()
    const answer = await server.send('/readyz')
    expect(answer.status).toBe(503)
    expect(JSON.parse(answer.text)).toEqual({ status: 'migration-missing' })
  })

  it('tell a database that is gone, while the process lives', async () => {
    const cluster = new pg.Client({ connectionString: inject('clusterUrl') })
    await cluster.connect()
    await cluster.query(`drop database ${new URL(server.database.url).pathname.slice(1)} with (force)`)
    await cluster.end()
    const answer = await server.send('/readyz')
    expect(answer.status).toBe(503)
    expect(JSON.parse(answer.text)).toEqual({ status: 'unreachable' })
    expect((await server.send('/healthz')).status).toBe(200)
  })

  it('are not logged', async () => {
    await server.send('/healthz')
    await server.send('/readyz')
    expect(server.log).toEqual([])
  })
})

describe('before the server is ready', () => {
  it('everything is answered with 503', async () => {
    const { listen } = await import('#app/server.ts')
    const listening = await listen({ host: '127.0.0.1', port: 0 })
    const answer = await send(listening.port, '/kk')
    expect(answer.status).toBe(503)
    expect(answer.headers['retry-after']).toBe('2')
    await listening.stop()
  })
})
