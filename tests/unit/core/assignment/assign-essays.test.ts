import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assignEssays } from '#app/core/assignment/assign-essays.ts'
import { eligibleJurors, katoPrefix } from '#app/core/assignment/eligible-jurors.ts'
import type { AssignableEssay, AssignableJuror, AssignmentProblem } from '#app/core/assignment/problem.ts'

const languages = ['kk', 'ru', 'en']
const regions = ['111000000', '111010000', '112000000', '711110000', '']
const schools = ['a', 'b', 'c', '']

const essay = (id: number, over: Partial<AssignableEssay> = {}): AssignableEssay => ({
  id: `e${id}`,
  language: 'kk',
  ...over,
})
const juror = (id: number, over: Partial<AssignableJuror> = {}): AssignableJuror => ({
  id: `j${id}`,
  languages: ['kk'],
  max: 1000,
  conflicts: { regions: [], schools: [], essays: [] },
  ...over,
})
const many = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i))

const problems = fc
  .record({
    seed: fc.integer(),
    reviewsPerEssay: fc.integer({ min: 1, max: 4 }),
    essays: fc.array(
      fc.record({
        language: fc.constantFrom(...languages),
        region: fc.constantFrom(...regions),
        school: fc.constantFrom(...schools),
      }),
      { maxLength: 14 },
    ),
    jurors: fc.array(
      fc.record({
        languages: fc.uniqueArray(fc.constantFrom(...languages), { minLength: 1 }),
        min: fc.integer({ min: 0, max: 2 }),
        max: fc.integer({ min: 0, max: 8 }),
        regions: fc.uniqueArray(fc.constantFrom('110000000', '111000000', '712000000'), { maxLength: 1 }),
        schools: fc.uniqueArray(fc.constantFrom('a', 'b'), { maxLength: 1 }),
        refuses: fc.uniqueArray(fc.nat({ max: 13 }), { maxLength: 3 }),
      }),
      { maxLength: 8 },
    ),
    existing: fc.uniqueArray(fc.tuple(fc.nat({ max: 13 }), fc.nat({ max: 7 })), {
      maxLength: 5,
      selector: (pair) => pair.join(),
    }),
  })
  .map(
    (raw): AssignmentProblem => ({
      seed: raw.seed,
      reviewsPerEssay: raw.reviewsPerEssay,
      essays: raw.essays.map((item, index) => essay(index, item)),
      jurors: raw.jurors.map(({ refuses, regions: where, schools: which, ...item }, index) =>
        juror(index, { ...item, conflicts: { regions: where, schools: which, essays: refuses.map((e) => `e${e}`) } }),
      ),
      existing: raw.existing
        .filter(([e, j]) => e < raw.essays.length && j < raw.jurors.length)
        .map(([e, j]) => ({ essay: `e${e}`, juror: `j${j}` })),
    }),
  )

/** The most reviews that can be added at all, by augmenting paths over single places (Kuhn, 1955): slow and plain. */
function mostReviews(problem: AssignmentProblem): number {
  const eligible = eligibleJurors(problem)
  const on = (e: string, j: string) => problem.existing.some((pair) => pair.essay === e && pair.juror === j)
  const places: { essay: number; options: number[] }[] = problem.essays.flatMap((item, e) => {
    const has = problem.existing.filter((pair) => pair.essay === item.id).length
    const options = Array.from(eligible[e]?.eligible ?? []).filter((j) => !on(item.id, problem.jurors[j]?.id ?? ''))
    return many(Math.max(0, problem.reviewsPerEssay - has), () => ({ essay: e, options }))
  })
  const room = problem.jurors.map(({ id, max }) =>
    Math.max(0, max - problem.existing.filter((pair) => pair.juror === id).length),
  )
  // Node e·J+j keeps an essay from the same juror twice; it is a unit edge of the flow.
  const flow = new Map<string, number>()
  const capacity = new Map<string, number>()
  const edge = (from: string, to: string, amount: number) => {
    capacity.set(`${from}>${to}`, (capacity.get(`${from}>${to}`) ?? 0) + amount)
    for (const [a, b] of [
      [from, to],
      [to, from],
    ] as const) {
      const known = near.get(a)
      if (known) known.add(b)
      else near.set(a, new Set([b]))
    }
  }
  const near = new Map<string, Set<string>>()
  for (const { essay: e } of places) edge('s', `e${e}`, 1)
  problem.essays.forEach((_, e) => {
    for (const j of places.find((place) => place.essay === e)?.options ?? []) edge(`e${e}`, `j${j}`, 1)
  })
  for (const [j, amount] of room.entries()) edge(`j${j}`, 't', amount)
  const left = (a: string, b: string) =>
    (capacity.get(`${a}>${b}`) ?? 0) - (flow.get(`${a}>${b}`) ?? 0) + (flow.get(`${b}>${a}`) ?? 0)
  let total = 0
  for (;;) {
    const via = new Map<string, string>([['s', '']])
    const queue = ['s']
    for (const node of queue) {
      for (const next of near.get(node) ?? []) {
        if (via.has(next) || left(node, next) <= 0) continue
        via.set(next, node)
        queue.push(next)
      }
    }
    if (!via.has('t')) return total
    for (let node = 't'; node !== 's'; node = via.get(node) ?? 's') {
      const from = via.get(node) ?? 's'
      const back = flow.get(`${node}>${from}`) ?? 0
      if (back > 0) flow.set(`${node}>${from}`, back - 1)
      else flow.set(`${from}>${node}`, (flow.get(`${from}>${node}`) ?? 0) + 1)
    }
    total += 1
  }
}

describe('assignEssays', () => {
  it('holds every rule on any problem, and gives as many reviews as a maximum flow', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const result = assignEssays(problem)
        const kept = new Set(problem.existing.map(({ essay: e, juror: j }) => `${e} ${j}`))
        expect(result.assignments.slice(0, problem.existing.length)).toEqual(problem.existing)
        expect(new Set(result.assignments.map(({ essay: e, juror: j }) => `${e} ${j}`)).size).toBe(
          result.assignments.length,
        )
        for (const added of result.assignments) {
          if (kept.has(`${added.essay} ${added.juror}`)) continue
          const item = problem.essays.find(({ id }) => id === added.essay)
          const reader = problem.jurors.find(({ id }) => id === added.juror)
          expect(reader?.languages).toContain(item?.language)
          expect(reader?.conflicts.essays).not.toContain(added.essay)
          if (item?.school) expect(reader?.conflicts.schools).not.toContain(item.school)
          for (const code of reader?.conflicts.regions ?? []) {
            expect(item?.region?.startsWith(katoPrefix(code)) && item.region !== '').toBeFalsy()
          }
        }
        for (const reader of problem.jurors) {
          const load = result.assignments.filter((pair) => pair.juror === reader.id).length
          expect(result.loads[reader.id]).toBe(load)
          const before = problem.existing.filter((pair) => pair.juror === reader.id).length
          expect(load).toBeLessThanOrEqual(Math.max(reader.max, before))
        }
        for (const item of problem.essays) {
          const count = result.assignments.filter((pair) => pair.essay === item.id).length
          const before = problem.existing.filter((pair) => pair.essay === item.id).length
          expect(count).toBeLessThanOrEqual(Math.max(problem.reviewsPerEssay, before))
          const short = result.unassigned.find((entry) => entry.essay === item.id)
          expect(short?.missing ?? 0).toBe(Math.max(0, problem.reviewsPerEssay - count))
        }
        expect(result.assignments.length - problem.existing.length).toBe(mostReviews(problem))
      }),
      { numRuns: 400 },
    )
  })

  it('is the same for the same seed, and another for another', () => {
    fc.assert(
      fc.property(problems, (any) => {
        expect(assignEssays(any)).toEqual(assignEssays(any))
      }),
    )
    const problem = {
      reviewsPerEssay: 3,
      essays: many(40, (i) => essay(i)),
      jurors: many(12, (i) => juror(i)),
      existing: [],
    }
    expect(assignEssays({ ...problem, seed: 'a' })).not.toEqual(assignEssays({ ...problem, seed: 'b' }))
  })

  it('leaves no juror with two essays more than another of equal capacity when nothing is in the way', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 60 }), fc.integer({ min: 3, max: 15 }), (seed, e, j) => {
        const { loads, unassigned } = assignEssays({
          seed,
          reviewsPerEssay: 3,
          essays: many(e, (i) => essay(i)),
          jurors: many(j, (i) => juror(i)),
          existing: [],
        })
        const all = Object.values(loads)
        expect(Math.max(...all) - Math.min(...all)).toBeLessThanOrEqual(1)
        expect(unassigned).toEqual([])
      }),
    )
  })

  it('finds the least imbalance, as trying everything does', () => {
    const small = problems.filter(({ essays, jurors }) => essays.length <= 3 && jurors.length <= 4)
    fc.assert(
      fc.property(small, (problem) => {
        const cost = (loads: readonly number[]) =>
          problem.jurors.reduce((sum, { min = 0, max }, j) => {
            let own = 0
            for (let l = 0; l < (loads[j] ?? 0); l += 1) own += (2 * l + 1) / Math.max(max, 1e-3) - (l < min ? 1e6 : 0)
            return sum + own
          }, 0)
        const result = assignEssays(problem)
        const eligible = eligibleJurors(problem)
        const start = problem.jurors.map(({ id }) => problem.existing.filter((pair) => pair.juror === id).length)
        let best = Number.POSITIVE_INFINITY
        const wanted = result.assignments.length - problem.existing.length
        const go = (e: number, loads: number[], given: number) => {
          if (e === problem.essays.length) {
            if (given === wanted) best = Math.min(best, cost(loads))
            return
          }
          const id = problem.essays[e]?.id ?? ''
          const has = problem.existing.filter((pair) => pair.essay === id)
          const options = Array.from(eligible[e]?.eligible ?? []).filter(
            (j) => !has.some((pair) => pair.juror === problem.jurors[j]?.id),
          )
          for (let set = 0; set < 1 << options.length; set += 1) {
            const chosen = options.filter((_, bit) => set & (1 << bit))
            if (chosen.length > Math.max(0, problem.reviewsPerEssay - has.length)) continue
            const next = [...loads]
            for (const j of chosen) next[j] = (next[j] ?? 0) + 1
            if (chosen.some((j) => (next[j] ?? 0) > (problem.jurors[j]?.max ?? 0))) continue
            go(e + 1, next, given + chosen.length)
          }
        }
        go(0, start, 0)
        expect(cost(problem.jurors.map(({ id }) => result.loads[id] ?? 0))).toBeCloseTo(best, 4)
      }),
      { numRuns: 150 },
    )
  })

  it('says why an essay has too few jurors', () => {
    const conflicts = { regions: ['110000000'], schools: [], essays: [] }
    const { unassigned } = assignEssays({
      seed: 1,
      reviewsPerEssay: 2,
      essays: [essay(0, { language: 'en' }), essay(1, { region: '111010000' }), essay(2, { language: 'ru' }), essay(3)],
      jurors: [
        juror(0, { conflicts }),
        juror(1, { conflicts }),
        juror(2, { languages: ['ru'], max: 0 }),
        juror(3, { languages: ['ru', 'en'] }),
      ],
      existing: [],
    })
    expect(unassigned).toEqual([
      { essay: 'e0', missing: 1, reason: { kind: 'language', language: 'en', readers: 1 } },
      { essay: 'e1', missing: 2, reason: { kind: 'conflicts', language: 'kk', readers: 2, eligible: 0 } },
      { essay: 'e2', missing: 1, reason: { kind: 'capacity', language: 'ru', eligible: 2, full: 1 } },
    ])
  })

  it('gives everybody one reader before anybody two', () => {
    const { assignments } = assignEssays({
      seed: 4,
      reviewsPerEssay: 3,
      essays: many(6, (i) => essay(i)),
      jurors: many(3, (i) => juror(i, { max: 3 })),
      existing: [],
    })
    const counts = many(6, (i) => assignments.filter((pair) => pair.essay === `e${i}`).length)
    expect(counts.sort()).toEqual([1, 1, 1, 2, 2, 2])
  })

  it('reports jurors that no shared essay joins', () => {
    const { connected, components } = assignEssays({
      seed: 1,
      reviewsPerEssay: 2,
      essays: [...many(4, (i) => essay(i)), ...many(2, (i) => essay(4 + i, { language: 'ru' }))],
      jurors: [
        juror(0),
        juror(1),
        juror(2, { languages: ['ru'] }),
        juror(3, { languages: ['ru'] }),
        juror(4, { max: 0 }),
      ],
      existing: [],
    })
    expect(connected).toBe(false)
    expect(components).toEqual([
      ['j0', 'j1'],
      ['j2', 'j3'],
    ])
  })

  it('assigns 2,000 essays to 200 jurors, also where one language is short, without long waits', () => {
    const problem = {
      seed: 7,
      reviewsPerEssay: 3,
      essays: many(2000, (i) =>
        essay(i, { language: i % 10 < 7 ? 'kk' : 'ru', region: `11${10 + (i % 40)}00000`, school: `s${i % 300}` }),
      ),
      jurors: many(200, (i) =>
        juror(i, {
          languages: i % 4 === 0 ? ['kk', 'ru'] : i % 4 < 3 ? ['ru'] : ['kk'],
          max: 36 + (i % 9),
          conflicts: { regions: [`11${10 + (i % 40)}00000`], schools: [`s${i % 300}`], essays: [] },
        }),
      ),
      existing: [],
    }
    const start = performance.now()
    const { assignments } = assignEssays(problem)
    expect(performance.now() - start).toBeLessThan(5000)
    expect(assignments.length).toBeGreaterThan(5000)
  })
})

describe('katoPrefix', () => {
  it('keeps what everything inside a unit begins with', () => {
    expect(['110000000', '111000000', '111010000', '111011000', '111011123'].map(katoPrefix)).toEqual([
      '11',
      '1110',
      '111010',
      '111011',
      '111011123',
    ])
  })
})
