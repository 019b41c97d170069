import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { layOut, type Ratings } from '#app/core/scoring/ratings.ts'

const folder = join(process.cwd(), 'tests/reference')

/** The cells of a reference file without its headings. */
export function referenceRows(file: string): string[][] {
  const text = readFileSync(join(folder, file), 'utf8').replaceAll('"', '')
  return text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
}

/** The simulated contest whose estimates by other programs are in `simulated_halo/`. */
export function referenceContest(): Ratings {
  return layOut(
    ['c1', 'c2', 'c3', 'c4', 'c5'],
    referenceRows('simulated_halo/ratings.csv').map(([essay = '', juror = '', ...scores]) => ({
      essay,
      juror,
      scores: scores.map((score) => (score === '' ? null : Number(score))),
    })),
  )
}

/** `est` and `se` in the order of the file, which is that of essays and jurors 0, 1, 2, … */
export function referenceEstimates(file: string): { est: number[]; se: number[] } {
  const rows = referenceRows(`simulated_halo/${file}`)
  return { est: rows.map((row) => Number(row[1])), se: rows.map((row) => Number(row[2])) }
}

export function largestDifference(actual: ArrayLike<number>, expected: readonly number[]): number {
  return expected.reduce((most, value, at) => Math.max(most, Math.abs((actual[at] as number) - value)), 0)
}
