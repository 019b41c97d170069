import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalBelow } from '#app/core/numeric/normal-distribution.ts'

describe('the normal distribution', () => {
  it('has the values of the tables', () => {
    // Abramowitz and Stegun, table 26.1.
    expect(normalBelow(1)).toBeCloseTo(0.841344746068543, 14)
    expect(normalBelow(-3)).toBeCloseTo(0.001349898031630095, 15)
  })

  it('is unknown of what is no number', () => {
    expect(normalBelow(Number.NaN)).toBeNaN()
  })

  // Abramowitz and Stegun, table 26.1.
  it.each([
    [0, 0.5],
    [1, 0.841344746068543],
    [1.96, 0.97500210485178],
    [-2.5, 0.006209665325776],
    [4, 0.999968328758167],
  ])('of %f is %f', (x, value) => {
    expect(normalBelow(x)).toBeCloseTo(value, 13)
  })

  it('is symmetric, grows and stays between 0 and 1', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -20, max: 20, noNaN: true }),
        fc.double({ min: 0.001, max: 3, noNaN: true }),
        (x, more) => {
          expect(normalBelow(x) + normalBelow(-x)).toBeCloseTo(1, 13)
          expect(normalBelow(x + more)).toBeGreaterThanOrEqual(normalBelow(x))
          expect(normalBelow(x)).toBeGreaterThanOrEqual(0)
          expect(normalBelow(x)).toBeLessThanOrEqual(1)
        },
      ),
    )
  })
})
