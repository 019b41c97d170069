import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Applicant, allocate, type Problem } from '#app/core/allocation/allocate.ts'

const policy = { tiers: [['orphan'], ['low-income', 'large-family']] }

const person = (id: string, score: number | null, more: Partial<Applicant> = {}): Applicant => ({
  id,
  region: 'r1',
  score,
  groups: [],
  lottery: id,
  ...more,
})

const one = (quota: number, applicants: Applicant[]): Problem => ({
  regions: [{ id: 'r1', quota }],
  applicants,
  policy,
})

const applicants = fc
  .uniqueArray(fc.integer({ min: 1, max: 500 }), { maxLength: 40 })
  .chain((ids) =>
    fc.tuple(
      ...ids.map((id) =>
        fc.record({
          id: fc.constant(`a${id}`),
          region: fc.constantFrom('r1', 'r2', 'r3'),
          score: fc.option(fc.integer({ min: 0, max: 6 }), { freq: 9 }),
          groups: fc.subarray(['orphan', 'low-income', 'large-family', 'unknown']),
          lottery: fc.constantFrom('0a', '3f', 'c4', 'ee'),
          excluded: fc.option(fc.constant('ineligible'), { freq: 9, nil: undefined }),
        }),
      ),
    ),
  )
  .map((rows): Applicant[] => rows.map(({ excluded, ...row }) => ({ ...row, ...(excluded ? { excluded } : {}) })))

const problems = fc.record({ applicants, quotas: fc.tuple(fc.nat(12), fc.nat(12), fc.nat(12)) }).map(
  ({ applicants: people, quotas }): Problem => ({
    regions: quotas.map((quota, index) => ({ id: `r${index + 1}`, quota })),
    applicants: people,
    policy,
  }),
)

describe('allocation', () => {
  it('goes by tier, then score, then lottery', () => {
    const { recipients, waiting } = allocate(
      one(3, [
        person('late', 99),
        person('draw-b', 80, { groups: ['large-family'], lottery: 'b' }),
        person('draw-a', 80.0000000001, { groups: ['low-income'], lottery: 'a' }),
        person('first', 10, { groups: ['orphan', 'large-family'] }),
      ]),
    )
    expect(recipients.map(({ applicant }) => applicant)).toEqual(['first', 'draw-a', 'draw-b'])
    expect(waiting.map(({ applicant, position }) => [applicant, position])).toEqual([['late', 1]])
    expect(waiting[0]?.reason).toMatchObject({ kind: 'waiting', by: 'priority', toPriority: 3, devices: 3, rank: 1 })
    expect(recipients[0]?.reason).toMatchObject({ kind: 'recipient', tier: 1, group: 'orphan', rank: 4 })
  })

  it('says what set somebody apart from the last recipient', () => {
    const people = [
      person('a', 9, { lottery: '1' }),
      person('b', 7, { lottery: '2' }),
      person('c', 7, { lottery: '3' }),
    ]
    expect(allocate(one(2, people)).waiting[0]?.reason).toMatchObject({
      by: 'lottery',
      position: 1,
      tied: true,
      rank: 2,
    })
    expect(allocate(one(1, people)).waiting[0]?.reason).toMatchObject({ by: 'score', toPriority: 0 })
    expect(allocate(one(0, people)).waiting[0]?.reason).toMatchObject({ kind: 'no-devices', position: 1 })
  })

  it('leaves out, with a reason, who cannot be considered', () => {
    const { notConsidered, recipients, unused } = allocate({
      ...one(5, [
        person('x', 50, { excluded: 'ineligible' }),
        person('y', null),
        person('z', 39.9999999),
        person('w', 20),
        person('v', 80, { region: 'r9' }),
      ]),
      policy: { ...policy, minScore: 40 },
    })
    expect(notConsidered.map(({ applicant, reason }) => [applicant, reason.kind])).toEqual([
      ['w', 'below-floor'],
      ['x', 'excluded'],
      ['y', 'no-score'],
      ['v', 'no-region'],
    ])
    expect(recipients.map(({ applicant }) => applicant)).toEqual(['z'])
    expect(unused).toEqual([{ region: 'r1', count: 4 }])
  })

  it('decides on everybody once and never gives more than there is', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const result = allocate(problem)
        const decided = [...result.recipients, ...result.waiting, ...result.notConsidered].map((row) => row.applicant)
        expect(decided.sort()).toEqual(problem.applicants.map(({ id }) => id).sort())
        for (const { id, quota } of problem.regions) {
          const given = result.recipients.filter(({ region }) => region === id).length
          const spare = result.unused.find(({ region }) => region === id)?.count ?? 0
          expect(given + spare).toBe(quota)
          if (spare > 0) expect(result.waiting.filter(({ region }) => region === id)).toEqual([])
        }
      }),
    )
  })

  it('leaves nobody waiting behind somebody lower', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const result = allocate(problem)
        const by = new Map(problem.applicants.map((applicant) => [applicant.id, applicant]))
        const tier = (groups: readonly string[]) =>
          groups.includes('orphan') ? 0 : groups.includes('low-income') || groups.includes('large-family') ? 1 : 2
        for (const { applicant, region } of result.waiting) {
          const waiting = by.get(applicant)
          for (const other of result.recipients.filter((row) => row.region === region)) {
            const served = by.get(other.applicant)
            if (!waiting || !served) throw new Error('unknown applicant')
            const [mine, theirs] = [tier(waiting.groups), tier(served.groups)]
            expect(theirs).toBeLessThanOrEqual(mine)
            if (theirs === mine) expect(served.score ?? 0).toBeGreaterThanOrEqual(waiting.score ?? 0)
            if (theirs === mine && served.score === waiting.score) expect(served.lottery <= waiting.lottery).toBe(true)
          }
        }
      }),
    )
  })

  it('does not depend on the order of the input', () => {
    fc.assert(
      fc.property(problems, fc.infiniteStream(fc.nat()), (problem, keys) => {
        const shuffle = <T>(rows: readonly T[]): T[] =>
          rows
            .map((row) => ({ row, key: keys.next().value ?? 0 }))
            .sort((a, b) => a.key - b.key)
            .map(({ row }) => row)
        const shuffled: Problem = {
          policy,
          regions: shuffle(problem.regions),
          applicants: shuffle(problem.applicants).map((applicant) => ({
            ...applicant,
            groups: shuffle(applicant.groups),
          })),
        }
        expect(allocate(shuffled)).toEqual(allocate(problem))
      }),
    )
  })

  it('takes a device from nobody when one is added, and gives it to the first who waits', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const before = allocate(problem)
        const more = {
          ...problem,
          regions: problem.regions.map((r) => (r.id === 'r2' ? { ...r, quota: r.quota + 1 } : r)),
        }
        const after = allocate(more)
        const first = before.waiting.find(({ region, position }) => region === 'r2' && position === 1)
        expect(new Set(after.recipients.map(({ applicant }) => applicant))).toEqual(
          new Set([...before.recipients.map(({ applicant }) => applicant), ...(first ? [first.applicant] : [])]),
        )
      }),
    )
  })
})
