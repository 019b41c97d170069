import { foldForSearch } from '#app/core/blinding/fold.ts'
import { type ImportColumn, importColumns } from './import-columns.ts'
import { readCsv } from './read-csv.server.ts'
import { readWorkbook } from './read-workbook.server.ts'
import { type CellMark, mostRows, type Sheet, type Unreadable } from './table.ts'

/** One pupil of a file: the line, and what stands in the known columns. */
export type PupilRow = {
  line: number
  cells: Partial<Record<ImportColumn, string>>
  marks?: Partial<Record<ImportColumn, CellMark>>
}

export type PupilReading = { ok: true; sheet: string | null; rows: PupilRow[] } | ({ ok: false } & Unreadable)

/**
 * Reads a list of pupils from CSV or XLSX, whatever the file is called. Headings may be in any of the three languages
 * and in any order; columns that are not known are left out. Of a workbook the first sheet with the right headings.
 * @param required the columns that have to be there
 */
export async function readPupils(bytes: Uint8Array, required: readonly ImportColumn[]): Promise<PupilReading> {
  const begins = Buffer.from(bytes.subarray(0, 4)).toString('hex')
  if (bytes.length === 0) return { ok: false, reason: 'empty' }
  // Excel before 2007, and a workbook behind a password.
  if (begins === 'd0cf11e0') return { ok: false, reason: 'old-excel' }
  if (begins !== '504b0304') {
    const read = readCsv(bytes)
    return read.ok ? pupilsOf([read.sheet], required) : read
  }
  const read = await readWorkbook(bytes)
  return read.ok ? pupilsOf(read.sheets, required) : read
}

function pupilsOf(sheets: readonly Sheet[], required: readonly ImportColumn[]): PupilReading {
  const read = sheets.map((sheet) => ({ sheet, ...headingsOf(sheet) }))
  const missingOf = (columns: readonly (ImportColumn | undefined)[]) =>
    required.filter((name) => !columns.includes(name))
  const found = read.find(({ columns }) => missingOf(columns).length === 0)
  if (!found) {
    if (sheets.every(({ rows }) => rows.every(({ cells }) => cells.every((cell) => cell === '')))) {
      return { ok: false, reason: 'empty' }
    }
    const nearest = read.toSorted((a, b) => missingOf(a.columns).length - missingOf(b.columns).length)[0]
    const names = sheets.flatMap(({ name }) => name ?? [])
    return { ok: false, reason: 'headings', missing: missingOf(nearest?.columns ?? []), sheets: names }
  }
  const { sheet, columns, head } = found
  const rows = sheet.rows.slice(head + 1).filter(({ cells }) => cells.some((cell) => cell !== ''))
  if (rows.length === 0) return { ok: false, reason: 'empty' }
  if (rows.length > mostRows) return { ok: false, reason: 'too-many' }
  return {
    ok: true,
    sheet: sheet.name,
    rows: rows.map(({ line, cells, marks }) => {
      const row: PupilRow = { line, cells: {} }
      columns.forEach((name, at) => {
        if (!name || row.cells[name] !== undefined) return
        row.cells[name] = cells[at] ?? ''
        const mark = marks?.[at]
        if (mark) row.marks = { ...row.marks, [name]: mark }
      })
      return row
    }),
  }
}

/** The row of headings: the first with at least two known names among the first ten, below a title perhaps. */
function headingsOf({ rows }: Sheet): { head: number; columns: (ImportColumn | undefined)[] } {
  const tried = rows.slice(0, 10).map(({ cells }) => cells.map(columnOf))
  const head = tried.findIndex((columns) => columns.filter((name) => name !== undefined).length >= 2)
  return { head: Math.max(head, 0), columns: tried[Math.max(head, 0)] ?? [] }
}

function columnOf(heading: string): ImportColumn | undefined {
  const folded = foldForSearch(heading.replace(/\*$/, ''))
  if (folded === '') return undefined
  return importColumns.find(({ name, kk, ru, en }) =>
    [name, kk, ru, en].some((known) => foldForSearch(known) === folded),
  )?.name
}
