import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { diffText } from '#app/core/essay/patch-text.ts'
import { buildContest, organiserContext } from '#tests/support/build-contest.ts'
import { type Client, createTestApp, type TestApp } from '#tests/support/client.ts'
import { checkInvariants } from '#tests/support/invariants.ts'

let app: TestApp
let slug: string
const start = new Date('2026-03-02T05:00:00.000Z')
const minute = 60_000

beforeAll(async () => {
  app = await createTestApp()
  const organiser = await app.signedIn('organiser')
  const contest = await buildContest(organiserContext(app.services, organiser.accountId))
  slug = contest.slug
})
afterAll(async () => {
  expect(await checkInvariants(app.services.database.db)).toEqual([])
  await app.close()
})

const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''

async function begin(): Promise<Client> {
  const child = app.client()
  const page = await child.get(`/kk/apply/${slug}`)
  const pin = '482915'
  await child.post(`/kk/apply/${slug}`, { startKey: hidden(page.html, 'startKey'), pin, pinAgain: pin })
  return child
}

/** What the script of one window does, without a browser. */
async function openWindow(child: Client) {
  const page = await child.get('/kk/application/essay')
  const state = { version: Number(hidden(page.html, 'version')), window: randomUUID(), step: 0, acked: '' }
  async function send(fields: Record<string, unknown>) {
    state.step += 1
    const answer = await child.get('/kk/application/essay/autosave', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        version: state.version,
        language: 'kk',
        window: state.window,
        step: state.step,
        ...fields,
      }),
    })
    const said = JSON.parse(answer.html) as { version?: number; beside?: boolean; late?: boolean; reason?: string }
    return { status: answer.status, ...said }
  }
  return {
    state,
    send,
    /** sends a patch against what was acknowledged, and remembers the answer */
    async type(body: string) {
      const answer = await send(diffText(state.acked, body))
      if (answer.status === 200) Object.assign(state, { acked: body, version: answer.version })
      return answer
    },
  }
}

const essayOf = async (child: Client) =>
  />([^<]*)<\/textarea>/.exec((await child.get('/kk/application/essay')).html)?.[1] ?? ''
const earlierOf = async (child: Client) => (await child.get('/kk/application/essay/earlier')).html

describe('saving while somebody types', () => {
  it('stores what was typed from small changes', async () => {
    const child = await begin()
    const window = await openWindow(child)
    expect(await window.type('Менің арманым')).toMatchObject({ status: 200, beside: false, late: false })
    expect(await window.type('Менің үлкен арманым\n\nбар')).toMatchObject({ status: 200 })
    expect(await essayOf(child)).toBe('Менің үлкен арманым\n\nбар')
  })

  it('keeps one earlier text of a sitting, not one of every few seconds', async () => {
    const child = await begin()
    const window = await openWindow(child)
    for (const at of [1, 2, 3, 4, 5]) await window.type('сөз '.repeat(at).trim())
    expect(await earlierOf(child)).not.toContain('>Осы мәтінді қайтару<')
    app.clock.set(new Date(start.getTime() + 6 * minute))
    try {
      await window.type('басқа мәтін')
      const earlier = await earlierOf(child)
      expect(earlier.match(/>Осы мәтінді қайтару</g)).toHaveLength(1)
      expect(earlier).toContain('сөз сөз сөз сөз сөз')
    } finally {
      app.clock.set(start)
    }
  })

  it('answers a lost and repeated request alike, and lets none overtake another', async () => {
    const child = await begin()
    const window = await openWindow(child)
    const first = diffText('', 'бірінші')
    // The answer never came, so the window goes on from what it knew.
    expect((await window.send(first)).status).toBe(200)
    expect(await window.type('бірінші екінші')).toMatchObject({ status: 409, reason: 'whole' })
    expect(await window.send({ body: 'бірінші екінші' })).toMatchObject({ status: 200, beside: false })
    window.state.step = 0
    expect((await window.send({ body: 'ескі' })).status).toBe(200)
    expect(await essayOf(child)).toBe('бірінші екінші')
  })

  it('never takes the text of another device away, and loses neither', async () => {
    const child = await begin()
    const phone = await openWindow(child)
    const school = await openWindow(child)
    await phone.type('телефонда жазылды')
    expect(await school.send(diffText('', 'мектепте жазылды'))).toMatchObject({ status: 409, reason: 'whole' })
    expect(await school.send({ body: 'мектепте жазылды' })).toMatchObject({ status: 200, beside: true })
    expect(await school.send({ body: 'мектепте жазылды, тағы' })).toMatchObject({ status: 200, beside: true })
    expect(await phone.type('телефонда жазылды, тағы')).toMatchObject({ status: 200, beside: false })
    expect(await essayOf(child)).toBe('телефонда жазылды, тағы')
    const earlier = await earlierOf(child)
    expect(earlier).toContain('мектепте жазылды, тағы')
    expect(earlier.match(/>Осы мәтінді қайтару</g)).toHaveLength(1)

    // The button decides: this text becomes the newest, the other one stays to be taken back.
    const decided = await child.post('/kk/application/essay', {
      version: String(school.state.version),
      window: school.state.window,
      step: '9',
      language: 'kk',
      body: 'мектепте жазылды, болды',
      intent: 'stay',
    })
    expect(decided.location).toContain('/application/essay/earlier')
    expect(await essayOf(child)).toBe('мектепте жазылды, болды')
    expect(await earlierOf(child)).toContain('телефонда жазылды, тағы')
  })

  it('goes on into the form of the same window without a conflict', async () => {
    const child = await begin()
    const window = await openWindow(child)
    const { version } = window.state
    await window.type('өзі сақталды')
    await window.type('өзі сақталды, тағы')
    const saved = await child.post('/kk/application/essay', {
      version: String(version),
      window: window.state.window,
      step: '3',
      language: 'kk',
      body: 'батырмамен сақталды',
      intent: 'stay',
    })
    expect(saved.location).toBe('/kk/application/essay?notice=saved')
    // A request of the same window that was still on its way.
    window.state.step = 1
    expect((await window.send({ body: 'өзі сақталды, тағы' })).status).toBe(200)
    expect(await essayOf(child)).toBe('батырмамен сақталды')
  })

  it('keeps a draft after the closing time and says so', async () => {
    const child = await begin()
    const window = await openWindow(child)
    await window.type('уақытында')
    app.clock.set(new Date(start.getTime() + 25 * 60 * minute))
    try {
      expect(await window.type('уақытында, сосын кешігіп')).toMatchObject({ status: 200, late: true })
      expect(await essayOf(child)).toBe('уақытында, сосын кешігіп')
    } finally {
      app.clock.set(start)
    }
  })

  it('refuses what is no text of ours', async () => {
    const child = await begin()
    const window = await openWindow(child)
    expect((await window.send({})).status).toBe(422)
    expect((await window.send({ body: 'а'.repeat(100_001) })).status).toBe(422)
    expect((await window.send({ body: 'мәтін', window: 'me' })).status).toBe(422)
    expect(await window.send(diffText('', 'нөл\u0000'))).toMatchObject({ status: 409, reason: 'whole' })
    expect(await window.send({ body: 'мәтін', language: 'de' })).toMatchObject({ status: 422 })
    const answer = await child.get('/kk/application/essay/autosave', { method: 'POST', body: 'no json' })
    expect(answer.status).toBe(422)
    expect(await essayOf(child)).toBe('')
  })

  it('says when the session has ended', async () => {
    const child = await begin()
    const window = await openWindow(child)
    child.cookies.delete('qarmaq_session')
    const answer = await child.get('/kk/application/essay/autosave', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...window.state, language: 'kk', step: 1, body: 'мәтін' }),
    })
    expect(answer.status).toBe(401)
  })
})

describe('whose phone it is', () => {
  async function startOn(ownPhone: boolean) {
    const child = app.client()
    const page = await child.get(`/kk/apply/${slug}`)
    const pin = '482915'
    const answer = await child.post(`/kk/apply/${slug}`, {
      startKey: hidden(page.html, 'startKey'),
      pin,
      pinAgain: pin,
      phone: 'asked',
      ...(ownPhone ? { ownPhone: 'yes' } : {}),
    })
    return { child, cookie: answer.headers.getSetCookie().find((one) => one.startsWith('qarmaq_session=')) ?? '' }
  }

  it('lets nothing stay on a borrowed one', async () => {
    const { child, cookie } = await startOn(false)
    expect(cookie).not.toMatch(/Max-Age|Expires/i)
    expect((await child.get('/kk/application/essay')).html).toContain('&quot;ownPhone&quot;:false')
    const out = await child.post('/kk/sign-out', {})
    expect(out.headers.get('Clear-Site-Data')).toBe('"cache", "storage"')
  })

  it('remembers the family on its own', async () => {
    const { child, cookie } = await startOn(true)
    expect(cookie).toMatch(/Max-Age=\d{6,}/)
    expect((await child.get('/kk/application/essay')).html).toContain('&quot;ownPhone&quot;:true')
  })

  it('tells browsers to keep no page of an application', async () => {
    const { child } = await startOn(true)
    expect((await child.get('/kk/application/essay')).headers.get('Cache-Control')).toContain('no-store')
  })
})
