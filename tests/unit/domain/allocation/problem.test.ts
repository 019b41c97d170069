import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocateDevices } from '#app/core/allocation/allocate-devices.ts'
import { householdsOf } from '#app/domain/allocation/households.ts'
import { assembleProblem, type Candidate, type ProblemFacts } from '#app/domain/allocation/problem.ts'
import { type Lot, quotaWarnings, type Rules } from '#app/domain/allocation/rules.ts'

const lot = (number: number, changes: Partial<Lot> = {}): Lot => ({
  id: `lot-${number}`,
  number,
  class: 'laptop',
  grade: null,
  count: 3,
  earmarkRegion: null,
  earmarkGroup: null,
  fallback: 'none',
  until: null,
  source: 'typed',
  note: 'secret note',
  version: 1,
  ...changes,
})

const candidate = (pseudonym: string, changes: Partial<Candidate> = {}): Candidate => ({
  pseudonym,
  region: '310000000',
  district: '316600000',
  score: 50,
  groups: [],
  accepts: null,
  household: null,
  excluded: null,
  ...changes,
})

const policy: Rules['policy'] = {
  usesTiers: true,
  minScore: null,
  rule: 'cover',
  reserves: [],
  countryQuota: null,
  answerDays: 21,
  appealDays: 21,
  version: 1,
}

const facts = (rules: Partial<Rules>, candidates: Candidate[]): ProblemFacts => ({
  seed: 'seed',
  today: '2026-06-01',
  regions: ['310000000', '190000000'],
  regionOf: new Map([
    ['316600000', '310000000'],
    ['311000000', '310000000'],
    ['191000000', '190000000'],
  ]),
  groups: [
    { key: 'orphan', tier: 1 },
    { key: 'disability', tier: 1 },
    { key: 'low-income', tier: 2 },
  ],
  rules: { lots: [lot(1)], policy, quotas: new Map(), ...rules },
  candidates,
})

describe('a problem', () => {
  it('leaves out districts and groups that nothing depends on', () => {
    const problem = assembleProblem(facts({}, [candidate('a', { groups: ['orphan', 'disability'] })]))
    expect(problem.regions.map(({ id }) => id)).toEqual(['KZ', '310000000', '190000000'])
    expect(problem.applicants[0]).toMatchObject({ region: '310000000', groups: ['tier-1'] })
    expect(JSON.stringify(problem)).not.toMatch(/orphan|disability|316600000|secret note/)
  })

  it('keeps a district that a quota or a donor names, and a group that a reserve names', () => {
    const rules = {
      lots: [lot(1, { earmarkRegion: '316600000', fallback: 'parent' as const })],
      quotas: new Map([['311000000', 2]]),
      policy: { ...policy, reserves: [{ group: 'orphan', share: 0.1, level: 'region' as const }] },
    }
    const problem = assembleProblem(facts(rules, [candidate('a', { groups: ['orphan'] })]))
    expect(problem.regions.map(({ id }) => id)).toEqual(['KZ', '310000000', '190000000', '316600000', '311000000'])
    expect(problem.applicants[0]).toMatchObject({ region: '316600000', groups: ['orphan'] })
    expect(problem.policy.tiers).toEqual([['orphan', 'tier-1'], ['tier-2']])
  })

  it('holds a donor’s condition until its day has passed', () => {
    const rules = { lots: [lot(1, { earmarkRegion: '316600000', fallback: 'open' as const, until: '2026-06-01' })] }
    const on = (today: string) => assembleProblem({ ...facts(rules, []), today }).lots[0]?.earmark?.fallback
    expect(on('2026-05-31')).toBe('none')
    expect(on('2026-06-01')).toBe('none')
    expect(on('2026-06-02')).toBe('open')
  })

  it('decides the same as with everything in it', () => {
    const people = fc.array(
      fc.record({
        score: fc.integer({ min: 0, max: 5 }),
        district: fc.constantFrom('316600000', '311000000', null),
        groups: fc.subarray(['orphan', 'disability', 'low-income']),
      }),
      { maxLength: 12 },
    )
    const rules = fc.record({
      quota: fc.option(fc.integer({ min: 0, max: 6 })),
      district: fc.option(fc.integer({ min: 0, max: 3 })),
      bound: fc.constantFrom(null, '316600000', '311000000'),
      share: fc.constantFrom(0, 0.5),
    })
    fc.assert(
      fc.property(people, rules, (list, { quota, district, bound, share }) => {
        const problemFacts = facts(
          {
            lots: [lot(1), lot(2, { earmarkRegion: bound, count: 2 })],
            quotas: new Map([
              ...(quota === null ? [] : [['310000000', quota] as const]),
              ...(district === null ? [] : [['311000000', district] as const]),
            ]),
            policy: { ...policy, reserves: share > 0 ? [{ group: 'orphan', share, level: 'region' }] : [] },
          },
          list.map((one, at) => candidate(`p${at}`, one)),
        )
        const lots = (id: string) => id
        const recipients = (facts: ProblemFacts) =>
          allocateDevices(assembleProblem(facts), lots).recipients.map(({ applicant }) => applicant)
        const whole = { ...problemFacts, allDistricts: true, ownGroups: ['orphan', 'disability', 'low-income'] }
        expect(recipients(problemFacts)).toEqual(recipients(whole))
      }),
    )
  })
})

describe('households', () => {
  it('join whoever lives with one of them', () => {
    const found = householdsOf([
      ['c', 'b'],
      ['a', 'b'],
      ['x', 'y'],
    ])
    expect(found.get('c')).toBe('a')
    expect(found.get('b')).toBe('a')
    expect(found.get('y')).toBe('x')
    expect(found.has('z')).toBe(false)
  })

  it('do not depend on the order of the pairs', () => {
    const pair = fc.tuple(fc.constantFrom(...'abcdef'), fc.constantFrom(...'abcdef'))
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 8 }), (pairs) => {
        const heads = householdsOf(pairs)
        for (const [one, other] of pairs) expect(heads.get(one)).toBe(heads.get(other))
        const turned = householdsOf(pairs.map(([one, other]) => [other, one] as [string, string]).reverse())
        expect([...turned].sort()).toEqual([...heads].sort())
      }),
    )
  })
})

describe('warnings of quotas', () => {
  const nodes = [
    { id: 'KZ', parent: null },
    { id: 'r', parent: 'KZ' },
    { id: 'd', parent: 'r' },
    { id: 'e', parent: 'r' },
  ]
  const of = (quotas: Record<string, number>, stock = 100) =>
    quotaWarnings(nodes, new Map(Object.entries(quotas)), stock).map(({ kind, node }) => `${kind} ${node}`)

  it('tell of quotas below that come to more than the one above, through nodes without one', () => {
    expect(of({ r: 3, d: 2, e: 1 })).toEqual([])
    expect(of({ r: 3, d: 2, e: 2 })).toEqual(['below r'])
    expect(of({ KZ: 3, d: 2, e: 2 })).toEqual(['below KZ'])
  })

  it('tell of a quota above the stock', () => {
    expect(of({ r: 11 }, 10)).toEqual(['stock r'])
  })
})
