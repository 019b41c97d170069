import type { ImportColumn } from './import-columns.ts'

/** What a cell cannot be taken for, whatever it says. */
export type CellMark = 'formula' | 'merged'

/** A line of a file as it was read: its number there, its cells as text, and marks of some of them by position. */
export type TableRow = { line: number; cells: string[]; marks?: Record<number, CellMark> }

/** One sheet of a workbook, or a CSV file, which has no name for it. */
export type Sheet = { name: string | null; rows: TableRow[] }

export const mostRows = 1000

/** Why a file cannot be read as a list of pupils at all. */
export type Unreadable =
  | { reason: 'encoding' | 'empty' | 'too-many' | 'old-excel' | 'damaged' | 'large' }
  | { reason: 'quotes'; line: number }
  | { reason: 'headings'; missing: ImportColumn[]; sheets: string[] }
