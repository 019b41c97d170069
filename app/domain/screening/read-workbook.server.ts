import readWorkbookFile from 'read-excel-file/node'
import { type CellMark, mostRows, type Sheet, type TableRow, type Unreadable } from './table.ts'
import { packStored, unpackWorkbook } from './unpack-workbook.server.ts'

/** A list of a thousand pupils with their essays unpacks to about eight. */
const mostUnpacked = 16 * 1024 * 1024

const mostColumns = 200

/** Three times what the longest list with every column fills; more would hold the server up. */
const mostCells = mostRows * 60

/** Reads an Excel workbook's sheets as text: dates as `2013-04-17`, and which cells are formulas or lie under merged ones. */
export async function readWorkbook(
  bytes: Uint8Array,
): Promise<{ ok: true; sheets: Sheet[] } | ({ ok: false } & Unreadable)> {
  const unpacked = unpackWorkbook(Buffer.from(bytes), mostUnpacked)
  if (!unpacked.ok) return unpacked
  const { files } = unpacked
  const sheets = [...files.keys()].filter((name) => name.startsWith('xl/worksheets/'))
  if (sheets.length === 0 || !files.has('xl/workbook.xml')) return { ok: false, reason: 'damaged' }
  const marks = new Map<string, Map<string, CellMark>>()
  let cells = 0
  for (const name of sheets) {
    const xml = files.get(name)?.toString('utf8') ?? ''
    cells += xml.match(/<(?:\w+:)?c[\s/>]/g)?.length ?? 0
    if (cells > mostCells || reachesTooFar(xml)) return { ok: false, reason: 'too-many' }
    marks.set(name, marksOf(xml))
  }
  try {
    const fileOf = sheetFiles(files)
    const read = await readWorkbookFile(packStored(files))
    return {
      ok: true,
      sheets: read.map(({ sheet, data }) => ({
        name: sheet,
        rows: data.map((cells, at) => rowOf(cells as unknown[], at + 1, marks.get(fileOf.get(sheet) ?? ''))),
      })),
    }
  } catch {
    return { ok: false, reason: 'damaged' }
  }
}

function rowOf(cells: readonly unknown[], line: number, marks: Map<string, CellMark> | undefined): TableRow {
  const row: TableRow = { line, cells: cells.map(textOf) }
  const found = cells.flatMap((_, at) => {
    const mark = marks?.get(`${columnName(at)}${line}`)
    return mark ? [[at, mark] as const] : []
  })
  return found.length > 0 ? { ...row, marks: Object.fromEntries(found) } : row
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined || cell === false) return ''
  if (cell === true) return '1'
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
  return String(cell).trim()
}

/** 0 is A, 26 is AA. */
function columnName(at: number): string {
  const rest = Math.floor(at / 26) - 1
  return (rest >= 0 ? columnName(rest) : '') + String.fromCharCode(65 + (at % 26))
}

function columnNumber(name: string): number {
  return [...name].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}

/** A single cell in the last corner of a sheet would make a table of sixteen billion. */
function reachesTooFar(xml: string): boolean {
  for (const [, column = '', row = ''] of xml.matchAll(/<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,9})(\d{1,12})"/g)) {
    if (columnNumber(column) > mostColumns || Number(row) > mostRows * 5) return true
  }
  for (const [, row = ''] of xml.matchAll(/<(?:\w+:)?row\b[^>]*?\br="(\d{1,12})"/g)) {
    if (Number(row) > mostRows * 5) return true
  }
  return false
}

function marksOf(xml: string): Map<string, CellMark> {
  const marks = new Map<string, CellMark>()
  for (const [, ref = ''] of xml.matchAll(/<c\b[^>]*?\br="([A-Z]+\d+)"[^>]*>\s*<f[\s>/]/g)) marks.set(ref, 'formula')
  for (const [, a = '', b = '', c = '', d = ''] of xml.matchAll(
    /<mergeCell\b[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g,
  )) {
    const [left, right] = [columnNumber(a), Math.min(columnNumber(c), mostColumns)]
    for (let row = Number(b); row <= Math.min(Number(d), mostRows * 5) && marks.size < 100_000; row += 1) {
      for (let column = left; column <= right; column += 1) marks.set(`${columnName(column - 1)}${row}`, 'merged')
    }
  }
  return marks
}

/** Which file each sheet stands in, by its name. */
function sheetFiles(files: ReadonlyMap<string, Buffer>): Map<string, string> {
  const workbook = files.get('xl/workbook.xml')?.toString('utf8') ?? ''
  const relations = files.get('xl/_rels/workbook.xml.rels')?.toString('utf8') ?? ''
  const attribute = (tag: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
  const targets = new Map(
    [...relations.matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target').replace(/^\/?(xl\/)?/, 'xl/'),
    ]),
  )
  return new Map(
    [...workbook.matchAll(/<sheet\b[^>]*>/g)].map(([tag]) => [
      unescapeXml(attribute(tag, 'name')),
      targets.get(attribute(tag, 'r:id')) ?? '',
    ]),
  )
}

const unescapeXml = (text: string) =>
  text.replace(
    /&(lt|gt|quot|apos|amp);/g,
    (_, name: string) => ({ lt: '<', gt: '>', quot: '"', apos: "'" })[name] ?? '&',
  )
