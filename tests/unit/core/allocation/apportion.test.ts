import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apportion } from '#app/core/allocation/apportion.ts'

const claims = (...weights: number[]) => weights.map((weight, at) => ({ id: `r${at}`, weight }))
const places = (result: ReturnType<typeof apportion>) => result.rows.map((row) => row.places)
const methods = fc.constantFrom('sainte-lague' as const, 'largest-remainder' as const)
const weights = fc.array(fc.nat(1000), { minLength: 1, maxLength: 12 })

describe('apportionment', () => {
  it('gives the numbers of the textbooks', () => {
    expect(places(apportion(7, claims(53, 24, 23), 'sainte-lague'))).toEqual([3, 2, 2])
    // Hare quota with largest remainders; the example of the article «Largest remainders method».
    const votes = claims(47_000, 16_000, 15_900, 12_000, 6_000, 3_100)
    expect(places(apportion(10, votes, 'largest-remainder'))).toEqual([5, 2, 1, 1, 1, 0])
  })

  it('shows its arithmetic: exact shares, and the quotients on both sides of the cut', () => {
    const { rows, cut } = apportion(7, claims(53, 24, 23), 'sainte-lague')
    expect(rows[0]?.exact).toBeCloseTo(3.71, 9)
    // 53, 24, 23, 53/3, 53/5, 24/3 and 23/3 took the seven; 53/7 would have been next.
    expect(cut?.won).toBeCloseTo(23 / 3, 9)
    expect(cut?.lost).toBeCloseTo(53 / 7, 9)
  })

  it('gives every device, the minimum to each, and nothing else to who has no weight', () => {
    fc.assert(
      fc.property(weights, methods, fc.nat(3), fc.nat(60), (list, method, minimum, more) => {
        const devices = minimum * list.length + more
        const { rows } = apportion(devices, claims(...list), method, minimum)
        const sum = rows.reduce((total, row) => total + row.places, 0)
        expect(sum).toBe(list.some((weight) => weight > 0) ? devices : minimum * list.length)
        for (const row of rows) {
          expect(row.places).toBeGreaterThanOrEqual(minimum)
          if (row.weight === 0) expect(row.places).toBe(minimum)
        }
      }),
    )
  })

  it('never gives the smaller weight more', () => {
    fc.assert(
      fc.property(weights, methods, fc.nat(3), fc.nat(60), (list, method, minimum, more) => {
        const { rows } = apportion(minimum * list.length + more, claims(...list), method, minimum)
        for (const a of rows)
          for (const b of rows) if (a.weight > b.weight) expect(a.places).toBeGreaterThanOrEqual(b.places)
      }),
    )
  })

  it('takes from nobody when a device is added (Sainte-Laguë)', () => {
    fc.assert(
      fc.property(weights, fc.nat(2), fc.nat(60), (list, minimum, more) => {
        const devices = minimum * list.length + more
        const before = places(apportion(devices, claims(...list), 'sainte-lague', minimum))
        const after = places(apportion(devices + 1, claims(...list), 'sainte-lague', minimum))
        before.forEach((count, at) => {
          expect(after[at]).toBeGreaterThanOrEqual(count)
        })
      }),
    )
  })

  it('stays within one of the exact share (largest remainder, without a minimum)', () => {
    fc.assert(
      fc.property(weights, fc.nat(200), (list, devices) => {
        fc.pre(list.some((weight) => weight > 0))
        for (const row of apportion(devices, claims(...list), 'largest-remainder').rows) {
          expect(Math.abs(row.places - row.exact)).toBeLessThan(1 + 1e-6)
        }
      }),
    )
  })

  it('refuses a minimum that nobody can give, and weights below zero', () => {
    expect(() => apportion(3, claims(1, 1), 'sainte-lague', 2)).toThrow(RangeError)
    expect(() => apportion(3, claims(1, -1), 'largest-remainder')).toThrow(RangeError)
  })
})
