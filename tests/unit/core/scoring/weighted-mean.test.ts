import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Criterion, type Review, reviewPoints, weightedMeans } from '#app/core/scoring/weighted-mean.ts'

const criteria: Criterion[] = [
  { id: 'idea', weight: 2, min: 0, max: 4 },
  { id: 'language', weight: 1, min: 1, max: 5 },
  { id: 'honesty', weight: 0.5, min: 0, max: 10 },
]

const scores = fc.record({
  idea: fc.integer({ min: 0, max: 4 }),
  language: fc.integer({ min: 1, max: 5 }),
  honesty: fc.integer({ min: 0, max: 10 }),
})
const reviews = fc.array(fc.record({ essay: fc.constantFrom('e1', 'e2', 'e3', 'e4'), scores }), { maxLength: 40 })

describe('points of a review', () => {
  it('run from 0 to 100 and honour the weights', () => {
    expect(reviewPoints(criteria, { idea: 0, language: 1, honesty: 0 })).toBe(0)
    expect(reviewPoints(criteria, { idea: 4, language: 5, honesty: 10 })).toBe(100)
    expect(reviewPoints(criteria, { idea: 4, language: 1, honesty: 0 })).toBeCloseTo(200 / 3.5, 12)
  })

  it('need every criterion, and leave out a scale of one level', () => {
    expect(reviewPoints(criteria, { idea: 4, language: 5 })).toBeNull()
    const withFlat = [...criteria, { id: 'flat', weight: 9, min: 2, max: 2 }]
    expect(reviewPoints(withFlat, { idea: 4, language: 5, honesty: 10 })).toBe(100)
    expect(reviewPoints([{ id: 'flat', weight: 9, min: 2, max: 2 }], { flat: 2 })).toBeNull()
  })
})

describe('the weighted mean', () => {
  it('is the plain mean of the reviews of an essay', () => {
    const low = { essay: 'e1', scores: { idea: 0, language: 1, honesty: 0 } }
    const high = { essay: 'e1', scores: { idea: 4, language: 5, honesty: 10 } }
    expect(weightedMeans(criteria, [low, high, high])).toEqual([{ essay: 'e1', points: 200 / 3, reviews: 3 }])
    expect(weightedMeans(criteria, [{ essay: 'e2', scores: { idea: 1 } }])).toEqual([])
  })

  it('does not depend on the order of rows or criteria, to the last bit', () => {
    fc.assert(
      fc.property(reviews, fc.infiniteStream(fc.nat()), (rows, keys) => {
        const shuffled = rows
          .map((row) => ({ row, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ row }) => row)
        expect(weightedMeans([...criteria].reverse(), shuffled)).toEqual(weightedMeans(criteria, rows))
      }),
    )
  })

  it('does not depend on names', () => {
    fc.assert(
      fc.property(reviews, (rows) => {
        const renamedCriteria = criteria.map((criterion) => ({ ...criterion, id: `x-${criterion.id}` }))
        const renamed = rows.map(({ essay, scores: given }) => ({
          essay: `9${5 - Number(essay.slice(1))}`,
          scores: Object.fromEntries(Object.entries(given).map(([id, score]) => [`x-${id}`, score])),
        }))
        const back = weightedMeans(renamedCriteria, renamed)
          .map(({ essay, ...rest }) => ({ essay: `e${5 - Number(essay.slice(1))}`, ...rest }))
          .reverse()
        expect(back).toEqual(weightedMeans(criteria, rows))
      }),
    )
  })

  it('never falls when one score rises, and touches no other essay', () => {
    fc.assert(
      fc.property(reviews, fc.nat(), fc.constantFrom('idea', 'language', 'honesty'), (rows, at, criterion) => {
        const index = rows.length === 0 ? -1 : at % rows.length
        const row: Review | undefined = rows[index]
        const max = criteria.find(({ id }) => id === criterion)?.max ?? 0
        const score = row?.scores[criterion] ?? max
        fc.pre(row !== undefined && score < max)
        const raised = rows.map((known, i) =>
          i === index ? { ...known, scores: { ...known.scores, [criterion]: score + 1 } } : known,
        )
        const before = weightedMeans(criteria, rows)
        weightedMeans(criteria, raised).forEach((after, i) => {
          const old = before[i]?.points ?? Number.NaN
          if (after.essay === row?.essay) expect(after.points).toBeGreaterThan(old)
          else expect(after.points).toBe(old)
        })
      }),
    )
  })
})
