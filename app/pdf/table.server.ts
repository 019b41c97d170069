import { setImmediate } from 'node:timers/promises'
import type { PdfColumn } from './block.ts'
import type { Sheet } from './sheet.server.ts'
import { wrapLines } from './wrap-lines.ts'

const size = 8
const padding = 3

/** Rows between two breaths: other requests are answered while a long table is written. */
const breath = 50

type Row = { lines: string[][]; bold: boolean }

/** Draws a table row by row as they arrive; its head stands on top of each page. A row is never split by a page. */
export async function drawTable(
  sheet: Sheet,
  columns: readonly PdfColumn[],
  rows: Iterable<readonly string[]> | AsyncIterable<readonly string[]>,
): Promise<void> {
  sheet.room(60)
  const titles = columns.map(({ title }) => title)
  const drawHead = () => drawRow(sheet, columns, { lines: linesOf(sheet, columns, titles, true), bold: true })
  drawHead()
  let count = 0
  for await (const cells of rows) {
    const lines = linesOf(sheet, columns, cells, false)
    if (sheet.room(heightOf(sheet, lines))) drawHead()
    drawRow(sheet, columns, { lines, bold: false })
    count += 1
    if (count % breath === 0) await setImmediate()
  }
  sheet.document.y += 8
}

function widthsOf({ width }: Sheet, columns: readonly PdfColumn[]): number[] {
  const whole = columns.reduce((sum, { share }) => sum + share, 0)
  return columns.map(({ share }) => (width * share) / whole)
}

/** Each cell broken into its lines once: measuring is what a long table costs. */
function linesOf(sheet: Sheet, columns: readonly PdfColumn[], cells: readonly string[], bold: boolean): string[][] {
  const { document } = sheet
  document.font(bold ? 'bold' : 'body').fontSize(size)
  const widthOf = (piece: string) => document.widthOfString(piece)
  return widthsOf(sheet, columns).map((own, at) => wrapLines(cells[at] ?? '', own - 2 * padding, widthOf))
}

function heightOf({ document }: Sheet, lines: readonly string[][]): number {
  document.fontSize(size)
  return Math.max(...lines.map(({ length }) => length)) * document.currentLineHeight() + 2 * padding
}

function drawRow(sheet: Sheet, columns: readonly PdfColumn[], { lines, bold }: Row): void {
  const { document, left, width } = sheet
  document.font(bold ? 'bold' : 'body').fontSize(size)
  const { y } = document
  const step = document.currentLineHeight()
  let x = left
  widthsOf(sheet, columns).forEach((own, at) => {
    lines[at]?.forEach((line, row) => {
      document.text(line, x + padding, y + padding + row * step, { lineBreak: false })
    })
    x += own
  })
  const rule = y + heightOf(sheet, lines)
  document.moveTo(left, rule).lineTo(left + width, rule)
  document.lineWidth(bold ? 0.8 : 0.3).stroke(bold ? '#000' : '#999')
  document.x = left
  document.y = rule
}
