/** Signs with which a spreadsheet would begin a formula. */
const formula = /^[=+\-@\t\r]/

type Row = readonly (string | number)[]

const mark = '\uFEFF'

/**
 * A table as CSV for spreadsheets: with the mark of UTF-8, semicolons (as Excel wants it where the comma parts decimals)
 * and no cell that would run as a formula.
 */
export function csvOf(rows: readonly Row[]): string {
  return `${mark}${rows.map(lineOf).join('')}`
}

/** The same row by row, as they arrive: the table is never whole in memory. */
export function csvStream(rows: AsyncIterable<Row>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const iterator = rows[Symbol.asyncIterator]()
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(mark)),
    async pull(controller) {
      const { done, value } = await iterator.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(lineOf(value)))
    },
    async cancel() {
      await iterator.return?.()
    },
  })
}

const lineOf = (row: Row) => `${row.map(cellOf).join(';')}\r\n`

function cellOf(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const text = formula.test(value) ? `'${value}` : value
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
