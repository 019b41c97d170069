import { parseRatings, type RatingProblem } from '#app/core/scoring/parse-ratings.ts'
import type { Ratings } from '#app/core/scoring/ratings.ts'

export type RatingsFile =
  | { ok: true; ratings: Ratings; withoutScore: number }
  /** one sentence each, with line and column */
  | { ok: false; problems: string[] }

/** Reads a file of scores for the operator's command, or says in sentences what is wrong and where. */
export function readRatingsFile(bytes: Uint8Array): RatingsFile {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return { ok: false, problems: ['The file is not UTF-8 text: save it as CSV in UTF-8.'] }
  }
  const parsed = parseRatings(text)
  return parsed.ok ? parsed : { ok: false, problems: parsed.problems.map(sentenceOf) }
}

function sentenceOf({ kind, line, column, name, value }: RatingProblem): string {
  const where = `line ${line}, column ${column}${name ? ` (${name})` : ''}`
  switch (kind) {
    case 'empty-file':
      return `${where}: there is no review; the file needs the headings essay, juror and one per criterion, then a line per review.`
    case 'no-essay-column':
      return `${where}: there is no column "essay".`
    case 'no-juror-column':
      return `${where}: there is no column "juror".`
    case 'no-criterion-column':
      return `${where}: there is no column of a criterion beside essay and juror.`
    case 'heading-empty':
      return `${where}: the heading is empty.`
    case 'heading-twice':
      return `${where}: the heading "${value}" stands there twice.`
    case 'cells':
      return `${where}: the line has another number of cells than the headings (${value}).`
    case 'id-missing':
      return `${where}: the cell is empty.`
    case 'not-whole':
      return `${where}: "${value}" is not a whole number; leave the cell empty when the score is missing.`
    case 'pair-twice':
      return `${where}: this juror's review of this essay stands in line ${value} already.`
    case 'quote-open':
      return `${where}: a quotation mark is opened and never closed.`
    case 'no-scores':
      return `${where}: no review has a score.`
  }
}
