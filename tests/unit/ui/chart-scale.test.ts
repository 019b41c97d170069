import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { roundScale } from '#app/ui/chart/scale.ts'

describe('roundScale', () => {
  it('has round ends and ticks', () => {
    expect(roundScale([-3.2, 4.1])).toMatchObject({ low: -4, high: 6, ticks: [-4, -2, 0, 2, 4, 6] })
    expect(roundScale([0.12, 0.31], [0]).ticks).toEqual([0, 0.1, 0.2, 0.3, 0.4])
    expect(roundScale([]).ticks[0]).toBe(0)
  })

  it('holds every value, keeps their order, and has few ticks', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1000, max: 1000, noNaN: true }), { minLength: 1 }), (values) => {
        const { low, high, ticks, at } = roundScale(values)
        const tolerance = 1e-9 * (1 + Math.abs(low) + Math.abs(high))
        expect(low).toBeLessThanOrEqual(Math.min(...values) + tolerance)
        expect(high).toBeGreaterThanOrEqual(Math.max(...values) - tolerance)
        expect(ticks.length).toBeGreaterThan(1)
        expect(ticks.length).toBeLessThanOrEqual(8)
        const sorted = [...values].sort((a, b) => a - b).map(at)
        expect([...sorted].sort((a, b) => a - b)).toEqual(sorted)
      }),
    )
  })
})
