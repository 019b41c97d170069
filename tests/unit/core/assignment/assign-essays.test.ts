import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assignEssays, seatJurors } from '#app/core/assignment/assign-essays.ts'
import { indexProblem } from '#app/core/assignment/indexed-problem.ts'
import type { AssignmentProblem } from '#app/core/assignment/problem.ts'
import { createRandom } from '#app/core/numeric/random.ts'
import { costOfLoads, eligible, essay, juror, many, mayRead, problems } from '#tests/support/assignment-problems.ts'

/** The most reviews that can be added at all, by augmenting paths over single places (Kuhn, 1955): slow and plain. */
function mostReviews(problem: AssignmentProblem): number {
  const able = eligible(problem)
  const on = (e: string, j: string) => problem.existing.some((pair) => pair.essay === e && pair.juror === j)
  const places: { essay: number; options: number[] }[] = problem.essays.flatMap((item, e) => {
    const has = problem.existing.filter((pair) => pair.essay === item.id).length
    const options = (able[e] ?? []).filter((j) => !on(item.id, problem.jurors[j]?.id ?? ''))
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
      fc.property(problems(), (problem) => {
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
          expect(item && reader && mayRead(reader, item)).toBe(true)
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

  it('is the same for the same seed in whatever order things are listed, and another for another seed', () => {
    const byText = (a: string, b: string) => (a < b ? -1 : 1)
    const pairs = ({ assignments }: { assignments: readonly { essay: string; juror: string }[] }) =>
      assignments.map((pair) => `${pair.essay} ${pair.juror}`).sort(byText)
    fc.assert(
      fc.property(problems(), fc.integer(), (problem, order) => {
        const { shuffled } = createRandom(String(order))
        const result = assignEssays(problem)
        expect(assignEssays(problem)).toEqual(result)
        const turned = assignEssays({
          ...problem,
          essays: shuffled(problem.essays),
          jurors: shuffled(problem.jurors).map((reader) => ({ ...reader, languages: shuffled(reader.languages) })),
          existing: shuffled(problem.existing),
        })
        expect(pairs(turned)).toEqual(pairs(result))
        const { assignments: _, ...rest } = turned
        expect(result).toMatchObject(rest)
      }),
      { numRuns: 300 },
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

  it('finds the least cost of loads, as trying everything does', () => {
    const small = problems({ essays: 4, jurors: 4 })
    fc.assert(
      fc.property(small, (problem) => {
        const indexed = indexProblem(problem)
        const seating = seatJurors(indexed, createRandom(String(problem.seed)))
        const loads = problem.jurors.map(({ id }) => seating.load[indexed.jurorIds.indexOf(id)] ?? 0)
        const wanted = loads.reduce((sum, load) => sum + load, 0) - problem.existing.length
        const able = eligible(problem)
        const start = problem.jurors.map(({ id }) => problem.existing.filter((pair) => pair.juror === id).length)
        let best = Number.POSITIVE_INFINITY
        const go = (e: number, now: number[], given: number) => {
          if (e === problem.essays.length) {
            if (given === wanted) best = Math.min(best, costOfLoads(problem, now))
            return
          }
          const id = problem.essays[e]?.id ?? ''
          const has = problem.existing.filter((pair) => pair.essay === id)
          const options = (able[e] ?? []).filter((j) => !has.some((pair) => pair.juror === problem.jurors[j]?.id))
          for (let set = 0; set < 1 << options.length; set += 1) {
            const chosen = options.filter((_, bit) => set & (1 << bit))
            if (chosen.length > Math.max(0, problem.reviewsPerEssay - has.length)) continue
            const next = [...now]
            for (const j of chosen) next[j] = (next[j] ?? 0) + 1
            if (chosen.some((j) => (next[j] ?? 0) > (problem.jurors[j]?.max ?? 0))) continue
            go(e + 1, next, given + chosen.length)
          }
        }
        go(0, start, 0)
        expect(costOfLoads(problem, loads)).toBeCloseTo(best, 4)
      }),
      { numRuns: 300 },
    )
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

  it('repairs a recusal, a leaver and a late juror by filling the open places alone', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat({ max: 9 }), fc.nat({ max: 59 }), (seed, leaver, recused) => {
        const jurors = many(10, (i) => juror(i, { max: 30 }))
        const problem = { seed, reviewsPerEssay: 3, essays: many(60, (i) => essay(i)), jurors, existing: [] }
        const before = assignEssays(problem)
        const given = before.assignments.filter((pair, at) => pair.juror !== `j${leaver}` && at !== recused)
        const out = before.assignments[recused]
        const after = assignEssays({
          ...problem,
          seed: seed + 1,
          existing: given,
          jurors: [
            ...jurors
              .filter((_, i) => i !== leaver)
              .map((reader) =>
                reader.id === out?.juror
                  ? { ...reader, conflicts: { ...reader.conflicts, essays: [out.essay] } }
                  : reader,
              ),
            juror(10, { max: 30 }),
          ],
        })
        expect(after.unassigned).toEqual([])
        // All that was there is there, first and in its order; nothing but the open places has been added.
        expect(after.assignments.slice(0, given.length)).toEqual(given)
        expect(after.assignments).toHaveLength(180)
        expect(after.assignments.slice(given.length)).not.toContainEqual(out)
        // The late juror, with nothing yet, comes first.
        expect(after.loads.j10).toBeGreaterThan(0)
      }),
      { numRuns: 60 },
    )
  })

  it('lets everybody read an anchor essay, after every essay has its usual readers', () => {
    const { assignments, unassigned, loads } = assignEssays({
      seed: 3,
      reviewsPerEssay: 2,
      essays: [essay(0, { anchor: 'all' }), essay(1, { language: 'ru', anchor: 4 }), ...many(20, (i) => essay(i + 2))],
      jurors: [
        ...many(8, (i) => juror(i, { max: 12 })),
        ...many(4, (i) => juror(8 + i, { languages: ['ru'], max: 12 })),
        ...many(2, (i) => juror(12 + i, { languages: ['kk', 'ru'], max: i === 0 ? 12 : 0 })),
      ],
      existing: [],
    })
    const readersOf = (id: string) => assignments.filter((pair) => pair.essay === id).map((pair) => pair.juror)
    expect(readersOf('e0').sort()).toEqual(['j0', 'j1', 'j12', 'j2', 'j3', 'j4', 'j5', 'j6', 'j7'])
    expect(readersOf('e1')).toHaveLength(4)
    expect(unassigned).toEqual([])
    expect(Math.max(...Object.values(loads))).toBeLessThanOrEqual(12)
    const tight = assignEssays({
      seed: 3,
      reviewsPerEssay: 1,
      essays: [essay(0, { anchor: 'all' }), ...many(5, (i) => essay(i + 1))],
      jurors: many(3, (i) => juror(i, { max: 2 })),
      existing: [],
    })
    expect(tight.unassigned).toEqual([])
    expect(tight.assignments).toHaveLength(6)
  })

  it('hardly lets two jurors meet twice where there is choice', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { pairMax } = assignEssays({
          seed,
          reviewsPerEssay: 3,
          essays: many(200, (i) => essay(i)),
          jurors: many(60, (i) => juror(i, { max: 8 + (i % 9) })),
          existing: [],
        })
        expect(pairMax).toBeLessThanOrEqual(2)
      }),
      { numRuns: 20 },
    )
  })

  it('joins languages through jurors of two, even where the balance alone would not', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { connected, components, languageComponents, algebraicConnectivity } = assignEssays({
          seed,
          reviewsPerEssay: 2,
          essays: [...many(40, (i) => essay(i)), ...many(6, (i) => essay(40 + i, { language: 'ru' }))],
          jurors: [
            ...many(4, (i) => juror(i, { max: 20 })),
            ...many(4, (i) => juror(4 + i, { languages: ['ru'], max: 20 })),
            juror(8, { languages: ['kk', 'ru'], max: 20 }),
          ],
          existing: [],
        })
        expect({ connected, parts: components.length, languageComponents }).toEqual({
          connected: true,
          parts: 1,
          languageComponents: { kk: 1, ru: 1 },
        })
        expect(algebraicConnectivity).toBeGreaterThan(0)
      }),
      { numRuns: 50 },
    )
  })

  it('takes nothing for a problem without essays or jurors', () => {
    const none = { seed: 1, reviewsPerEssay: 3, existing: [] }
    expect(assignEssays({ ...none, essays: [], jurors: [] })).toMatchObject({
      assignments: [],
      loads: {},
      unassigned: [],
      connected: true,
      algebraicConnectivity: 0,
      components: [],
    })
    const alone = assignEssays({ ...none, essays: [essay(0)], jurors: [] })
    expect(alone.unassigned).toEqual([
      { essay: 'e0', missing: 3, reason: { kind: 'language', language: 'kk', readers: 0 }, bottleneck: 0 },
    ])
    expect(assignEssays({ ...none, essays: [], jurors: [juror(0)] }).loads).toEqual({ j0: 0 })
  })
})
