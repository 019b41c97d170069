import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exactSum } from '#app/core/numeric/exact-sum.ts'

const finite = fc.double({ noNaN: true, min: -1e300, max: 1e300 })

/** The exact sum as a fraction of two's powers, for comparison. */
function rational(values: readonly number[]): bigint {
  const view = new DataView(new ArrayBuffer(8))
  return values.reduce((sum, value) => {
    view.setFloat64(0, value)
    const bits = view.getBigUint64(0)
    const exponent = (bits >> 52n) & 0x7ffn
    const fraction = bits & ((1n << 52n) - 1n)
    const magnitude = exponent === 0n ? fraction : (fraction | (1n << 52n)) << (exponent - 1n)
    return sum + (bits >> 63n ? -magnitude : magnitude)
  }, 0n)
}

describe('the exact sum', () => {
  it('rounds once, where plain addition loses everything', () => {
    expect(exactSum([1e100, 1, -1e100])).toBe(1)
    expect(exactSum(Array.from({ length: 10 }, () => 0.1))).toBe(1)
    expect(exactSum([])).toBe(0)
    expect(exactSum([1e16, 1, 1e-16])).toBe(1e16 + 2)
  })

  it('does not depend on the order', () => {
    fc.assert(
      fc.property(fc.array(finite, { maxLength: 60 }), fc.infiniteStream(fc.nat()), (values, keys) => {
        const shuffled = values
          .map((value) => ({ value, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ value }) => value)
        expect(exactSum(shuffled)).toBe(exactSum(values))
      }),
    )
  })

  it('is the nearest double to the true sum', () => {
    fc.assert(
      fc.property(fc.array(finite, { minLength: 1, maxLength: 30 }), (values) => {
        const sum = exactSum(values)
        const error = (candidate: number) => {
          const distance = rational([...values, -candidate])
          return distance < 0n ? -distance : distance
        }
        const next = (step: 1n | -1n) => {
          const view = new DataView(new ArrayBuffer(8))
          view.setFloat64(0, sum)
          if (sum === 0) return step * 1n > 0n ? Number.MIN_VALUE : -Number.MIN_VALUE
          view.setBigUint64(0, view.getBigUint64(0) + step)
          return view.getFloat64(0)
        }
        expect(error(sum) <= error(next(1n))).toBe(true)
        expect(error(sum) <= error(next(-1n))).toBe(true)
      }),
    )
  })

  it('passes on what is not finite', () => {
    expect(exactSum([1, Number.NaN])).toBeNaN()
    expect(exactSum([1, Number.POSITIVE_INFINITY])).toBe(Number.POSITIVE_INFINITY)
    expect(exactSum([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])).toBeNaN()
  })
})
