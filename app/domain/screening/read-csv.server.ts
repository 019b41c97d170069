import { CsvError, parse } from 'csv-parse/sync'
import { foldForSearch } from '#app/core/blinding/fold.ts'
import { type ImportColumn, importColumns } from './import-columns.ts'

export type CsvRow = { line: number; cells: Partial<Record<ImportColumn, string>> }

export type CsvReading =
  | { ok: true; rows: CsvRow[] }
  | { ok: false; reason: 'encoding' | 'empty' | 'quotes' | 'too-many'; line?: number }
  | { ok: false; reason: 'headings'; missing: ImportColumn[] }

export const mostRows = 1000

/** The text of an uploaded file; null when it is not UTF-8 (a spreadsheet's other encodings, or not text at all). */
export function decodeCsv(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.includes('\0') ? null : text
  } catch {
    return null
  }
}

/** The separator that the first line uses most outside of quotation marks. */
function separatorOf(text: string): string {
  const first = (text.split(/\r?\n/, 1)[0] ?? '').replace(/"[^"]*"/g, '')
  const count = (mark: string) => first.split(mark).length
  return [';', ',', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}

/** Reads a table with headings in any of the three languages, in any order; columns that are not known are left out. */
export function readCsv(text: string): CsvReading {
  if (text.trim() === '') return { ok: false, reason: 'empty' }
  let records: { record: string[]; info: { lines: number } }[]
  try {
    records = parse(text, {
      bom: true,
      delimiter: separatorOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
    }) as unknown as typeof records
  } catch (error) {
    if (error instanceof CsvError) return { ok: false, reason: 'quotes', ...lineOf(error) }
    throw error
  }
  const [head, ...rest] = records
  const headings = (head?.record ?? []).map(foldForSearch)
  const columns = headings.map(
    (heading) =>
      importColumns.find(({ name, kk, ru, en }) => [name, kk, ru, en].some((known) => foldForSearch(known) === heading))
        ?.name,
  )
  const missing = importColumns.filter(({ name, required }) => required && !columns.includes(name))
  if (missing.length > 0) return { ok: false, reason: 'headings', missing: missing.map(({ name }) => name) }
  const filled = rest.filter(({ record }) => record.some((cell) => cell.trim() !== ''))
  if (filled.length === 0) return { ok: false, reason: 'empty' }
  if (filled.length > mostRows) return { ok: false, reason: 'too-many' }
  return {
    ok: true,
    rows: filled.map(({ record, info }) => {
      // `lines` is where the record ends; a quoted essay may span several.
      const breaks = record.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0)
      const cells: CsvRow['cells'] = {}
      columns.forEach((name, at) => {
        if (name && cells[name] === undefined) cells[name] = (record[at] ?? '').trim()
      })
      return { line: Math.max(2, info.lines - breaks), cells }
    }),
  }
}

function lineOf(error: CsvError): { line?: number } {
  const lines = (error as { lines?: unknown }).lines
  return typeof lines === 'number' ? { line: lines } : {}
}
