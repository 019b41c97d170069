/** Reviews by essay, juror and criterion as columns of numbers; ids are listed once. */
export type Ratings = {
  readonly essays: readonly string[]
  readonly jurors: readonly string[]
  readonly criteria: readonly string[]
  /** per review the index of its essay and of its juror; no pair occurs twice */
  readonly essay: Int32Array
  readonly juror: Int32Array
  /** review × criterion, row by row; NaN where a score is missing */
  readonly scores: Float64Array
}

export type RatingRow = {
  readonly essay: string
  readonly juror: string
  /** one per criterion, null where missing */
  readonly scores: readonly (number | null)[]
}

/** The same columns before anything is sorted. */
export type RatingColumns = {
  readonly criteria: readonly string[]
  /** in any order */
  readonly essays: readonly string[]
  readonly jurors: readonly string[]
  readonly essay: ArrayLike<number>
  readonly juror: ArrayLike<number>
  readonly scores: ArrayLike<number>
}

/** Lays reviews out in columns, sorted as `arrange` says. */
export function layOut(criteria: readonly string[], rows: readonly RatingRow[]): Ratings {
  const essays = [...new Set(rows.map(({ essay }) => essay))]
  const jurors = [...new Set(rows.map(({ juror }) => juror))]
  const essayAt = new Map(essays.map((id, at) => [id, at]))
  const jurorAt = new Map(jurors.map((id, at) => [id, at]))
  return arrange({
    criteria,
    essays,
    jurors,
    essay: rows.map(({ essay }) => essayAt.get(essay) ?? 0),
    juror: rows.map(({ juror }) => jurorAt.get(juror) ?? 0),
    scores: rows.flatMap(({ scores }) => criteria.map((_, c) => scores[c] ?? Number.NaN)),
  })
}

/**
 * Numbers essays and jurors in the order of their ids and sorts reviews by both, so that the order of the rows cannot
 * change a bit of any result. O(n log n).
 */
export function arrange(columns: RatingColumns): Ratings {
  const { criteria } = columns
  const essays = sortedIds(columns.essays)
  const jurors = sortedIds(columns.jurors)
  const newEssay = renumber(columns.essays, essays)
  const newJuror = renumber(columns.jurors, jurors)
  const rows = columns.essay.length
  const keys = Float64Array.from({ length: rows }, (_, at) => {
    const e = newEssay[columns.essay[at] as number] as number
    return e * jurors.length + (newJuror[columns.juror[at] as number] as number)
  })
  const order = Uint32Array.from({ length: rows }, (_, at) => at)
  order.sort((a, b) => (keys[a] as number) - (keys[b] as number))
  const essay = new Int32Array(rows)
  const juror = new Int32Array(rows)
  const scores = new Float64Array(rows * criteria.length)
  order.forEach((from, at) => {
    const key = keys[from] as number
    essay[at] = Math.floor(key / jurors.length)
    juror[at] = key % jurors.length
    for (let c = 0; c < criteria.length; c += 1) {
      scores[at * criteria.length + c] = columns.scores[from * criteria.length + c] as number
    }
  })
  return { essays, jurors, criteria, essay, juror, scores }
}

function renumber(before: readonly string[], after: readonly string[]): Int32Array {
  const at = new Map(after.map((id, index) => [id, index]))
  return Int32Array.from(before, (id) => at.get(id) ?? 0)
}

/** Numbers by value, so that 2 comes before 10, then texts by their code units. */
function sortedIds(ids: readonly string[]): string[] {
  const value = (id: string) => (/^(0|[1-9]\d{0,14})$/.test(id) ? Number(id) : Number.POSITIVE_INFINITY)
  const keyed = ids.map((id) => ({ id, value: value(id) }))
  keyed.sort((a, b) => (a.value === b.value ? (a.id < b.id ? -1 : 1) : a.value < b.value ? -1 : 1))
  return keyed.map(({ id }) => id)
}
