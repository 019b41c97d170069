import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, it } from 'vitest'
import type { PdfBlock } from '#app/pdf/block.ts'
import { pdfStream } from '#app/pdf/pdf-document.server.ts'

const letters = 'Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі Ёё Щщ Ъъ «—» № ₸'

async function bytesOf(blocks: PdfBlock[], lang: 'kk' | 'ru' | 'en' = 'kk'): Promise<Uint8Array> {
  const options = { title: 'Алушылар тізімі', lang, createdAt: new Date('2026-09-01T00:00:00Z'), footer: 'Қармақ' }
  return new Uint8Array(await new Response(pdfStream(options, blocks)).arrayBuffer())
}

async function pagesOf(bytes: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: false })
  return text.map((page) => page.replace(/\s+/g, ' '))
}

const columns = [
  { title: 'Орны', share: 1 },
  { title: 'Аты-жөні', share: 4 },
]

describe('a printed document', () => {
  it('keeps each letter of Kazakh, Russian and English', async () => {
    const [page = ''] = await pagesOf(
      await bytesOf([
        { kind: 'heading', text: 'Шу ауданы' },
        { kind: 'paragraph', text: letters },
        { kind: 'facts', rows: [['Өңір', 'Жамбыл облысы']] },
        { kind: 'table', columns, rows: [['1', 'Қуанышбекұлы Әділет, district “Shu”']] },
        { kind: 'signatures', lines: ['Өңірлік үйлестіруші'], date: 'Күні' },
      ]),
    )
    const texts = ['Алушылар тізімі', 'Шу ауданы', letters, 'Жамбыл облысы', 'Қуанышбекұлы Әділет, district “Shu”']
    for (const text of [...texts, 'Өңірлік үйлестіруші', 'Күні']) expect(page).toContain(text)
  })

  it('says its language and title', async () => {
    const document = await getDocumentProxy(await bytesOf([], 'ru'))
    expect((await document.getMetadata()).info).toMatchObject({ Title: 'Алушылар тізімі', Language: 'ru' })
  })

  it('repeats the head of a table and numbers each page; no row is lost', async () => {
    async function* rows() {
      for (let at = 1; at <= 250; at += 1) yield [`${at}`, `Бала-${at}-соңы ${'ұзын сөз '.repeat(at % 9)}`]
    }
    const pages = await pagesOf(await bytesOf([{ kind: 'table', columns, rows: rows() }]))
    expect(pages.length).toBeGreaterThan(5)
    for (const [at, page] of pages.entries()) {
      expect(page).toContain('Аты-жөні')
      expect(page).toContain(`Қармақ ${at + 1}`)
    }
    const all = pages.join(' ')
    for (let at = 1; at <= 250; at += 1) expect(all).toContain(`Бала-${at}-соңы`)
  })

  it('is the same file for the same input', async () => {
    const blocks: PdfBlock[] = [{ kind: 'paragraph', text: letters }]
    expect(Buffer.from(await bytesOf(blocks)).equals(Buffer.from(await bytesOf(blocks)))).toBe(true)
  })

  it('fails when its rows fail', async () => {
    const rows = (function* () {
      yield ['1', 'a']
      throw new Error('the connection is gone')
    })()
    await expect(bytesOf([{ kind: 'table', columns, rows }])).rejects.toThrow('the connection is gone')
  })
})
