import { arrange, type Ratings } from './ratings.ts'

export type RatingProblemKind =
  | 'empty-file'
  | 'no-essay-column'
  | 'no-juror-column'
  | 'no-criterion-column'
  | 'heading-empty'
  | 'heading-twice'
  | 'cells'
  | 'id-missing'
  | 'not-whole'
  | 'pair-twice'
  | 'quote-open'
  | 'no-scores'

/** What is wrong, and where: lines and columns count from 1, as a spreadsheet shows them. */
export type RatingProblem = {
  readonly kind: RatingProblemKind
  readonly line: number
  readonly column: number
  /** the heading above */
  readonly name?: string
  /** what stands there */
  readonly value?: string
}

export type ParsedRatings =
  | { readonly ok: true; readonly ratings: Ratings; readonly withoutScore: number }
  | { readonly ok: false; readonly problems: readonly RatingProblem[] }

const mostProblems = 20
const quote = 34

/**
 * Reads a table of scores: headings `essay`, `juror` and one per criterion, then a review a line; whole numbers, an
 * empty cell is a missing score. All or nothing: the first 20 problems, or the ratings.
 *
 * Separated by comma, semicolon or tab (what the first line uses most), with or without a byte order mark, carriage
 * returns, quotation marks (RFC 4180) and empty lines. Rows without any score are counted and left out. One pass.
 */
export function parseRatings(text: string): ParsedRatings {
  const problems: RatingProblem[] = []
  const cells = createCells(text)
  const head = cells.next()
  if (head === null) return { ok: false, problems: [{ kind: 'empty-file', line: 1, column: 1 }] }
  const headings = head.cells.map((cell) => cell.trim())
  const columns = findColumns(headings, head.line, problems)
  if (head.open) problems.push({ kind: 'quote-open', line: head.line, column: head.cells.length })
  if (problems.length > 0) return { ok: false, problems }

  const { essayColumn, jurorColumn, criterionColumns } = columns
  const essays = createIndex()
  const jurors = createIndex()
  const essay: number[] = []
  const juror: number[] = []
  const scores: number[] = []
  const lines = new Map<number, number>()
  let withoutScore = 0
  let rows = 0
  for (let row = cells.next(); row !== null && problems.length < mostProblems; row = cells.next()) {
    const { line } = row
    if (row.open) {
      problems.push({ kind: 'quote-open', line, column: row.cells.length })
      break
    }
    if (row.cells.length !== headings.length) {
      const column = Math.min(row.cells.length, headings.length) + (row.cells.length < headings.length ? 0 : 1)
      problems.push({ kind: 'cells', line, column, value: `${row.cells.length} ≠ ${headings.length}` })
      continue
    }
    const before = problems.length
    const ids = [essayColumn, jurorColumn].map((at) => {
      const id = (row.cells[at] ?? '').trim()
      if (id === '') problems.push({ kind: 'id-missing', line, column: at + 1, name: headings[at] ?? '' })
      return id
    })
    const values = criterionColumns.map((at) => {
      const cell = (row.cells[at] ?? '').trim()
      if (cell === '') return Number.NaN
      if (!/^-?\d{1,6}$/.test(cell)) {
        problems.push({ kind: 'not-whole', line, column: at + 1, name: headings[at] ?? '', value: cell })
      }
      return Number(cell)
    })
    if (problems.length > before) continue
    rows += 1
    const e = essays.of(ids[0] ?? '')
    const j = jurors.of(ids[1] ?? '')
    const key = e * 2 ** 24 + j
    const first = lines.get(key)
    if (first !== undefined) {
      problems.push({ kind: 'pair-twice', line, column: jurorColumn + 1, value: String(first) })
      continue
    }
    lines.set(key, line)
    if (values.every(Number.isNaN)) {
      withoutScore += 1
      continue
    }
    essay.push(e)
    juror.push(j)
    for (const value of values) scores.push(value)
  }
  if (problems.length === 0 && essay.length === 0) {
    problems.push({ kind: rows === 0 ? 'empty-file' : 'no-scores', line: head.line + 1, column: 1 })
  }
  if (problems.length > 0) return { ok: false, problems }
  const criteria = criterionColumns.map((at) => headings[at] ?? '')
  const used = keepUsed(essays.ids, essay)
  const usedJurors = keepUsed(jurors.ids, juror)
  return {
    ok: true,
    withoutScore,
    ratings: arrange({
      criteria,
      essays: used.ids,
      jurors: usedJurors.ids,
      essay: used.index,
      juror: usedJurors.index,
      scores,
    }),
  }
}

function findColumns(headings: readonly string[], line: number, problems: RatingProblem[]) {
  const folded = headings.map((heading) => heading.toLowerCase())
  folded.forEach((heading, at) => {
    if (heading === '') problems.push({ kind: 'heading-empty', line, column: at + 1 })
    else if (folded.indexOf(heading) !== at) {
      problems.push({ kind: 'heading-twice', line, column: at + 1, value: headings[at] ?? '' })
    }
  })
  const essayColumn = folded.indexOf('essay')
  const jurorColumn = folded.indexOf('juror')
  if (essayColumn === -1) problems.push({ kind: 'no-essay-column', line, column: 1 })
  if (jurorColumn === -1) problems.push({ kind: 'no-juror-column', line, column: 1 })
  const criterionColumns = headings.map((_, at) => at).filter((at) => at !== essayColumn && at !== jurorColumn)
  if (criterionColumns.length === 0) problems.push({ kind: 'no-criterion-column', line, column: headings.length })
  return { essayColumn, jurorColumn, criterionColumns }
}

function createIndex() {
  const known = new Map<string, number>()
  const ids: string[] = []
  return {
    ids,
    of(id: string): number {
      const at = known.get(id)
      if (at !== undefined) return at
      known.set(id, ids.length)
      ids.push(id)
      return ids.length - 1
    },
  }
}

/** Leaves out whoever has rows without any score alone. */
function keepUsed(ids: readonly string[], index: readonly number[]): { ids: string[]; index: Int32Array } {
  const place = new Int32Array(ids.length).fill(-1)
  const kept: string[] = []
  const renumbered = Int32Array.from(index, (at) => {
    if (place[at] === -1) {
      place[at] = kept.length
      kept.push(ids[at] ?? '')
    }
    return place[at] as number
  })
  return { ids: kept, index: renumbered }
}

type Row = { cells: string[]; line: number; open: boolean }

/** Rows one after another; empty lines are passed over. */
function createCells(text: string): { next(): Row | null } {
  const mark = separatorOf(text)
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  let line = 1
  return {
    next() {
      while (at < text.length) {
        const row: Row = { cells: [], line, open: false }
        readRow(row)
        if (row.open || row.cells.length > 1 || row.cells[0]?.trim() !== '') return row
      }
      return null
    },
  }

  function readRow(row: Row): void {
    for (;;) {
      if (text.charCodeAt(at) === quote) {
        row.cells.push(readQuoted(row))
      } else {
        const from = at
        while (at < text.length && !endsCell(text.charCodeAt(at))) at += 1
        row.cells.push(text.slice(from, at))
      }
      if (at < text.length && text.charCodeAt(at) === mark) {
        at += 1
        continue
      }
      if (text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10) at += 1
      at += 1
      line += 1
      return
    }
  }

  function readQuoted(row: Row): string {
    let value = ''
    at += 1
    for (;;) {
      const end = text.indexOf('"', at)
      const part = text.slice(at, end === -1 ? text.length : end)
      value += part
      line += part.match(/\r\n|\r|\n/g)?.length ?? 0
      if (end === -1) {
        row.open = true
        at = text.length
        return value
      }
      at = end + 1
      if (text.charCodeAt(at) !== quote) break
      value += '"'
      at += 1
    }
    // What follows the closing mark up to the separator belongs to the cell, as spreadsheets read it.
    const from = at
    while (at < text.length && !endsCell(text.charCodeAt(at))) at += 1
    return value + text.slice(from, at)
  }

  function endsCell(code: number): boolean {
    return code === mark || code === 10 || code === 13
  }
}

function separatorOf(text: string): number {
  const first = (text.split(/\r\n|\r|\n/, 1)[0] ?? '').replace(/"[^"]*"/g, '')
  const count = (mark: string) => first.split(mark).length
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best)).charCodeAt(0)
}
