import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatCode } from '#app/core/blinding/code.ts'
import { createCards } from '#app/domain/card/create-cards.server.ts'
import { getBatch } from '#app/domain/card/get-batch.server.ts'
import { recoverAccess } from '#app/domain/card/recover-access.server.ts'
import type { Context } from '#app/domain/context.ts'
import { buildApplication } from '#tests/support/build-application.ts'
import { buildContest, organiserContext } from '#tests/support/build-contest.ts'
import { type Client, createTestApp, type TestApp } from '#tests/support/client.ts'

let app: TestApp
let organiser: Client & { accountId: string }
let ctx: Context
let contestId: string
beforeAll(async () => {
  app = await createTestApp()
  organiser = await app.signedIn('organiser')
  ctx = organiserContext(app.services, organiser.accountId)
  contestId = (await buildContest(ctx)).id
}, 60_000)
afterAll(() => app.close())

const applications = () => `/kk/organiser/contests/${contestId}/applications`

const enter = (child: Client, code: string, pin: string) =>
  child.post('/kk/enter', { code, pin, next: '', phone: 'asked' })

const activate = (child: Client, code: string, pin = '482915') =>
  child.post('/kk/enter', { intent: 'activate', code, pin, pinAgain: pin, next: '', phone: 'asked' })

const child = (overrides: Parameters<typeof buildApplication>[2] = {}) =>
  buildApplication(ctx, { id: contestId }, { pin: '482915', ...overrides })

const give = (who: Client, applicationId: string, fields: Record<string, string>) =>
  who.post(`${applications()}/${applicationId}/access`, { recognised: 'knows-child', note: '', ...fields })

describe('access given anew', () => {
  it('asks how the child was recognised and what is to be given', async () => {
    const { applicationId } = await child()
    const answer = await organiser.post(`${applications()}/${applicationId}/access`, { note: 'үйде' })
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('қалай танығаныңызды')
    expect(answer.html).toContain('value="үйде"')
  })

  it('gives a PIN once, which the child replaces; every session ends and it is recorded', async () => {
    const { applicationId, code } = await child()
    const phone = app.client()
    expect((await enter(phone, code, '482915')).status).toBe(302)
    const given = await give(organiser, applicationId, { kind: 'new-pin' })
    const pin = />(\d{6})</.exec(given.html)?.[1] ?? ''
    expect(pin).toMatch(/^\d{6}$/)
    expect((await organiser.get(`${applications()}/${applicationId}/access`)).html).not.toContain(pin)
    expect((await phone.get('/kk/application')).location).toContain('/kk/enter')
    expect((await enter(app.client(), code, '482915')).status).toBe(422)
    const back = app.client()
    expect((await enter(back, code, pin)).location).toBe('/kk/application/pin')
    expect((await back.post('/kk/application/pin', { pin: '719304', pinAgain: '719305' })).status).toBe(422)
    expect((await back.post('/kk/application/pin', { pin: '719304', pinAgain: '719304' })).status).toBe(302)
    expect((await back.get('/kk/application')).status).toBe(200)
    expect((await enter(app.client(), code, pin)).status).toBe(422)
    expect((await enter(app.client(), code, '719304')).status).toBe(302)
    const entry = await app.services.database.db
      .selectFrom('audit.entry')
      .select(['actor_id', 'details'])
      .where('action', '=', 'card.recover')
      .where('subject_id', '=', applicationId)
      .executeTakeFirst()
    expect(entry).toEqual({ actor_id: organiser.accountId, details: { kind: 'new-pin', recognised: 'knows-child' } })
  })

  it('ends a lock, and a PIN that nobody replaced stops working', async () => {
    const { applicationId, code } = await child()
    for (let pin = 730_001; pin < 730_007; pin += 1) await enter(app.client(), code, String(pin))
    const given = await give(organiser, applicationId, { kind: 'new-pin' })
    const pin = />(\d{6})</.exec(given.html)?.[1] ?? ''
    expect((await enter(app.client(), code, pin)).status).toBe(302)
    const now = app.clock.now()
    app.clock.set(new Date(now.getTime() + 73 * 3_600_000))
    expect((await enter(app.client(), code, pin)).status).toBe(422)
    app.clock.set(now)
  })

  it('gives a new card: the old code opens nothing, the new one the same application', async () => {
    const { applicationId, code } = await child()
    const given = await give(organiser, applicationId, { kind: 'new-card' })
    const fresh = />([0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3})</.exec(given.html)?.[1] ?? ''
    expect(fresh).not.toBe('')
    expect(given.html).toContain('class="qr"')
    expect((await enter(app.client(), code, '482915')).status).toBe(422)
    expect((await activate(app.client(), code)).status).toBe(409)
    const phone = app.client()
    expect((await activate(phone, fresh, '550273')).status).toBe(302)
    const page = await phone.get('/kk/application/code')
    expect(page.html).toContain(fresh)
    const found = await organiser.get(`/kk/organiser/contests/${contestId}/cards?code=${code}`)
    expect(found.location).toContain(applicationId)
    const rows = await app.services.database.db
      .selectFrom('identity.application')
      .select('code')
      .where('id', '=', applicationId)
      .execute()
    expect(rows).toHaveLength(1)
  })

  it('is for the own region alone, and for partners through the use case', async () => {
    const { applicationId } = await child()
    const near = await app.signedIn('coordinator', ['310000000'])
    const far = await app.signedIn('coordinator', ['190000000'])
    expect((await far.get(`${applications()}/${applicationId}/access`)).status).toBe(404)
    expect((await give(far, applicationId, { kind: 'new-pin' })).status).toBe(404)
    expect((await give(near, applicationId, { kind: 'new-pin' })).status).toBe(200)
    const partner = await app.signedIn('partner')
    expect((await partner.get(`${applications()}/${applicationId}/access`)).status).toBe(403)
    const viewer = {
      kind: 'staff' as const,
      accountId: partner.accountId,
      displayName: '',
      roles: ['partner' as const],
      regions: [],
      partnerIds: [],
      sessionId: '',
    }
    const input = { applicationId, kind: 'new-pin' as const, recognised: 'knows-child' as const, note: '' }
    expect(await recoverAccess({ ...ctx, viewer }, input)).toEqual({ ok: false, reason: 'not-found' })
    expect((await organiser.get(`${applications()}/${ctx.random.uuid()}/access`)).status).toBe(404)
  })

  it('is not taken away with the unused cards of a batch', async () => {
    const made = await createCards(ctx, { contestId, partnerId: null, count: 2, label: 'Мектеп', locale: 'kk' })
    if (!made.ok) throw new Error(made.reason)
    const [first] = (await getBatch(ctx, made.value.batchId))?.cards ?? []
    await activate(app.client(), first?.code ?? '')
    const [used] = (await getBatch(ctx, made.value.batchId))?.cards ?? []
    const given = await give(organiser, used?.application?.id ?? '', { kind: 'new-card' })
    const fresh = />([0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3})</.exec(given.html)?.[1] ?? ''
    await organiser.post(`/kk/organiser/contests/${contestId}/cards/${made.value.batchId}`, { number: '' })
    expect((await activate(app.client(), fresh)).status).toBe(302)
  })
})

describe('the child’s own card', () => {
  it('is on screen, on paper with a QR code, and its PIN can be changed with the present one', async () => {
    const { code } = await child()
    const phone = app.client()
    await enter(phone, code, '482915')
    const card = await phone.get('/ru/application/card')
    expect(card.html).toContain(formatCode(code))
    expect(card.html).toContain('class="qr"')
    expect(card.html).not.toContain('<script')
    const wrong = await phone.post('/kk/application/pin', { currentPin: '000111', pin: '719304', pinAgain: '719304' })
    expect(wrong.status).toBe(422)
    const changed = await phone.post('/kk/application/pin', { currentPin: '482915', pin: '719304', pinAgain: '719304' })
    expect(changed.status).toBe(302)
    expect((await phone.get('/kk/application')).status).toBe(200)
    expect((await enter(app.client(), code, '719304')).status).toBe(302)
  })
})
