import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rubricScale } from '#app/domain/scoring/rubric-scale.ts'
import { parseWeights } from '#app/domain/scoring/weights.ts'

const scales = fc.array(
  fc.record({
    weight: fc.integer({ min: 1, max: 9 }),
    min: fc.integer({ min: 0, max: 3 }),
    range: fc.integer({ min: 0, max: 6 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  { minLength: 1, maxLength: 6 },
)

describe('rubricScale', () => {
  it('gives 0 to 100 points as the weighted share of each scale, whatever the scales are', () => {
    fc.assert(
      fc.property(scales, (list) => {
        const criteria = list.map(({ weight, min, range }, c) => ({ id: `c${c + 1}`, weight, min, max: min + range }))
        const found = rubricScale(criteria)
        const telling = list.filter(({ range }) => range > 0)
        if (telling.length === 0) {
          expect(found).toBeNull()
          return
        }
        if (!found) throw new Error('no scale')
        const total = found.weights.reduce((sum, weight) => sum + weight, 0)
        const mean = list.reduce(
          (sum, { min, range, share }, c) => sum + (found.weights[c] ?? 0) * (min + share * range),
          0,
        )
        const expected =
          telling.reduce((sum, { weight, share }) => sum + weight * share, 0) /
          telling.reduce((sum, { weight }) => sum + weight, 0)
        expect(found.base + (found.factor * mean) / total).toBeCloseTo(100 * expected, 8)
        // What the page tells the operator's command is understood there.
        const text = found.weights.map((weight, c) => `c${c + 1}=${weight}`).join(',')
        expect(
          parseWeights(
            text,
            criteria.map(({ id }) => id),
          ),
        ).toEqual(found.weights)
      }),
    )
  })
})
