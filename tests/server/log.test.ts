import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { maskedPath } from '#app/http/edge/masked-path.ts'
import { safeError } from '#app/http/edge/safe-error.ts'
import { type RunningServer, runServer } from './running-server.ts'

describe('the log', () => {
  let server: RunningServer
  beforeAll(async () => {
    server = await runServer()
  })
  afterAll(() => server.close())
  beforeEach(() => {
    server.log.length = 0
  })

  it('has one line a request: method, masked path, status, milliseconds', async () => {
    await server.send('/kk/sign-in?next=/kk/applications/7KQ-2MX-90T', { headers: { Cookie: 'qarmaq_session=secret' } })
    expect(server.log).toHaveLength(1)
    expect(server.log[0]).toMatchObject({ level: 30, msg: 'request', method: 'GET', path: '/kk/sign-in', status: 200 })
    expect(Object.keys(server.log[0] ?? {}).sort()).toEqual(
      ['hostname', 'level', 'method', 'ms', 'msg', 'path', 'pid', 'requestId', 'status', 'time'].sort(),
    )
  })

  it('never holds what was sent, nor from where', async () => {
    await server.send('/ru/sign-in', {
      method: 'POST',
      headers: {
        Origin: server.origin,
        Cookie: 'qarmaq_session=biscuit',
        'User-Agent': 'Gerät',
        'X-Forwarded-For': '203.0.113.9',
        'Content-Type': 'application/x-www-form-urlencoded',
      },
      body: 'email=aigerim%40example.kz&password=hunter22hunter&next=',
    })
    const all = JSON.stringify(server.log)
    for (const secret of ['aigerim', 'hunter22', 'biscuit', 'Ger', '203.0.113.9', '127.0.0.1']) {
      expect(all).not.toContain(secret)
    }
  })
})

describe('a failing request', () => {
  it('answers with a page in its language and logs the failure without values', async () => {
    const server = await runServer()
    try {
      const owner = new pg.Client({ connectionString: server.database.url })
      await owner.connect()
      await owner.query('alter table identity.account rename column secret_hash to gone')
      await owner.end()
      const answer = await server.send('/ru/sign-in', {
        method: 'POST',
        headers: { Origin: server.origin, 'Content-Type': 'application/x-www-form-urlencoded' },
        body: 'email=aigerim%40example.kz&password=hunter22hunter&next=',
      })
      expect(answer.status).toBe(500)
      expect(answer.text).toContain('<html lang="ru">')
      expect(answer.text).not.toMatch(/secret_hash|42703| {4}at /)
      const failure = server.log.find(({ msg }) => msg === 'request failed')
      expect(failure).toMatchObject({ err: { code: '42703' } })
      expect(JSON.stringify(server.log)).not.toMatch(/aigerim|hunter22/)
    } finally {
      await server.close()
    }
  })
})

describe('maskedPath', () => {
  it.each([
    ['/kk/contests', '/kk/contests'],
    ['/kk/result/7KQ2MX90T?x=1', '/kk/result/:id'],
    ['/ru/staff/contests/0b7b6a8e-0000-4000-8000-000000000001/edit', '/ru/staff/contests/:id/edit'],
    ['/kk/%D0%90%D0%B9', '/kk/:id'],
    ['/kk/ABC#x', '/kk/:id'],
    ['/kk/invitation/abcdefghijklmnopqrstuvwxyzabcdefghij', '/kk/invitation/:id'],
    ['/kk/sign-in.data', '/kk/sign-in.data'],
  ])('%s', (url, masked) => {
    expect(maskedPath(url)).toBe(masked)
  })
})

describe('safeError', () => {
  it('keeps of a database error the names and drops the values', () => {
    const error = Object.assign(new Error('duplicate key … (email)=(aigerim@example.kz)'), {
      severity: 'ERROR',
      code: '23505',
      constraint: 'account_email_unique',
      table: 'account',
      detail: 'Key (email)=(aigerim@example.kz) already exists.',
    })
    const kept = safeError(error)
    expect(kept).toMatchObject({ code: '23505', constraint: 'account_email_unique', table: 'account' })
    expect(JSON.stringify(kept)).not.toContain('aigerim')
    expect(kept.stack).toContain('log.test.ts')
  })

  it('keeps the message of our own errors', () => {
    expect(safeError(new TypeError('no such step'))).toMatchObject({ type: 'TypeError', message: 'no such step' })
    expect(safeError('text')).toEqual({ type: 'string' })
  })
})
