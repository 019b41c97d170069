import fc from 'fast-check'
import type { Applicant, Earmark, Lot, Problem, Region } from '#app/core/allocation/device-problem.ts'

const groups = ['orphan', 'low-income', 'large-family']
const classes = ['laptop', 'desktop', 'tablet']

const regions: fc.Arbitrary<Region[]> = fc
  .record({
    country: fc.option(fc.nat(6), { nil: undefined, freq: 2 }),
    upper: fc.array(fc.option(fc.nat(5), { nil: undefined }), { minLength: 2, maxLength: 2 }),
    lower: fc.array(fc.option(fc.nat(3), { nil: undefined }), { minLength: 4, maxLength: 4 }),
    levels: fc.constantFrom(2, 3),
  })
  .map(({ country, upper, lower, levels }) => {
    const quota = (value: number | null | undefined) => (value === undefined || value === null ? {} : { quota: value })
    const top = levels === 3 ? { parent: 'kz' } : {}
    return [
      ...(levels === 3 ? [{ id: 'kz', ...quota(country) }] : []),
      ...upper.map((value, at) => ({ id: `r${at}`, ...top, ...quota(value) })),
      ...lower.map((value, at) => ({ id: `d${at}`, parent: `r${at >> 1}`, ...quota(value) })),
    ]
  })

const earmark: fc.Arbitrary<Earmark> = fc.record(
  {
    region: fc.constantFrom('r0', 'r1', 'd0', 'd1', 'd2', 'd3'),
    group: fc.constantFrom(...groups),
    fallback: fc.constantFrom('none' as const, 'parent' as const, 'open' as const),
  },
  { requiredKeys: [] },
)

/** Small problems in which everything happens that the rule speaks of. */
export function problems(maxApplicants = 9, maxLots = 4): fc.Arbitrary<Problem> {
  const lot = fc.record({
    class: fc.constantFrom(...classes),
    count: fc.nat(3),
    earmark: fc.option(earmark, { nil: undefined }),
  })
  const person = fc.record({
    region: fc.constantFrom('d0', 'd1', 'd2', 'd3', 'r0'),
    score: fc.oneof(
      { weight: 12, arbitrary: fc.integer({ min: 0, max: 4 }) },
      { weight: 1, arbitrary: fc.constant(null) },
    ),
    groups: fc.subarray(groups),
    accepts: fc.option(fc.shuffledSubarray(classes), { nil: undefined, freq: 4 }),
    household: fc.option(fc.constantFrom('h1', 'h2'), { nil: undefined, freq: 2 }),
    excluded: fc.option(fc.constant('ineligible'), { nil: undefined, freq: 1 }),
  })
  return fc
    .record({
      regions,
      lots: fc.array(lot, { maxLength: maxLots }),
      people: fc.array(person, { maxLength: maxApplicants }),
      tiers: fc.constantFrom([['orphan'], ['low-income', 'large-family']], []),
      reserves: fc.array(
        fc.record({
          group: fc.constantFrom(...groups),
          share: fc.constantFrom(0.1, 0.25, 0.3, 0.5),
          level: fc.constantFrom('country' as const, 'region' as const, 'district' as const),
        }),
        { maxLength: 2 },
      ),
      minScore: fc.option(fc.constant(1), { nil: undefined, freq: 1 }),
    })
    .map(({ regions: nodes, lots, people, tiers, reserves, minScore }): Problem => {
      const hasCountry = nodes.some(({ id, quota }) => id === 'kz' && quota !== undefined)
      return {
        regions: nodes,
        lots: lots.map(
          ({ earmark: bond, ...rest }, at): Lot => ({ id: `l${at}`, ...rest, ...(bond ? { earmark: bond } : {}) }),
        ),
        applicants: people.map(
          ({ accepts, household, excluded, ...rest }, at): Applicant => ({
            id: `a${String(at).padStart(2, '0')}`,
            ...rest,
            ...(accepts ? { accepts } : {}),
            ...(household ? { household } : {}),
            ...(excluded ? { excluded } : {}),
          }),
        ),
        policy: {
          tiers,
          reserves: reserves.filter(({ level }) => level !== 'country' || hasCountry),
          ...(minScore === undefined ? {} : { minScore }),
        },
      }
    })
}

/** The same problem with everything in another order. */
export function shuffled(problem: Problem, seed: number): Problem {
  let state = seed >>> 0
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state
  }
  const mix = <T>(rows: readonly T[]): T[] =>
    rows
      .map((row) => ({ row, key: next() }))
      .sort((a, b) => a.key - b.key)
      .map(({ row }) => row)
  return {
    ...problem,
    regions: mix(problem.regions),
    lots: mix(problem.lots),
    applicants: mix(problem.applicants).map((one) => ({ ...one, groups: mix(one.groups) })),
  }
}
