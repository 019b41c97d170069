import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createNormal } from '#app/core/numeric/normal.ts'
import { createRandom } from '#app/core/numeric/random.ts'
import { competitionRanks } from '#app/core/scoring/rank.ts'
import { rankIntervals } from '#app/core/scoring/rank-interval.ts'

const essays = fc.array(
  fc.record({ measure: fc.double({ min: 0, max: 100, noNaN: true }), se: fc.double({ min: 0, max: 20, noNaN: true }) }),
  { minLength: 1, maxLength: 60 },
)

describe('rankIntervals', () => {
  it('is the place itself where nothing is uncertain', () => {
    expect(rankIntervals([30, 10, 20], [0, 0, Number.NaN])).toEqual([
      { best: 1, worst: 1 },
      { best: 3, worst: 3 },
      { best: 2, worst: 2 },
    ])
  })

  it('lies between the first place and the last, in order', () => {
    fc.assert(
      fc.property(essays, (list) => {
        const found = rankIntervals(
          list.map(({ measure }) => measure),
          list.map(({ se }) => se),
        )
        for (const { best, worst } of found) {
          expect(best).toBeGreaterThanOrEqual(1)
          expect(worst).toBeLessThanOrEqual(list.length)
          expect(best).toBeLessThanOrEqual(worst)
        }
      }),
    )
  })

  it('does not know the unit or the zero of the points', () => {
    const measure = [3, 9, 4, 7, 7.5, 1]
    const se = [1, 2, 0.5, 1, 1, 3]
    expect(
      rankIntervals(
        measure.map((m) => 100 + 8 * m),
        se.map((s) => 8 * s),
      ),
    ).toEqual(rankIntervals(measure, se))
  })

  it('holds the true place about as often as it says', () => {
    const random = createRandom('rank intervals')
    const normal = createNormal(random)
    let [held, all] = [0, 0]
    for (let contest = 0; contest < 40; contest += 1) {
      const truth = Array.from({ length: 80 }, () => normal())
      const places = competitionRanks(truth)
      // Shrunk as the calibration does it: measure and error are those of the truth given the scores.
      const measure = truth.map((level) => 0.8 * (level + 0.5 * normal()))
      const se = truth.map(() => Math.sqrt(0.2))
      rankIntervals(measure, se).forEach(({ best, worst }, i) => {
        const rank = places[i]?.rank ?? 0
        all += 1
        if (rank >= best && rank <= worst) held += 1
      })
    }
    expect(held / all).toBeGreaterThan(0.93)
    expect(held / all).toBeLessThan(0.995)
  })
})
