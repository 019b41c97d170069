import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countWords } from '#app/core/essay/count-words.ts'
import { buildContest, organiserContext } from '#tests/support/build-contest.ts'
import { type Client, createTestApp, type TestApp } from '#tests/support/client.ts'
import { checkInvariants } from '#tests/support/invariants.ts'

let app: TestApp
let slug: string

beforeAll(async () => {
  app = await createTestApp()
  const organiser = await app.signedIn('organiser')
  slug = (await buildContest(organiserContext(app.services, organiser.accountId))).slug
})
afterAll(async () => {
  expect(await checkInvariants(app.services.database.db)).toEqual([])
  await app.close()
})

const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''

async function begin(): Promise<Client> {
  const child = app.client()
  const startKey = hidden((await child.get(`/kk/apply/${slug}`)).html, 'startKey')
  await child.post(`/kk/apply/${slug}`, { startKey, pin: '482915', pinAgain: '482915' })
  return child
}

/** What the editor's page sends when it sends all it has. */
function save(child: Client, document: unknown, step = 1, lang = 'kk') {
  const head = JSON.stringify({ version: 1, language: 'kk', window: '3d0a7c5e-9f53-4b5e-8a43-2f7e6c1d9b10', step })
  const written = typeof document === 'string' ? document : JSON.stringify(document)
  const body = `${head.slice(0, -1)},"document":${written}}`
  const headers = { 'Content-Type': 'application/json' }
  return child.get(`/${lang}/application/essay/autosave`, { method: 'POST', headers, body })
}

const text = (words: string, ...marks: string[]) => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
})
const paragraph = (...content: object[]) => ({ type: 'paragraph', content })
const doc = (...content: object[]) => ({ type: 'doc', content })

const written = doc(
  paragraph(text('Ай', 'bold'), text('гүл мен '), text('ата-анам', 'italic')),
  { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('бірінші'))] }] },
  { type: 'blockquote', content: [paragraph(text('дәйексөз'))] },
)

describe('the rich editor’s document', () => {
  it('is the same text that the text area holds, with the same number of words', async () => {
    const child = await begin()
    expect((await save(child, written)).status).toBe(200)
    const page = await child.get('/kk/application/essay')
    expect(page.html).toContain('**Ай**гүл мен *ата-анам*\n\n- бірінші\n\n&gt; дәйексөз</textarea>')
    expect(page.html).toContain(`Сақталғаны: ${countWords('Айгүл мен ата-анам бірінші дәйексөз')} сөз`)
    // The child sees what the jury will: structure, and no emphasis inside a word.
    const check = (await child.get('/kk/application/check')).html
    expect(check).toMatch(/>Айгүл<[^\n]*<\/mark> мен ата-анам\n\n- бірінші\n\n&gt; дәйексөз</)
    expect(check).not.toContain('**')
  })

  it('nested 20,000 deep gets a clear answer, and the server goes on', async () => {
    const child = await begin()
    await save(child, written)
    // As text: JSON.stringify itself would overflow.
    const quotes = '{"type":"blockquote","content":['.repeat(20_000)
    const refused = await save(child, `{"type":"doc","content":[${quotes}${']}'.repeat(20_000)}]}`, 2)
    expect(refused.status).toBe(422)
    expect(JSON.parse(refused.html)).toMatchObject({
      reason: 'document',
      problem: 'too-deep',
      message: expect.stringContaining('дәйексөз'),
    })
    expect((await child.get('/kk/application/essay')).html).toContain('**Ай**гүл')
  })

  it.each([
    ['unknown-node', doc({ type: 'image', attrs: { src: 'https://evil.example' } })],
    ['unknown-node', doc({ type: 'script' })],
    ['unsafe-link', doc(paragraph({ ...text('сөз'), marks: [{ type: 'link', attrs: { href: 'javascript:1' } }] }))],
    ['unsafe-link', doc(paragraph({ ...text('сөз'), marks: [{ type: 'link', attrs: { href: '//evil.example' } }] }))],
    ['too-many-nodes', doc(...Array.from({ length: 6000 }, () => paragraph(text('а'))))],
    ['too-long', doc(paragraph(text('а'.repeat(60_000))))],
    ['not-a-document', []],
  ])('is refused as %s and changes nothing', async (problem, document) => {
    const child = await begin()
    await save(child, written)
    const refused = await save(child, document, 2, 'ru')
    expect(refused.status).toBe(422)
    expect(JSON.parse(refused.html)).toMatchObject({ reason: 'document', problem })
    expect((await child.get('/kk/application/essay')).html).toContain('**Ай**гүл')
  })

  it('typed as signs a hundred thousand times over is text, and is shown as text', async () => {
    const child = await begin()
    const version = hidden((await child.get('/kk/application/essay')).html, 'version')
    const body = `*а* ${'> '.repeat(20_000)}`
    const saved = await child.post('/kk/application/essay', { version, language: 'kk', body, intent: 'stay' })
    expect(saved.status).toBe(302)
    expect((await child.get('/kk/application/check')).status).toBe(200)
  })
})
