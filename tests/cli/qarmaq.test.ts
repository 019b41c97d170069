import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { qarmaq } from './command.ts'

describe('qarmaq', () => {
  let database: TestDatabase
  let env: Record<string, string>
  beforeAll(async () => {
    database = await createTestDatabase()
    env = { DATABASE_URL: database.url }
  })
  afterAll(() => database.drop())

  const create = (...args: string[]) => ['user', 'create', '--name', 'Айгерім', '--password-stdin', ...args]
  const password = 'correct horse battery\n'

  it.each([[['--help']], [['migrate', '--help']], [['user', 'create', '--help']], [['audit', 'verify', '--help']]])(
    'explains %j',
    async (args) => {
      const { code, out, err } = await qarmaq(args, env)
      expect({ code, err }).toEqual({ code: 0, err: '' })
      expect(out).toMatch(/^Usage: qarmaq/)
    },
  )

  it.each([
    [['nonsense']],
    [['migrate', '--nonsense']],
    [['user']],
    [['user', 'create']],
    [create('--role', 'organiser', '--email', 'nobody')],
    [create('--role', 'king', '--email', 'a@example.kz')],
    [create('--role', 'coordinator', '--email', 'a@example.kz')],
    [create('--role', 'coordinator', '--email', 'a@example.kz', '--region', 'Шу')],
    [['user', 'create', '--email', 'a@example.kz', '--name', 'A', '--role', 'organiser']],
  ])('exits with 2 on %j', async (args) => {
    const { code, out, err } = await qarmaq(args, env, password)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).not.toBe('')
  })

  it('creates staff whose record is in the audit chain', async () => {
    const args = create('--email', 'Aigerim@Example.kz', '--role', 'coordinator', 'organiser', '--region', '310000000')
    const { code, out } = await qarmaq([...args, '--json'], env, password)
    expect(code).toBe(0)
    const { accountId } = JSON.parse(out)
    const db = database.client.db
    expect(await db.selectFrom('identity.account').select(['id', 'email']).execute()).toEqual([
      { id: accountId, email: 'aigerim@example.kz' },
    ])
    expect(await db.selectFrom('identity.account_region').select('kato').execute()).toEqual([{ kato: '310000000' }])
    const verified = await qarmaq(['audit', 'verify', '--json'], env)
    expect(verified.code).toBe(0)
    expect(JSON.parse(verified.out)).toEqual({
      ok: true,
      entries: 1,
      lastHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  })

  it.each([
    ['an e-mail that is taken', create('--email', 'aigerim@example.kz', '--role', 'juror'), password, /account with/],
    [
      'a region that does not exist',
      create('--email', 'b@example.kz', '--role', 'coordinator', '--region', '999999999'),
      password,
      /regions or districts/,
    ],
    ['a short password', create('--email', 'b@example.kz', '--role', 'juror'), 'short\n', /at least 10/],
  ])('refuses %s in one sentence', async (_name, args, input, said) => {
    const { code, out, err } = await qarmaq(args, env, input)
    expect(code).toBe(1)
    expect(out).toBe('')
    expect(err.trim()).toMatch(said)
    expect(err.trim()).not.toContain('\n')
  })

  it('says where the audit chain is broken', async () => {
    const owner = new pg.Client({ connectionString: database.url })
    await owner.connect()
    await owner.query('set session_replication_role = replica')
    await owner.query("update audit.entry set action = 'nothing' where seq = 1")
    await owner.end()
    const { code, out } = await qarmaq(['audit', 'verify', '--json'], env)
    expect(code).toBe(1)
    expect(JSON.parse(out)).toEqual({ ok: false, seq: 1, problem: 'hash' })
    expect((await qarmaq(['audit', 'verify'], env)).out.trim()).toBe(
      'The chain is broken at entry 1: its content does not fit its hash.',
    )
  })

  it('migrates an empty database once, and asks for it where it is missing', async () => {
    const admin = new pg.Client({ connectionString: inject('clusterUrl') })
    await admin.connect()
    await admin.query('create database fresh')
    const url = new URL(database.url)
    url.pathname = '/fresh'
    const fresh = { DATABASE_URL: url.href }
    const early = await qarmaq(['audit', 'verify'], fresh)
    expect(early.code).toBe(1)
    expect(early.err.trim()).toBe('The database is not up to date: run "npm run -s qarmaq -- migrate" first.')
    const first = JSON.parse((await qarmaq(['migrate', '--json'], fresh)).out)
    expect(first.applied[0]).toBe('0001_roles.sql')
    expect(JSON.parse((await qarmaq(['migrate', '--json'], fresh)).out)).toEqual({ applied: [] })
    await admin.query('drop database fresh with (force)')
    await admin.end()
  })

  it('keeps the demonstration contest out of real data', async () => {
    const real = { ...env, QARMAQ_LIVE: '1', PUBLIC_ORIGIN: 'https://qarmaq.example' }
    const open = await qarmaq(['seed'], real)
    expect(open.code).toBe(1)
    expect(open.err).toMatch(/^FILES_KEYS must be set when QARMAQ_LIVE is on: .*openssl rand -base64 32/)
    const live = await qarmaq(['seed'], { ...real, FILES_KEYS: `first:${Buffer.alloc(32, 7).toString('base64')}` })
    expect(live.code).toBe(1)
    expect(live.err.trim()).toBe('QARMAQ_LIVE is on: the demonstration contest stays out of real data.')
    const used = await qarmaq(['seed'], env)
    expect(used.code).toBe(1)
    expect(used.err).toContain('into an empty one only')
  })
})
