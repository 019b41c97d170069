import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalCdf } from '#app/core/numeric/normal-cdf.ts'

describe('normalCdf', () => {
  // Abramowitz and Stegun, table 26.1.
  it.each([
    [0, 0.5],
    [1, 0.841344746068543],
    [1.96, 0.97500210485178],
    [-2.5, 0.006209665325776],
    [4, 0.999968328758167],
  ])('of %f is %f', (x, value) => {
    expect(normalCdf(x)).toBeCloseTo(value, 13)
  })

  it('is symmetric, grows and stays between 0 and 1', () => {
    fc.assert(
      fc.property(fc.double({ min: -20, max: 20, noNaN: true }), fc.double({ min: 0.001, max: 3 }), (x, more) => {
        expect(normalCdf(x) + normalCdf(-x)).toBeCloseTo(1, 13)
        expect(normalCdf(x + more)).toBeGreaterThanOrEqual(normalCdf(x))
        expect(normalCdf(x)).toBeGreaterThanOrEqual(0)
        expect(normalCdf(x)).toBeLessThanOrEqual(1)
      }),
    )
  })
})
