import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeFromBytes, formatCode } from '#app/core/blinding/code.ts'
import { systemRandom } from '#app/services.server.ts'
import { buildContest, organiserContext } from '#tests/support/build-contest.ts'
import { type Client, createTestApp, type TestApp } from '#tests/support/client.ts'

let app: TestApp
let organiser: Client & { accountId: string }
let contestId: string
let base: string
beforeAll(async () => {
  app = await createTestApp()
  organiser = await app.signedIn('organiser')
  contestId = (await buildContest(organiserContext(app.services, organiser.accountId))).id
  base = `/kk/organiser/contests/${contestId}/cards`
}, 60_000)
afterAll(() => app.close())

const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
const codesIn = (html: string) =>
  [...html.matchAll(/>([0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3})</g)].map(([, code]) => code ?? '')

/** A batch made through the page, and what its sheet shows. */
async function print(count: number, label = '№ 12 мектеп') {
  const key = hidden((await organiser.get(base)).html, 'key')
  const made = await organiser.post(base, { key, count: String(count), label, locale: 'kk' })
  expect(made.status).toBe(302)
  const batch = (made.location ?? '').replace('?notice=created', '')
  const sheet = await organiser.get(`${batch}/print`)
  return { batch, key, html: sheet.html, codes: codesIn(sheet.html) }
}

const choose = (child: Client, code: string, pin = '482915') =>
  child.post('/kk/enter', { intent: 'activate', code, pin, pinAgain: pin, next: '', phone: 'asked' })

const tell = (child: Client, code: string, pin: string) =>
  child.post('/kk/enter', { code, pin, next: '', phone: 'asked' })

const newCode = () => formatCode(codeFromBytes(systemRandom.bytes(8)))

describe('a batch of cards', () => {
  it('is made once, printed with QR codes that lead to the door, and counted', async () => {
    const { batch, key, html, codes } = await print(10)
    expect(codes).toHaveLength(10)
    expect(new Set(codes).size).toBe(10)
    expect(html.match(/class="qr"/g)).toHaveLength(10)
    expect(html).toContain('PIN-код таңдаңыз')
    const again = await organiser.post(base, { key, count: '10', label: '№ 12 мектеп', locale: 'kk' })
    expect(again.location).toContain(batch)
    await choose(app.client(), codes[0] ?? '')
    const list = await organiser.get(base)
    const row = list.html.slice(list.html.indexOf(batch))
    const numbers = [...row.slice(0, row.indexOf('</tr>')).matchAll(/class="numeric"[^>]*>(\d+)</g)].map(([, n]) => n)
    expect(numbers).toEqual(['10', '1', '0', '0'])
    const sheet = await organiser.get(`${batch}/print`)
    expect(sheet.html).not.toContain(codes[0])
  })

  it('tells what is wrong with the form and keeps what was typed', async () => {
    const answer = await organiser.post(base, { key: systemRandom.uuid(), count: '900', label: '', locale: 'kk' })
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('1-ден 500-ге')
    expect(answer.html).toContain('value="900"')
  })

  it('is nobody else’s', async () => {
    const { batch } = await print(1)
    for (const role of ['coordinator', 'juror', 'partner', 'administrator'] as const) {
      const other = await app.signedIn(role, ['310000000'])
      expect((await other.get(batch)).status).toBe(403)
      expect((await other.post(batch, { number: '' })).status).toBe(403)
    }
    expect((await organiser.get(`${base}/${systemRandom.uuid()}`)).status).toBe(404)
    expect((await organiser.get(`${base}/nonsense/print`)).status).toBe(404)
  })

  it('can be voided as far as it is unused', async () => {
    const { batch, codes } = await print(3)
    const [used = '', torn = '', lost = ''] = codes
    const child = app.client()
    await choose(child, used)
    await organiser.post(batch, { number: '2' })
    expect((await tell(app.client(), torn, '')).status).toBe(422)
    expect((await tell(app.client(), lost, '')).location).toContain('/kk/enter?code=')
    await organiser.post(batch, { number: '' })
    expect((await choose(app.client(), lost)).status).toBe(409)
    expect((await child.get('/kk/application')).status).toBe(200)
    expect((await tell(app.client(), used, '482915')).location).toBe('/kk/application/details')
    expect((await organiser.post(batch, { number: '' })).status).toBe(422)
    const entries = await app.services.database.db
      .selectFrom('audit.entry')
      .select('action')
      .where('subject_id', '=', batch.split('/').at(-1) ?? '')
      .execute()
    expect(entries.map(({ action }) => action)).toEqual(['card.create', 'card.void', 'card.void'])
  })
})

describe('the first use of a card', () => {
  it('leads from the QR code over a PIN to the application of its contest', async () => {
    const { codes } = await print(1)
    const child = app.client()
    const door = await child.get(`/ru/enter?code=${codes[0]?.replaceAll('-', '')}`)
    expect(door.html).toContain('Выберите PIN-код')
    expect(door.html).not.toContain('<script')
    const easy = await choose(child, codes[0] ?? '', '123456')
    expect(easy.status).toBe(422)
    expect(easy.html).toContain('тым оңай')
    expect(easy.html).toContain('PIN-код таңдаңыз')
    const chosen = await choose(child, codes[0] ?? '')
    expect(chosen.location).toBe('/kk/application/details')
    expect((await child.get('/kk/application')).html).toContain(codes[0])
    expect((await tell(app.client(), codes[0] ?? '', '482915')).location).toBe('/kk/application/details')
  })

  it('happens once: of two at the same time one wins and the other is told', async () => {
    const { codes } = await print(4)
    for (const code of codes) {
      const [first, second] = [app.client(), app.client()]
      const answers = await Promise.all([choose(first, code, '482915'), choose(second, code, '719304')])
      expect(answers.map(({ status }) => status).sort()).toEqual([302, 409])
      const lost = answers.find(({ status }) => status === 409)
      expect(lost?.html).toContain('әлдеқашан іске қосылған')
      expect(lost?.html).not.toContain('name="intent"')
      const db = app.services.database.db
      const account = await db
        .selectFrom('identity.account as a')
        .innerJoin('identity.application as p', 'p.account_id', 'a.id')
        .select('p.id')
        .where('a.login_code', '=', code.replaceAll('-', ''))
        .execute()
      expect(account).toHaveLength(1)
    }
  })

  it('may be sent again by the same child, whose answer got lost', async () => {
    const { codes } = await print(1)
    await choose(app.client(), codes[0] ?? '')
    expect((await choose(app.client(), codes[0] ?? '')).location).toBe('/kk/application/details')
  })

  it('waits for the contest to open', async () => {
    const later = new Date(app.clock.now().getTime() + 3_600_000)
    const ctx = organiserContext(app.services, organiser.accountId)
    const contest = await buildContest(ctx, { opensAt: later, closesAt: new Date(later.getTime() + 3_600_000) })
    const page = `/kk/organiser/contests/${contest.id}/cards`
    const key = hidden((await organiser.get(page)).html, 'key')
    const made = await organiser.post(page, { key, count: '1', label: 'Мектеп', locale: 'ru' })
    const sheet = await organiser.get(`${made.location?.split('?')[0]}/print`)
    expect(sheet.html).toContain('Выберите PIN-код')
    const early = await choose(app.client(), codesIn(sheet.html)[0] ?? '')
    expect(early.status).toBe(422)
    expect(early.html).toContain('Карта бүлінген жоқ')
  })
})

describe('a mistyped code', () => {
  it('is recognised and said without a look at the codes there are', async () => {
    const child = app.client()
    const code = newCode().replaceAll('-', '')
    const short = await tell(child, code.slice(1), '')
    expect(short.html).toContain('жазылғаны: 8')
    const strange = await tell(child, `U${code.slice(1)}`, '')
    expect(strange.html).toContain('1-таңба (U)')
    const swapped = await tell(child, '7KQ-2M9-XAC', '482915')
    expect(swapped.status).toBe(422)
    expect(swapped.html).toContain('7KQ-2M9-XAC')
    expect(swapped.html).not.toContain('482915')
  })

  it('is told from a code that nobody has, which looks like one in use', async () => {
    const { codes } = await print(1)
    await choose(app.client(), codes[0] ?? '')
    const [used, unknown] = [
      await tell(app.client(), codes[0] ?? '', '555123'),
      await tell(app.client(), newCode(), '555123'),
    ]
    const shape = (html: string) => html.replaceAll(/[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}/g, 'CODE')
    expect(shape(unknown.html)).toBe(shape(used.html))
    const [usedEmpty, unknownEmpty] = [
      await tell(app.client(), codes[0] ?? '', ''),
      await tell(app.client(), newCode(), ''),
    ]
    expect(shape(unknownEmpty.html)).toBe(shape(usedEmpty.html))
  })
})
