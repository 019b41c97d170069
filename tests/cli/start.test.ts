import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkNode } from '#app/cli/install.mjs'
import { qarmaq, type Running, startServer, temporaryFolder } from './command.ts'

/** A process that has ended counts as gone although nobody has waited for it yet. */
function isAlive(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' })
  return stdout.trim() !== '' && !stdout.startsWith('Z')
}

describe('npm start', () => {
  const folder = temporaryFolder()
  const env = { DATA_FOLDER: folder.path }
  let first: Running
  let address: string
  const postmaster = () => Number.parseInt(readFileSync(join(folder.path, 'postgres/data/postmaster.pid'), 'utf8'), 10)
  const serverPid = () => JSON.parse(readFileSync(join(folder.path, 'running.json'), 'utf8')).pid as number

  beforeAll(async () => {
    first = startServer(env)
    address = await first.says(/Qarmaq is ready: (\S+)/)
    await first.says(/Stop with Ctrl-C/)
  }, 180_000)
  afterAll(async () => {
    first.child.kill('SIGTERM')
    await first.finished
    folder.remove()
  })

  it('sets up a database and serves', async () => {
    expect(await (await fetch(`${address}/readyz`)).json()).toEqual({ status: 'ready' })
    const page = await fetch(`${address}/en`)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('<html lang="en"')
  })

  it('tells a second start in the same folder that the first one runs', async () => {
    const { code, err } = await startServer(env).finished
    expect(code).toBe(1)
    expect(err.trim()).toMatch(/^Qarmaq already runs from this folder \(process \d+, http:\S+\): stop it first.*$/)
  })

  it('lets the operator work on the running database', async () => {
    const made = await qarmaq(
      ['user', 'create', '--email', 'o@example.kz', '--name', 'O', '--role', 'organiser', '--password-stdin', '--json'],
      env,
      'correct horse battery\n',
    )
    expect(made.err).toBe('')
    expect(JSON.parse(made.out)).toMatchObject({ email: 'o@example.kz' })
    const verified = await qarmaq(['audit', 'verify', '--json'], env)
    expect(JSON.parse(verified.out)).toMatchObject({ ok: true })
  })

  it('starts again after the server was killed, on the data that PostgreSQL kept open', async () => {
    const orphan = postmaster()
    process.kill(serverPid(), 'SIGKILL')
    const { code, err } = await first.finished
    expect(code).toBe(1)
    expect(err).toContain('The server was ended by SIGKILL.')
    expect(isAlive(orphan)).toBe(true)
    first = startServer(env)
    address = await first.says(/Qarmaq is ready: (\S+)/)
    expect(isAlive(orphan)).toBe(false)
    const known = await qarmaq(
      ['user', 'create', '--email', 'o@example.kz', '--name', 'O', '--role', 'organiser', '--password-stdin'],
      env,
      'correct horse battery\n',
    )
    expect(known.err).toContain('There is an account with o@example.kz already.')
  })

  it('stops everything on a signal and leaves nothing behind', async () => {
    const [server, postgres] = [serverPid(), postmaster()]
    first.child.kill('SIGINT')
    const { code, out } = await first.finished
    expect(code).toBe(0)
    expect(out).toContain('Stopping …')
    expect(isAlive(server)).toBe(false)
    expect(isAlive(postgres)).toBe(false)
    await expect(fetch(address)).rejects.toThrow()
    expect(() => serverPid()).toThrow()
  })

  it('stops when whatever watches over it is gone', async () => {
    first = startServer(env)
    await first.says(/Stop with Ctrl-C/)
    const postgres = postmaster()
    address = await first.says(/Qarmaq is ready: (\S+)/)
    first.child.kill('SIGKILL')
    // The pipes close with the last process that holds them: the server.
    const { out } = await first.finished
    expect(out).toContain('Stopping …')
    expect(isAlive(postgres)).toBe(false)
    await expect(fetch(address)).rejects.toThrow()
    expect(() => serverPid()).toThrow()
  })
})

describe('npm start that cannot', () => {
  const folder = temporaryFolder()
  afterAll(() => folder.remove())

  it('says that the port is taken', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const port = (other.address() as { port: number }).port
    const { code, out, err } = await startServer({ DATA_FOLDER: folder.path, PORT: String(port) }).finished
    other.close()
    expect({ code, out, err: err.trim() }).toEqual({
      code: 1,
      out: '',
      err: `Port ${port} is taken by another program: stop that one, or choose another with PORT=3001.`,
    })
  })

  it('says which folder is none', async () => {
    const { code, err } = await startServer({ DATA_FOLDER: 'package.json/var' }).finished
    expect(code).toBe(1)
    expect(err.trim()).toMatch(/^\S*package\.json\S* is not a folder: choose another with DATA_FOLDER\.$/)
  })

  it('says which setting is wrong', async () => {
    const { code, err } = await startServer({ PORT: 'many' }).finished
    expect(code).toBe(1)
    expect(err.trim()).toMatch(/^The setting PORT is not usable: .*\.$/)
    expect(err.trim()).not.toContain('\n')
  })

  it('says that the address is not of this machine', async () => {
    const { code, err } = await startServer({ DATA_FOLDER: folder.path, HOST: '192.0.2.1' }).finished
    expect(code).toBe(1)
    expect(err.trim()).toMatch(/^The address 192\.0\.2\.1 cannot be listened on \(EADDRNOTAVAIL\): .*\.$/)
  })

  it('says that Node.js is too old', () => {
    expect(() => checkNode('18.20.0')).toThrow('Qarmaq needs Node.js 20.19 or newer; this is 18.20.0.')
    expect(() => checkNode('20.18.9')).toThrow()
    expect(() => checkNode('20.19.0')).not.toThrow()
    expect(() => checkNode('24.0.0')).not.toThrow()
  })

  it.runIf(process.getuid?.() === 0)('says that PostgreSQL cannot reach a folder of root alone', async () => {
    const closed = temporaryFolder()
    const { chmodSync } = await import('node:fs')
    chmodSync(closed.path, 0o700)
    const { code, err } = await startServer({ DATA_FOLDER: closed.path }).finished
    closed.remove()
    expect(code).toBe(1)
    expect(err.trim()).toMatch(/^PostgreSQL does not run as root, and its own user may not enter \S+: .*\.$/)
  })
})
