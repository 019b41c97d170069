import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { disagreement, type Reading } from '#app/core/scoring/discrepancy/disagreement.ts'

const criteria = [
  { id: 'plan', weight: 2, min: 0, max: 4 },
  { id: 'voice', weight: 1, min: 0, max: 4 },
  { id: 'words', weight: 1, min: 1, max: 5 },
]
const reading = (plan: number, voice: number, words: number): Reading => ({ plan, voice, words })
const readings = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 5 })),
  { minLength: 0, maxLength: 7 },
)
const rules = fc.record({
  levels: fc.option(fc.integer({ min: 1, max: 4 })),
  points: fc.option(fc.integer({ min: 1, max: 100 })),
})

describe('disagreement', () => {
  it('finds the levels and the points that are too far apart', () => {
    const pair = [reading(0, 2, 3), reading(3, 2, 3)]
    expect(disagreement(criteria, pair, { levels: 2, points: null }, 0)).toEqual([
      { kind: 'criterion', criterion: 'plan', gap: 3 },
    ])
    // Three of four levels on a criterion with half of the weight: 37.5 points.
    expect(disagreement(criteria, pair, { levels: null, points: 37 }, 0)).toEqual([{ kind: 'total', gap: 37.5 }])
    expect(disagreement(criteria, pair, { levels: null, points: 38 }, 0)).toEqual([])
    expect(disagreement(criteria, pair, { levels: null, points: null }, 0)).toEqual([])
  })

  it('is ended by one more reading that bears out one side, and by none that stands between', () => {
    const two = [reading(0, 2, 3), reading(3, 2, 3)]
    const rule = { levels: 2, points: null }
    expect(disagreement(criteria, [...two, reading(3, 2, 4)], rule, 1)).toEqual([])
    expect(disagreement(criteria, [...two, reading(3, 2, 4)], rule, 0)).not.toEqual([])
    const apart = [reading(0, 2, 3), reading(4, 2, 3), reading(2, 2, 3)]
    expect(disagreement(criteria, apart, rule, 1)).toEqual([{ kind: 'criterion', criterion: 'plan', gap: 2 }])
  })

  it('never asks fewer than two readings, and finds nothing in one', () => {
    const rule = { levels: 1, points: null }
    expect(disagreement(criteria, [reading(0, 0, 1)], rule, 0)).toEqual([])
    expect(disagreement(criteria, [], rule, 0)).toEqual([])
    expect(disagreement(criteria, [reading(0, 0, 1), reading(4, 0, 1)], rule, 3)).not.toEqual([])
  })

  it('does not depend on the order of readings or criteria, nor finds more with more odd ones allowed', () => {
    fc.assert(
      fc.property(readings, rules, fc.integer({ min: 0, max: 3 }), fc.integer(), (rows, rule, odd, turn) => {
        const given = rows.map((row) => reading(...row))
        const at = given.length === 0 ? 0 : Math.abs(turn) % given.length
        const turned = [...given.slice(at), ...given.slice(0, at)].reverse()
        const agrees = (list: readonly Reading[], of = criteria, more = 0) =>
          disagreement(of, list, rule, odd + more).length === 0
        expect(agrees(turned)).toBe(agrees(given))
        expect(agrees(given, [...criteria].reverse())).toBe(agrees(given))
        if (agrees(given)) expect(agrees(given, criteria, 1)).toBe(true)
      }),
    )
  })

  it('equals the definition over all subsets', () => {
    fc.assert(
      fc.property(readings, rules, fc.integer({ min: 0, max: 3 }), (rows, rule, odd) => {
        const given = rows.map((row) => reading(...row))
        const size = Math.max(2, given.length - odd)
        const points = (r: Reading) =>
          (100 * (2 * ((r.plan ?? 0) / 4) + (r.voice ?? 0) / 4 + ((r.words ?? 0) - 1) / 4)) / 4
        const pairAgrees = (a: Reading, b: Reading) =>
          (rule.levels === null ||
            criteria.every(({ id }) => Math.abs((a[id] ?? 0) - (b[id] ?? 0)) < (rule.levels ?? 0))) &&
          (rule.points === null || Math.abs(points(a) - points(b)) < rule.points - 1e-9)
        let agree = given.length < 2
        for (let mask = 0; mask < 2 ** given.length && !agree; mask += 1) {
          const chosen = given.filter((_, index) => (mask >> index) & 1)
          if (chosen.length === size) agree = chosen.every((a) => chosen.every((b) => pairAgrees(a, b)))
        }
        expect(disagreement(criteria, given, rule, odd).length === 0).toBe(agree)
      }),
    )
  })
})
