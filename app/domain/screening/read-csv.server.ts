import { CsvError, parse } from 'csv-parse/sync'
import { decodeText } from './decode-text.server.ts'
import type { Sheet, Unreadable } from './table.ts'

/** The separator that the first line uses most outside of quotation marks. */
function separatorOf(text: string): string {
  const first = (text.split(/\r?\n/, 1)[0] ?? '').replace(/"[^"]*"/g, '')
  const count = (mark: string) => first.split(mark).length
  return [';', ',', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}

/** Reads CSV of unknown origin: any of the usual encodings and separators, quoted cells of several lines. */
export function readCsv(bytes: Uint8Array): { ok: true; sheet: Sheet } | ({ ok: false } & Unreadable) {
  const text = decodeText(bytes)
  if (text === null) return { ok: false, reason: 'encoding' }
  if (text.trim() === '') return { ok: false, reason: 'empty' }
  try {
    const records = parse(text.replace(/^sep=.\r?\n/i, ''), {
      bom: true,
      delimiter: separatorOf(text.replace(/^\ufeff?sep=.\r?\n/i, '')),
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
    }) as unknown as { record: string[]; info: { lines: number } }[]
    const rows = records.map(({ record, info }, at) => {
      // `lines` is where the record ends; a quoted essay may span several.
      const breaks = record.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0)
      return { line: Math.max(at + 1, info.lines - breaks), cells: record.map((cell) => cell.trim()) }
    })
    return { ok: true, sheet: { name: null, rows } }
  } catch (error) {
    if (error instanceof CsvError) return { ok: false, reason: 'quotes', line: lineOf(error) }
    throw error
  }
}

function lineOf(error: CsvError): number {
  const lines = (error as { lines?: unknown }).lines
  return typeof lines === 'number' ? lines : 1
}
