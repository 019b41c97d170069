import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acceptanceByScores } from '#app/core/allocation/acceptance-by-scores.ts'
import { allocateDevices } from '#app/core/allocation/allocate-devices.ts'
import { createNormal } from '#app/core/numeric/normal.ts'
import { normalBelow } from '#app/core/numeric/normal-distribution.ts'
import { createRandom } from '#app/core/numeric/random.ts'
import { decisionUncertainty } from '#app/core/scoring/decision/decision-uncertainty.ts'
import { problems } from '../../allocation/arbitrary-problem.ts'

const lotteryOf = (id: string) => createHmac('sha256', 'seed').update(id).digest('hex')

/** The highest `places`. */
function best(places: number) {
  return (scores: Float64Array) => {
    const order = Array.from(scores.keys()).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0))
    const accepted = new Uint8Array(scores.length)
    for (const at of order.slice(0, places)) accepted[at] = 1
    return accepted
  }
}

describe('acceptance by scores', () => {
  it('is the allocation itself, whatever was decided with it before', () => {
    const scores = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 9, maxLength: 9 })
    fc.assert(
      fc.property(problems(), scores, scores, (problem, before, now) => {
        const decide = acceptanceByScores(problem, lotteryOf)
        const values = Float64Array.from(problem.applicants, (_, at) => (now[at] ?? 0) / 10)
        decide(Float64Array.from(problem.applicants, (_, at) => before[at] ?? 0))
        const accepted = decide(values)
        const applicants = problem.applicants.map((one, at) =>
          one.score === null ? one : { ...one, score: values[at] ?? 0 },
        )
        const { recipients } = allocateDevices({ ...problem, applicants }, lotteryOf)
        const ids = problem.applicants.filter((_, at) => accepted[at] === 1).map(({ id }) => id)
        expect(ids.sort()).toEqual(recipients.map(({ applicant }) => applicant).sort())
      }),
      { numRuns: 300 },
    )
  })
})

describe('how sure a decision is', () => {
  it('is Φ of the difference between two, and sums to the places', () => {
    const normal = createNormal(createRandom('two'))
    const measures = Float64Array.of(1, 0.4)
    const draw = (into: Float64Array) => {
      into.set([1 + 0.5 * normal(), 0.4 + 0.7 * normal()])
      return into
    }
    const { probability, simulationError, expectedWrong, draws } = decisionUncertainty(best(1), measures, draw, 20_000)
    const exact = normalBelow(0.6 / Math.hypot(0.5, 0.7))
    expect(draws).toBe(20_000)
    expect(Math.abs((probability[0] ?? 0) - exact)).toBeLessThan(5 * (simulationError[0] ?? 0))
    expect((probability[0] ?? 0) + (probability[1] ?? 0)).toBeCloseTo(1, 12)
    expect(expectedWrong).toBeCloseTo(1 - (probability[0] ?? 0), 12)
  })

  it('stops when it is told to, and counts what it did', () => {
    const asked: number[] = []
    const result = decisionUncertainty(
      best(1),
      Float64Array.of(1, 0),
      (into) => into.fill(1),
      100,
      (share) => {
        asked.push(share)
        return share < 0.4
      },
    )
    expect(result.draws).toBe(40)
    expect(asked).toEqual([0.2, 0.4])
  })
})
