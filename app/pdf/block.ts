/** A column of a table; `share` is its part of the width, relative to the other columns. */
export type PdfColumn = { title: string; share: number }

/** One part of a printed document, from top to bottom. Text is wrapped; an empty cell stays empty. */
export type PdfBlock =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string; small?: boolean }
  /** label and value, one under the other: «Аудан: …» in two columns */
  | { kind: 'facts'; rows: readonly (readonly [label: string, value: string])[] }
  /** the head is repeated on each page; rows may arrive while the document is already on its way */
  | {
      kind: 'table'
      columns: readonly PdfColumn[]
      rows: Iterable<readonly string[]> | AsyncIterable<readonly string[]>
    }
  /** a line to sign on under each text, never parted from it by a page break; `date` stands beside each line */
  | { kind: 'signatures'; lines: readonly string[]; date: string }
