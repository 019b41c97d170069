import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeFromBytes } from '#app/core/blinding/code.ts'
import { createCards } from '#app/domain/card/create-cards.server.ts'
import { forgetTries } from '#app/domain/card/forget-tries.server.ts'
import { getBatch } from '#app/domain/card/get-batch.server.ts'
import { buildContest, organiserContext } from '#tests/support/build-contest.ts'
import { type Client, createTestApp, type TestApp } from '#tests/support/client.ts'

let app: TestApp
let contestId: string
let organiserId: string
beforeAll(async () => {
  app = await createTestApp()
  organiserId = (await app.signedIn('organiser')).accountId
  contestId = (await buildContest(organiserContext(app.services, organiserId))).id
}, 60_000)
afterAll(() => app.close())

async function cards(count: number): Promise<string[]> {
  const ctx = organiserContext(app.services, organiserId)
  const made = await createCards(ctx, { contestId, partnerId: null, count, label: 'Мектеп', locale: 'kk' })
  if (!made.ok) throw new Error(made.reason)
  const batch = await getBatch(ctx, made.value.batchId)
  return (batch?.cards ?? []).map(({ code }) => code ?? '')
}

const enter = (child: Client, code: string, pin: string) =>
  child.post('/kk/enter', { code, pin, next: '', phone: 'asked' })

const activate = (child: Client, code: string, pin = '482915') =>
  child.post('/kk/enter', { intent: 'activate', code, pin, pinAgain: pin, next: '', phone: 'asked' })

const later = (minutes: number) => app.clock.set(new Date(app.clock.now().getTime() + minutes * 60_000))

describe('a computer room behind one address', () => {
  it('lets thirty pupils in within half an hour, each with a mistake or two', async () => {
    const codes = await cards(30)
    for (const [index, code] of codes.entries()) {
      const child = app.client()
      // A mistyped code, a PIN typed too soon, then the right ones; later somebody forgets which PIN it was.
      expect((await enter(child, code.slice(1), '')).status).toBe(422)
      expect((await activate(child, code)).status).toBe(302)
      const back = app.client()
      expect((await enter(back, code, '111999')).status).toBe(422)
      if (index % 2) expect((await enter(back, code, '222888')).status).toBe(422)
      expect((await enter(back, code, '482915')).status).toBe(302)
    }
  }, 240_000)
})

describe('guessing one card', () => {
  it('ends after five wrong PINs, says until when and how to get back in, and then lets the right one in', async () => {
    const [code = ''] = await cards(1)
    await activate(app.client(), code)
    const guesser = app.client()
    for (let pin = 730_001; pin < 730_006; pin += 1) {
      const answer = await enter(guesser, code, String(pin))
      expect(answer.html).toContain('Сәйкес келмеді')
    }
    const locked = await enter(app.client(), code, '482915')
    expect(locked.status).toBe(422)
    expect(locked.html).toContain('Келесі әрекет')
    expect(locked.html).toContain('мұғалімге не ұйымдастырушыға')
    expect(locked.html).toContain('/kk/enter/forgot')
    later(2)
    expect((await enter(app.client(), code, '482915')).status).toBe(302)
  })

  it('cannot exceed the count by guessing at once', async () => {
    const [code = ''] = await cards(1)
    await activate(app.client(), code)
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, at) => enter(app.client(), code, String(730_100 + at))),
    )
    const checked = answers.filter(({ html }) => html.includes('Сәйкес келмеді'))
    expect(checked).toHaveLength(5)
    expect(answers.filter(({ html }) => html.includes('Келесі әрекет'))).toHaveLength(19)
    const { tries } = await app.services.database.db
      .selectFrom('identity.pin_try')
      .select('tries')
      .where('code', '=', code.replaceAll('-', ''))
      .executeTakeFirstOrThrow()
    expect(tries).toBe(5)
  })

  it('is locked alike for a code that nobody has', async () => {
    const code = codeFromBytes(app.services.random.bytes(8))
    expect((await enter(app.client(), code, '730001')).html).toContain('Сәйкес келмеді')
    for (let pin = 730_002; pin < 730_008; pin += 1) await enter(app.client(), code, String(pin))
    expect((await enter(app.client(), code, '730009')).html).toContain('Келесі әрекет')
  })

  it('is forgotten after thirty days of silence, not before', async () => {
    const code = codeFromBytes(app.services.random.bytes(8))
    await enter(app.client(), code, '730001')
    const passed = (days: number) =>
      forgetTries({ db: app.services.database.db, now: new Date(app.clock.now().getTime() + days * 86_400_000) })
    const kept = () =>
      app.services.database.db.selectFrom('identity.pin_try').select('tries').where('code', '=', code).execute()
    await passed(29)
    expect(await kept()).toHaveLength(1)
    await passed(31)
    expect(await kept()).toHaveLength(0)
  })
})
