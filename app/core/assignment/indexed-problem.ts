import { conflictIndex } from './conflict-index.ts'
import type { AssignableEssay, AssignableJuror, AssignmentProblem } from './problem.ts'

/** An assignment problem by numbers: essays and jurors in the order of their ids, so that no order of rows matters. */
export type IndexedProblem = {
  readonly essayIds: readonly string[]
  readonly jurorIds: readonly string[]
  /** where each essay and juror stands in the problem */
  readonly essayAt: Int32Array
  readonly jurorAt: Int32Array
  readonly languages: readonly string[]
  /** language of each essay */
  readonly language: Int32Array
  /** jurors of each language */
  readonly readers: readonly Int32Array[]
  /** per language, 1 for each of its readers */
  readonly speaks: readonly Uint8Array[]
  /** jurors in conflict with each essay, ascending; whether they read its language or not */
  readonly excluded: readonly Int32Array[]
  /** reviews that each essay must have */
  readonly usual: number
  /** reviews that each essay may have; more than usual for anchors */
  readonly wanted: Int32Array
  readonly min: Float64Array
  readonly max: Float64Array
  /** essay and juror of each existing assignment, each pair once */
  readonly kept: readonly (readonly [essay: number, juror: number])[]
}

/** The positions of the items in the order of their ids. */
function orderById(items: readonly { readonly id: string }[]): Int32Array {
  const ids = items.map(({ id }) => id)
  return Int32Array.from(ids, (_, index) => index).sort((a, b) => {
    const [one = '', other = ''] = [ids[a], ids[b]]
    return one < other ? -1 : one > other ? 1 : 0
  })
}

/** Numbers the problem. Existing assignments of unknown essays or jurors are left out. O(n log n + conflicts). */
export function indexProblem(problem: AssignmentProblem): IndexedProblem {
  const essayAt = orderById(problem.essays)
  const jurorAt = orderById(problem.jurors)
  const essays = Array.from(essayAt, (at) => problem.essays[at] as AssignableEssay)
  const jurors = Array.from(jurorAt, (at) => problem.jurors[at] as AssignableJuror)
  const languages = [...new Set(essays.map(({ language }) => language))].sort()
  const languageIndex = new Map(languages.map((name, index) => [name, index]))
  const readers: number[][] = languages.map(() => [])
  jurors.forEach((juror, index) => {
    for (const name of new Set(juror.languages)) readers[languageIndex.get(name) ?? -1]?.push(index)
  })
  const excludedOf = conflictIndex(jurors)
  const excluded = essays.map(excludedOf)
  const language = Int32Array.from(essays, (essay) => languageIndex.get(essay.language) ?? -1)
  const wanted = Int32Array.from(essays, ({ anchor }, e) => {
    if (anchor === undefined) return problem.reviewsPerEssay
    if (anchor !== 'all') return Math.max(problem.reviewsPerEssay, anchor)
    return Math.max(problem.reviewsPerEssay, readers[language[e] ?? -1]?.length ?? 0)
  })

  const essayIndex = new Map(essays.map(({ id }, index) => [id, index]))
  const jurorIndex = new Map(jurors.map(({ id }, index) => [id, index]))
  const seen = new Set<number>()
  const kept: [number, number][] = []
  for (const pair of problem.existing) {
    const essay = essayIndex.get(pair.essay)
    const juror = jurorIndex.get(pair.juror)
    if (essay === undefined || juror === undefined) continue
    const key = essay * jurors.length + juror
    if (seen.has(key)) continue
    seen.add(key)
    kept.push([essay, juror])
  }
  kept.sort((a, b) => a[0] - b[0] || a[1] - b[1])
  return {
    essayIds: essays.map(({ id }) => id),
    jurorIds: jurors.map(({ id }) => id),
    essayAt,
    jurorAt,
    languages,
    language,
    readers: readers.map((list) => Int32Array.from(list)),
    speaks: readers.map((list) => {
      const speaks = new Uint8Array(jurors.length)
      for (const juror of list) speaks[juror] = 1
      return speaks
    }),
    excluded,
    usual: problem.reviewsPerEssay,
    wanted,
    min: Float64Array.from(jurors, ({ min = 0, max }) => Math.min(min, max)),
    max: Float64Array.from(jurors, ({ max }) => max),
    kept,
  }
}

/** Whether the juror reads the essay's language and has no conflict with it. O(log conflicts). */
export function mayRead({ language, speaks, excluded }: IndexedProblem, essay: number, juror: number): boolean {
  if (speaks[language[essay] as number]?.[juror] !== 1) return false
  const list = excluded[essay] as Int32Array
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle] as number) < juror) low = middle + 1
    else high = middle
  }
  return list[low] !== juror
}
