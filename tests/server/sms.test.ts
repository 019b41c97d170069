import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import pino from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { askPinCode } from '#app/domain/card/ask-pin-code.server.ts'
import { setPinBySms } from '#app/domain/card/set-pin-by-sms.server.ts'
import { type Context, ok } from '#app/domain/context.ts'
import { signInApplicant } from '#app/domain/identity/sign-in-applicant.server.ts'
import { reserveSms } from '#app/domain/message/reserve-sms.server.ts'
import { inTransaction } from '#app/domain/transaction.server.ts'
import { readEnv } from '#app/env.server.ts'
import { sendNext, smsJob } from '#app/jobs/sms.ts'
import { openSmsGateway } from '#app/jobs/sms-gateway.ts'
import { createServices, type Services, systemContext } from '#app/services.server.ts'
import { buildApplication } from '#tests/support/build-application.ts'
import { buildContest, organiserContext } from '#tests/support/build-contest.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'

type Sent = { key: string; from: string; to: string; text: string; authorization: string; idempotency: string }

let database: TestDatabase
let gateway: Server
let received: Sent[]
/** what the gateway does with the next SMS; when there is none it accepts */
let fates: ((response: ServerResponse) => void)[]
let url: string
let now: Date
let services: Services

const phone = '+77015550123'
const never = new AbortController().signal

async function body(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const piece of request) text += String(piece)
  return text
}

const answer = (status: number, text: string) => (response: ServerResponse) => {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(text)
}

beforeEach(async () => {
  database = await createTestDatabase()
  received = []
  fates = []
  now = new Date('2026-03-02T05:00:00.000Z')
  const seen = new Set<string>()
  gateway = createServer(async (request, response) => {
    const sms = JSON.parse(await body(request)) as Sent
    const fate = fates.shift()
    if (fate) return fate(response)
    if (seen.has(sms.key)) return answer(409, '{"id":"before"}')(response)
    seen.add(sms.key)
    received.push({
      ...sms,
      authorization: String(request.headers.authorization),
      idempotency: String(request.headers['idempotency-key']),
    })
    answer(200, '{"id":"a-1"}')(response)
  })
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/sms`
  services = start()
}, 60_000)

afterEach(async () => {
  await services.close()
  gateway.closeAllConnections()
  await new Promise<void>((resolve) => gateway.close(() => resolve()))
  await database.drop()
})

function start(settings: Record<string, string> = { SMS_URL: url, SMS_TOKEN: 'secret', SMS_PRICE: '20' }): Services {
  const env = readEnv({ NODE_ENV: 'test', PUBLIC_ORIGIN: 'https://qarmaq.example', ...settings })
  return createServices(env, database.url, { clock: { now: () => now }, logger: pino({ level: 'silent' }) })
}

const context = (): Context => systemContext(services, 'test')

async function write(recipient = phone): Promise<void> {
  await inTransaction(context(), async ({ send }) => {
    send({
      eventKey: randomUUID(),
      channel: 'sms',
      recipient,
      locale: 'kk',
      template: 'application-received',
      params: { code: '7KQ-2M9-XAB', contest: 'Балаларға' },
    })
    return ok(null)
  })
}

const rows = () =>
  services.database.db
    .selectFrom('message.outbox')
    .select(['channel', 'state', 'last_error', 'sent_via', 'template'])
    .orderBy('created_at')
    .execute()

const run = () => smsJob.run(services, never)

describe('an SMS', () => {
  it('goes once to the gateway, with its key and the settings, however many jobs run', async () => {
    await write()
    await Promise.all([run(), run(), run()])
    expect(received).toHaveLength(1)
    const [sms] = received
    expect(sms).toMatchObject({ from: 'Qarmaq', to: phone, authorization: 'Bearer secret' })
    expect(sms?.idempotency).toBe(sms?.key)
    expect(sms?.text).toContain('7KQ-2M9-XAB')
    expect(await rows()).toMatchObject([{ state: 'sent', sent_via: 'sms' }])
  })

  it('is tried again after a 500, an answer that is none, and a connection that broke, and paid for once', async () => {
    fates = [answer(500, ''), answer(200, '<html>'), (response) => response.destroy()]
    await write()
    const failures: (string | null)[] = []
    for (let tries = 0; tries < 4; tries += 1) {
      await run()
      failures.push((await rows())[0]?.last_error ?? null)
      now = new Date(now.getTime() + 60 * 60_000)
    }
    expect(failures).toEqual(['later-500', 'malformed', 'connection', null])
    expect(received).toHaveLength(1)
    const { spent } = await services.database.db.selectFrom('message.sms_day').select('spent').executeTakeFirstOrThrow()
    expect(Number(spent) % 2000).toBe(0)
    const charges = await services.database.db.selectFrom('message.sms_charge').select('key').execute()
    expect(charges).toHaveLength(1)
  })

  it('that was sent though the answer got lost is taken for sent when the gateway says so', async () => {
    await write()
    const [{ id } = { id: '' }] = await services.database.db.selectFrom('message.outbox').select('id').execute()
    await openSmsGateway(services.env.sms).deliver({ key: id, to: phone, text: 'x' })
    await run()
    expect(received).toHaveLength(1)
    expect(await rows()).toMatchObject([{ state: 'sent', sent_via: 'sms' }])
  })

  it('gives up a number that the gateway refuses, and waits for a gateway that hangs', async () => {
    fates = [answer(422, '{}')]
    await write()
    await run()
    expect(await rows()).toMatchObject([{ state: 'failed', last_error: 'rejected-422' }])
    fates = [() => undefined]
    await write('+77015550124')
    await sendNext(services, openSmsGateway(services.env.sms, 200))
    expect((await rows())[1]).toMatchObject({ state: 'pending', last_error: 'timeout' })
  })

  it('becomes a slip without a gateway, and above the caps', async () => {
    await services.close()
    services = start({})
    await write()
    await run()
    expect(await rows()).toMatchObject([{ channel: 'slip', state: 'pending' }])
    await services.close()
    services = start({ SMS_URL: url, SMS_PRICE: '20', SMS_NUMBER_CAP: '1' })
    await write()
    await write()
    await run()
    expect(received).toHaveLength(1)
    expect((await rows()).map(({ channel }) => channel).sort()).toEqual(['slip', 'slip', 'sms'])
  })
})

describe('the caps', () => {
  it('hold when everybody pays at once', async () => {
    for (let at = 0; at < 30; at += 1) await write(`+7701555${String(2000 + (at % 3))}`)
    const messages = await services.database.db.selectFrom('message.outbox').select(['id', 'recipient']).execute()
    const limits = { price: 2000, dayCap: 14_000, numberCap: 4 }
    const outcomes = await Promise.all(
      messages.map(({ id, recipient }) =>
        reserveSms(context(), { messageId: id, key: id, recipient, text: 'short' }, limits),
      ),
    )
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(7)
    const { spent } = await services.database.db.selectFrom('message.sms_day').select('spent').executeTakeFirstOrThrow()
    expect(Number(spent)).toBe(14_000)
    const perNumber = new Map<string, number>()
    for (const [at, outcome] of outcomes.entries()) {
      const number = messages[at]?.recipient ?? ''
      if (outcome.ok) perNumber.set(number, (perNumber.get(number) ?? 0) + 1)
    }
    expect(Math.max(...perNumber.values())).toBeLessThanOrEqual(4)
  })
})

describe('a forgotten PIN', () => {
  async function child(): Promise<string> {
    const accountId = randomUUID()
    await services.database.db
      .insertInto('identity.account')
      .values({
        id: accountId,
        kind: 'staff',
        email: `${accountId}@example.kz`,
        login_code: null,
        display_name: 'Organiser',
        locale: 'kk',
        secret_hash: null,
        created_at: now,
      })
      .execute()
    const ctx = organiserContext(services, accountId)
    const contest = await buildContest(ctx)
    const { code } = await buildApplication(ctx, contest, { pin: '482915', phone, email: 'ana@example.kz' })
    return code
  }

  const codeIn = (sms: Sent | undefined) => /\d{6}/.exec(sms?.text ?? '')?.[0] ?? ''

  const set = (code: string, smsCode: string, pin = '719304') =>
    setPinBySms(context(), { code, smsCode, pin, locale: 'kk' })

  it('is replaced by the code of an SMS, once, and the code is kept nowhere', async () => {
    const code = await child()
    await askPinCode(context(), { code, locale: 'ru' })
    await run()
    const smsCode = codeIn(received[0])
    expect(received[0]?.text).toContain('Код Qarmaq')
    const kept = await services.database.db.selectFrom('message.outbox').selectAll().execute()
    expect(JSON.stringify(kept)).not.toContain(smsCode)
    const outcomes = await Promise.all([set(code, smsCode), set(code, smsCode, '550273')])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await signInApplicant(context(), { code, pin: '482915' })).ok).toBe(false)
    expect((await set(code, smsCode)).ok).toBe(false)
  })

  it('takes five tries, also at once, and ten minutes', async () => {
    const code = await child()
    await askPinCode(context(), { code, locale: 'kk' })
    await run()
    const smsCode = codeIn(received[0])
    const wrong = smsCode === '730001' ? '730002' : '730001'
    await Promise.all(Array.from({ length: 12 }, () => set(code, wrong)))
    expect((await set(code, smsCode)).ok).toBe(false)
    const { tries } = await services.database.db
      .selectFrom('identity.pin_code')
      .select('tries')
      .executeTakeFirstOrThrow()
    expect(tries).toBe(5)
    now = new Date(now.getTime() + 61_000)
    await askPinCode(context(), { code, locale: 'kk' })
    await run()
    now = new Date(now.getTime() + 10 * 60_000)
    expect((await set(code, codeIn(received[1]))).ok).toBe(false)
  })

  it('is answered for a card that nobody has as for one with a phone', async () => {
    const code = await child()
    const unknown = '000000000'
    for (const one of [code, unknown]) {
      await askPinCode(context(), { code: one, locale: 'kk' })
      await askPinCode(context(), { code: one, locale: 'kk' })
      expect(await set(one, '730001')).toEqual({ ok: false, reason: 'wrong' })
    }
    const asked = await services.database.db.selectFrom('identity.pin_code').select(['code', 'tries']).execute()
    expect(asked.map(({ tries }) => tries)).toEqual([1, 1])
    await run()
    expect(received).toHaveLength(1)
  })
})
