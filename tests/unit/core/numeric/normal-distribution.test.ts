import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalBelow, normalQuantile } from '#app/core/numeric/normal-distribution.ts'

describe('the normal distribution', () => {
  it('has the values of the tables', () => {
    // Abramowitz and Stegun, tables 26.1 and 26.5.
    expect(normalBelow(1)).toBeCloseTo(0.841344746068543, 14)
    expect(normalBelow(-3)).toBeCloseTo(0.001349898031630095, 15)
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 14)
    expect(normalQuantile(1e-10)).toBeCloseTo(-6.361340902404056, 13)
    expect([normalQuantile(0), normalQuantile(1), normalQuantile(1.1)]).toEqual([-Infinity, Infinity, Number.NaN])
  })

  it('goes there and back', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }), (p) => {
        expect(Math.abs(normalBelow(normalQuantile(p)) - p)).toBeLessThan(1e-14)
      }),
    )
  })
})
