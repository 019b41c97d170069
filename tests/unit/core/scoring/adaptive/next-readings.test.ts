import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalBelow, normalDensity } from '#app/core/numeric/normal-distribution.ts'
import { cutLines } from '#app/core/scoring/adaptive/cut-lines.ts'
import { nextReadings, varianceOfReading } from '#app/core/scoring/adaptive/next-readings.ts'
import { decisionsMended, gainOfReading } from '#app/core/scoring/adaptive/reading-gain.ts'

const standings = fc.record({
  distance: fc.double({ min: -2, max: 2, noNaN: true }),
  se: fc.double({ min: 0.05, max: 1, noNaN: true }),
})
const variances = fc.double({ min: 0.05, max: 2, noNaN: true })

/** ∫ f(d + s̃ z) φ(z) dz by the trapezoid rule. */
function average(f: (x: number) => number, at: number, spread: number): number {
  let sum = 0
  for (let z = -8; z <= 8; z += 0.002) sum += f(at + spread * z) * normalDensity(z) * 0.002
  return sum
}

describe('what one more reading is worth', () => {
  it('is the fall of the expected loss, integrated', () => {
    fc.assert(
      fc.property(standings, variances, ({ distance, se }, variance) => {
        const moves = (se * se) / Math.sqrt(se * se + variance)
        // Choosing with the reading gains max(x, 0) on average, without it max(d, 0).
        const direct = average((x) => Math.max(x, 0), distance, moves) - Math.max(distance, 0)
        expect(Math.abs(gainOfReading({ distance, se }, variance) - direct)).toBeLessThan(1e-5)
      }),
      { numRuns: 40 },
    )
  })

  it('mends decisions as the integral says', () => {
    fc.assert(
      fc.property(standings, variances, ({ distance, se }, variance) => {
        const moves = (se * se) / Math.sqrt(se * se + variance)
        const left = Math.sqrt(se * se - moves * moves)
        const after = average((x) => normalBelow(-Math.abs(x) / left), distance, moves)
        const direct = normalBelow(-Math.abs(distance) / se) - after
        expect(Math.abs(decisionsMended({ distance, se }, variance) - direct)).toBeLessThan(2e-3)
      }),
      { numRuns: 40 },
    )
  })

  it('falls with the distance from the line, and never is negative', () => {
    fc.assert(
      fc.property(standings, variances, ({ distance, se }, variance) => {
        const gain = gainOfReading({ distance, se }, variance)
        expect(gain).toBeGreaterThanOrEqual(0)
        expect(gainOfReading({ distance: 2 * distance, se }, variance)).toBeLessThanOrEqual(gain)
        expect(gainOfReading({ distance: -distance, se }, variance)).toBe(gain)
      }),
    )
  })
})

describe('the cut-line of a class', () => {
  it('lies where as many are expected above it as receive', () => {
    const people = fc.array(standings, { minLength: 2, maxLength: 12 })
    fc.assert(
      fc.property(people, fc.double({ min: -1, max: 1, noNaN: true }), (members, line) => {
        const measure = Float64Array.from(members, ({ distance }) => distance)
        const se = Float64Array.from(members, (one) => one.se)
        const above = (at: number) => measure.map((m, e) => normalBelow((m - at) / (se[e] ?? 1)))
        const probability = above(line)
        const open = probability.reduce((sum, p) => sum + p, 0)
        fc.pre(open > 1e-6 && open < members.length - 1e-6)
        // Where the members stand far apart, many lines serve: what the line promises is asked, not where it lies.
        const cut = cutLines(measure, se, probability, new Int32Array(members.length))[0] ?? Number.NaN
        expect(above(cut).reduce((sum, p) => sum + p, 0)).toBeCloseTo(open, 9)
      }),
    )
  })

  it('is each class its own, and unknown where nothing is open', () => {
    const measure = Float64Array.of(1, 2, 1, 2, 1, 2)
    const lines = cutLines(
      measure,
      new Float64Array(6).fill(0.5),
      Float64Array.of(0, 0, 0.5, 1, 1, 1),
      Int32Array.of(0, 0, 1, 1, 2, 2),
    )
    expect(lines[0]).toBeNaN()
    expect(lines[1]).toBeCloseTo(0.9747, 3)
    expect(lines[2]).toBeNaN()
  })
})

describe('the next readings', () => {
  const measure = Float64Array.of(-3, 1.5, 1.7, 2.1, 2.4, 6)
  const se = new Float64Array(6).fill(0.4)
  const probability = measure.map((m) => normalBelow((m - 2) / 0.4))
  const decision = { measure, se, probability, classOf: new Int32Array(6), readingVariance: 0.5 }
  const plan = (most: number, least = 0.0001, mayRead = (_: number) => true) =>
    nextReadings(decision, { most, least }, mayRead)

  it('go where the decision is open, and not where it is certain', () => {
    const { readings, enough } = plan(10)
    expect(readings.map(({ essay }) => essay)).toEqual([3, 2, 4, 1])
    expect(enough).toBe(true)
  })

  it('keep to what was asked: the number, the least worth, who can be read', () => {
    expect(plan(2)).toMatchObject({ readings: [{ essay: 3 }, { essay: 2 }], enough: false })
    expect(plan(10, 0.0001, (essay) => essay !== 3).readings.map(({ essay }) => essay)).toEqual([2, 4, 1])
    const least = plan(10).readings[1]?.mended ?? 0
    expect(plan(10, least).readings.every(({ mended }) => mended >= least)).toBe(true)
    expect(plan(10, 1)).toEqual({ readings: [], gain: 0, mended: 0, enough: true })
  })

  it('reckons with what is not known of the readers', () => {
    expect(varianceOfReading({ juror: 1, residual: 0.3 }, Float64Array.of(0.2, 0.4))).toBeCloseTo(0.4, 12)
    expect(varianceOfReading({ juror: 1, residual: 0.3 }, Float64Array.of(Number.NaN))).toBeCloseTo(1.3, 12)
  })
})
