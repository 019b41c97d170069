import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Readable } from 'node:stream'
import PDFDocument from 'pdfkit'
import type { PdfBlock } from './block.ts'
import { type Sheet, sheetOf } from './sheet.server.ts'
import { drawTable } from './table.server.ts'

export type PdfOptions = {
  title: string
  /** the language that readers and screen readers are told */
  lang: 'kk' | 'ru' | 'en'
  /** written into the file; the same input gives the same file */
  createdAt: Date
  landscape?: boolean
  /** at the foot of each page, beside the number of the page */
  footer: string
}

const fonts = createRequire(import.meta.url)
const faceOf = (name: string) => readFileSync(fonts.resolve(`@expo-google-fonts/noto-sans/${name}.ttf`))
let faces: { body: Buffer; bold: Buffer } | undefined

/**
 * An A4 document in Noto Sans, which has all letters of Kazakh, Russian and English: the parts of the font that it
 * uses are inside it. It starts with the title and is sent while it is being written: pages leave as they are full, so
 * a long table is never whole in memory. A failing source of rows ends the stream with an error.
 */
export function pdfStream(options: PdfOptions, blocks: Iterable<PdfBlock>): ReadableStream<Uint8Array> {
  faces ??= { body: faceOf('400Regular/NotoSans_400Regular'), bold: faceOf('700Bold/NotoSans_700Bold') }
  const margin = 42
  const document = new PDFDocument({
    size: 'A4',
    layout: options.landscape ? 'landscape' : 'portrait',
    // The footer stands in the lower margin.
    margins: { top: margin, left: margin, right: margin, bottom: margin + 18 },
    lang: options.lang,
    displayTitle: true,
    autoFirstPage: false,
    info: { Title: options.title, CreationDate: options.createdAt, Creator: 'Qarmaq', Producer: 'Qarmaq' },
    // No first font: Helvetica has no Kazakh letter, and ours given here would be opened anew for each line.
    font: '',
  })
  document.registerFont('body', faces.body)
  document.registerFont('bold', faces.bold)
  const sheet = sheetOf(document, options.footer)
  write(sheet, options.title, blocks).then(
    () => document.end(),
    (error: unknown) => document.destroy(error instanceof Error ? error : new Error(String(error))),
  )
  return Readable.toWeb(document) as ReadableStream<Uint8Array>
}

async function write(sheet: Sheet, title: string, blocks: Iterable<PdfBlock>): Promise<void> {
  sheet.addPage()
  sheet.text(title, { size: 16, bold: true, after: 8 })
  for (const block of blocks) {
    if (block.kind === 'table') await drawTable(sheet, block.columns, block.rows)
    else drawBlock(sheet, block)
  }
}

function drawBlock(sheet: Sheet, block: Exclude<PdfBlock, { kind: 'table' }>): void {
  switch (block.kind) {
    case 'heading':
      // Not alone at the foot of a page.
      sheet.room(70)
      sheet.text(block.text, { size: 12, bold: true, before: 10, after: 4 })
      break
    case 'paragraph':
      sheet.text(block.text, { size: block.small ? 8 : 10, after: 6 })
      break
    case 'facts':
      for (const [label, value] of block.rows) sheet.pair(label, value)
      sheet.document.y += 6
      break
    case 'signatures':
      for (const line of block.lines) sheet.signature(line, block.date)
      break
  }
}
