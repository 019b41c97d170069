import fc from 'fast-check'
import type { AssignableEssay, AssignableJuror, AssignmentProblem } from '#app/core/assignment/problem.ts'

const languages = ['kk', 'ru', 'en']
const regions = ['111000000', '111010000', '112000000', '711110000', '']
/** What the codes of everything inside a declared unit begin with. */
const inside: Record<string, string> = { '110000000': '11', '111000000': '1110', '712000000': '7120' }
const schools = ['a', 'b', 'c', '']

export const essay = (id: number, over: Partial<AssignableEssay> = {}): AssignableEssay => ({
  id: `e${id}`,
  language: 'kk',
  ...over,
})

export const juror = (id: number, over: Partial<AssignableJuror> = {}): AssignableJuror => ({
  id: `j${id}`,
  languages: ['kk'],
  max: 1000,
  conflicts: { regions: [], schools: [], essays: [] },
  ...over,
})

export const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i))

/** Problems of any shape up to this size: languages, conflicts of all kinds, bounds, and assignments that exist. */
export function problems({
  essays = 14,
  jurors = 8,
  languages: used = languages,
} = {}): fc.Arbitrary<AssignmentProblem> {
  return fc
    .record({
      seed: fc.integer(),
      reviewsPerEssay: fc.integer({ min: 1, max: 4 }),
      essays: fc.array(
        fc.record({
          language: fc.constantFrom(...used),
          region: fc.constantFrom(...regions),
          school: fc.constantFrom(...schools),
        }),
        { maxLength: essays },
      ),
      jurors: fc.array(
        fc.record({
          languages: fc.uniqueArray(fc.constantFrom(...used), { minLength: 1 }),
          min: fc.integer({ min: 0, max: 2 }),
          room: fc.integer({ min: 0, max: 6 }),
          regions: fc.uniqueArray(fc.constantFrom('110000000', '111000000', '712000000'), { maxLength: 1 }),
          schools: fc.uniqueArray(fc.constantFrom('a', 'b'), { maxLength: 1 }),
          refuses: fc.uniqueArray(fc.nat({ max: essays - 1 }), { maxLength: 3 }),
        }),
        { maxLength: jurors },
      ),
      existing: fc.uniqueArray(fc.tuple(fc.nat({ max: essays - 1 }), fc.nat({ max: jurors - 1 })), {
        maxLength: 5,
        selector: (pair) => pair.join(),
      }),
    })
    .map((raw) => ({
      seed: raw.seed,
      reviewsPerEssay: raw.reviewsPerEssay,
      essays: raw.essays.map((item, index) => essay(index, item)),
      jurors: raw.jurors.map(({ refuses, room, min, regions: where, schools: which, languages: reads }, index) =>
        juror(index, {
          languages: reads,
          min,
          max: min + room,
          conflicts: { regions: where, schools: which, essays: refuses.map((e) => `e${e}`) },
        }),
      ),
      existing: raw.existing
        .filter(([e, j]) => e < raw.essays.length && j < raw.jurors.length)
        .map(([e, j]) => ({ essay: `e${e}`, juror: `j${j}` })),
    }))
}

/** Whether a juror may read an essay, said plainly. */
export function mayRead(reader: AssignableJuror, item: AssignableEssay): boolean {
  const { regions: far, schools: known, essays: refused } = reader.conflicts
  return (
    reader.languages.includes(item.language) &&
    !refused.includes(item.id) &&
    !(item.school && known.includes(item.school)) &&
    !far.some((code) => item.region?.startsWith(inside[code] ?? code))
  )
}

/** For each essay the indices of the jurors who may read it. */
export function eligible({ essays, jurors }: AssignmentProblem): number[][] {
  return essays.map((item) => jurors.flatMap((reader, index) => (mayRead(reader, item) ? [index] : [])))
}

/** The cost of loads that the plan is to have least, as its contract states it. */
export function costOfLoads(problem: AssignmentProblem, loads: readonly number[]): number {
  return problem.jurors.reduce((sum, { min = 0, max }, j) => {
    const load = loads[j] ?? 0
    return sum + (max > 0 ? load ** 2 / max : 0) + 2 ** 20 * Math.max(0, min - load)
  }, 0)
}
