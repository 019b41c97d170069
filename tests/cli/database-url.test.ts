import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { startServer, temporaryFolder } from './command.ts'

describe('npm start with a DATABASE_URL', () => {
  const folder = temporaryFolder()
  let database: TestDatabase
  let admin: pg.Client
  beforeAll(async () => {
    database = await createTestDatabase()
    admin = new pg.Client({ connectionString: inject('clusterUrl') })
    await admin.connect()
  })
  afterAll(async () => {
    await admin.end()
    await database.drop()
    folder.remove()
  })

  /** The sentence of a start that failed, and that it is one. */
  async function sentence(
    change: Partial<Record<'hostname' | 'port' | 'username' | 'password' | 'pathname', string>>,
  ): Promise<string> {
    const url = new URL(database.url)
    Object.assign(url, change)
    const { code, out, err } = await startServer({ DATA_FOLDER: folder.path, DATABASE_URL: url.href }).finished
    expect(code).toBe(1)
    expect(out).toBe('')
    expect(err.trim()).not.toContain('\n')
    expect(err).not.toContain(url.password || 'no password')
    return err.trim()
  }

  it('says that nobody answers there', async () => {
    expect(await sentence({ port: '1' })).toBe('No PostgreSQL answers at 127.0.0.1:1 (DATABASE_URL): ECONNREFUSED.')
  })

  it('says that the host is unknown', async () => {
    expect(await sentence({ hostname: 'db.invalid' })).toMatch(
      /^No PostgreSQL answers at db\.invalid:\d+ \(DATABASE_URL\): (ENOTFOUND|EAI_AGAIN)\.$/,
    )
  })

  it('says that the password is wrong', async () => {
    expect(await sentence({ password: 'wrong-password' })).toMatch(
      /^PostgreSQL at 127\.0\.0\.1:\d+ refuses the user "postgres" or its password \(DATABASE_URL\)\.$/,
    )
  })

  it('says that the database is missing', async () => {
    expect(await sentence({ pathname: '/nowhere' })).toMatch(
      /^PostgreSQL at 127\.0\.0\.1:\d+ has no database "nowhere" \(DATABASE_URL\): create it first\.$/,
    )
  })

  it('says which right the user lacks', async () => {
    await admin.query("create role weak login password 'weak-password'")
    await admin.query('create database weak owner weak')
    const said = await sentence({ username: 'weak', password: 'weak-password', pathname: '/weak' })
    expect(said).toMatch(/^The database user "weak" lacks a right \(.*\): it needs CREATEROLE, and CREATE on .*\.$/)
  })

  it('says that the address is none', async () => {
    const { code, err } = await startServer({ DATA_FOLDER: folder.path, DATABASE_URL: 'qarmaq' }).finished
    expect(code).toBe(1)
    expect(err.trim()).toBe('DATABASE_URL is not an address such as postgres://user:password@host:5432/qarmaq.')
  })

  it('works on that database and leaves the server alone when it stops', async () => {
    const running = startServer({ DATA_FOLDER: folder.path, DATABASE_URL: database.url })
    const address = await running.says(/Qarmaq is ready: (\S+)/)
    expect((await fetch(`${address}/readyz`)).status).toBe(200)
    running.child.kill('SIGTERM')
    expect((await running.finished).code).toBe(0)
    expect((await admin.query('select 1')).rowCount).toBe(1)
  })
})
