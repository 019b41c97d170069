import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ParsedMail, simpleParser } from 'mailparser'
import pino from 'pino'
import { SMTPServer } from 'smtp-server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ok } from '#app/domain/context.ts'
import { inTransaction } from '#app/domain/transaction.server.ts'
import { readEnv } from '#app/env.server.ts'
import { outboxJob } from '#app/jobs/outbox.ts'
import { createServices, type Services, systemContext } from '#app/services.server.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'

type Answer = { code: number; text: string } | null

let database: TestDatabase
let server: SMTPServer
let received: ParsedMail[]
/** what the mail server answers to the recipient; null accepts */
let answers: Answer[]
let now: Date
let services: Services
let folder: string

const never = new AbortController().signal

function refusal({ code, text }: NonNullable<Answer>): Error {
  return Object.assign(new Error(text), { responseCode: code })
}

beforeEach(async () => {
  database = await createTestDatabase()
  folder = await mkdtemp(join(tmpdir(), 'qarmaq-mail-'))
  received = []
  answers = []
  now = new Date('2026-03-02T05:00:00.000Z')
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: (_address, _session, done) => {
      const answer = answers.shift() ?? null
      done(answer ? refusal(answer) : null)
    },
    onData: (stream, _session, done) => {
      simpleParser(stream).then((mail) => {
        received.push(mail)
        done()
      }, done)
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  services = start(`smtp://127.0.0.1:${port}`)
})

afterEach(async () => {
  await services.close()
  await new Promise<void>((resolve) => server.close(() => resolve()))
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

function start(smtpUrl: string | null): Services {
  const env = readEnv({
    NODE_ENV: 'test',
    DATA_FOLDER: folder,
    PUBLIC_ORIGIN: 'https://qarmaq.example',
    ...(smtpUrl ? { SMTP_URL: smtpUrl } : {}),
  })
  return createServices(env, database.url, { clock: { now: () => now }, logger: pino({ level: 'silent' }) })
}

async function write(recipient = 'ana@example.kz', eventKey: string = randomUUID()): Promise<void> {
  await inTransaction(systemContext(services, 'test'), async ({ send }) => {
    send({
      eventKey,
      channel: 'email',
      recipient,
      locale: 'kk',
      template: 'application-received',
      params: { code: '7KQ-2M9-XAB', contest: 'Балаларға қармақ бер! — ә ғ қ ң ө ұ ү һ і' },
    })
    return ok(null)
  })
}

const rows = () =>
  services.database.db
    .selectFrom('message.outbox')
    .select(['state', 'attempts', 'last_error', 'next_attempt_at'])
    .orderBy('created_at')
    .execute()

const run = () => outboxJob.run(services, never)

describe('the outbox over SMTP', () => {
  it('delivers with Kazakh letters intact, in the recipient’s language, once', async () => {
    await write()
    await Promise.all([run(), run(), run()])
    await run()
    expect(received).toHaveLength(1)
    const [mail] = received
    expect(mail?.subject).toContain('7KQ-2M9-XAB')
    expect(mail?.text).toContain('Балаларға қармақ бер! — ә ғ қ ң ө ұ ү һ і')
    expect(mail?.text).toContain('https://qarmaq.example/kk/enter')
    expect(mail?.headers.get('content-language')).toBe('kk')
    expect(await rows()).toMatchObject([{ state: 'sent', last_error: null }])
  })

  it('waits after a temporary refusal and tries again, under the same Message-ID', async () => {
    answers = [{ code: 451, text: 'try later, ana@example.kz' }]
    await write()
    await run()
    expect(received).toHaveLength(0)
    const [first] = await rows()
    expect(first).toMatchObject({ state: 'pending', attempts: 1, last_error: 'later-451' })
    expect(first?.next_attempt_at.getTime()).toBeGreaterThan(now.getTime())
    await run()
    expect(received).toHaveLength(0)
    now = new Date(now.getTime() + 2 * 60_000)
    await run()
    expect(received).toHaveLength(1)
    expect(await rows()).toMatchObject([{ state: 'sent' }])
  })

  it('gives up at once when the address does not exist, without keeping the server’s words', async () => {
    answers = [{ code: 550, text: 'no such user ana@example.kz' }]
    await write()
    await write('other@example.kz')
    await run()
    expect(received).toHaveLength(1)
    const all = await rows()
    expect(all.map(({ state }) => state).sort()).toEqual(['failed', 'sent'])
    expect(JSON.stringify(all)).not.toContain('ana@')
  })

  it('gives up after eight tries, each later than the one before', async () => {
    answers = Array.from({ length: 20 }, () => ({ code: 450, text: 'busy' }))
    await write()
    let last = 0
    for (let tries = 1; tries <= 8; tries += 1) {
      await run()
      const [row] = await rows()
      expect(row?.attempts).toBe(tries)
      if (tries === 8) break
      const wait = (row?.next_attempt_at.getTime() ?? 0) - now.getTime()
      expect(wait).toBeGreaterThan(last * 0.99)
      last = Math.min(wait, 3 * 3600_000)
      now = new Date(row?.next_attempt_at ?? now)
    }
    expect(await rows()).toMatchObject([{ state: 'failed', attempts: 8 }])
  })

  it('keeps everything when the mail server cannot be reached', async () => {
    await services.close()
    services = start('smtp://127.0.0.1:1')
    await write()
    await write('other@example.kz')
    await run()
    const all = await rows()
    expect(all.map(({ state }) => state)).toEqual(['pending', 'pending'])
    expect(all.map(({ last_error }) => last_error)).toContain('connection')
  })

  it('writes real files where no mail server is set up', async () => {
    await services.close()
    services = start(null)
    await write()
    await run()
    const [file = ''] = await readdir(join(folder, 'mail'))
    const mail = await simpleParser(await readFile(join(folder, 'mail', file)))
    expect(mail.text).toContain('ә ғ қ ң ө ұ ү һ і')
    expect(received).toHaveLength(0)
  })

  it('writes one message for one event', async () => {
    await write('ana@example.kz', 'same')
    await write('ana@example.kz', 'same')
    await run()
    expect(received).toHaveLength(1)
  })
})
