import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRandom, hash32 } from '#app/core/numeric/random.ts'

describe('hash32', () => {
  it('is MurmurHash3 over little-endian UTF-16', () => {
    // Published values of MurmurHash3_x86_32: the empty text, and "test" written as two code units.
    expect(hash32('', 0)).toBe(0)
    expect(hash32('', 1)).toBe(0x514e28b7)
    expect(hash32('', 0xffffffff)).toBe(0x81f16f39)
    expect(hash32('\u6574\u7473', 0)).toBe(0xba6bd213)
    expect(hash32('\u6574\u7473', 0x9747b28c)).toBe(0x704b81dc)
    // "aa" is one code unit: the tail
    expect(hash32('\u6161', 0x9747b28c)).toBe(0x5d211726)
  })
})

describe('createRandom', () => {
  it('repeats its stream for a seed and differs between seeds', () => {
    const take = (seed: string) => {
      const random = createRandom(seed)
      return Array.from({ length: 8 }, () => random.uint32())
    }
    expect(take('2026-қармақ')).toEqual(take('2026-қармақ'))
    expect(take('1')).not.toEqual(take('2'))
  })

  it('stays below the bound and reaches every value about equally often', () => {
    const random = createRandom('uniform')
    const counts = new Array<number>(7).fill(0)
    for (let draw = 0; draw < 70_000; draw += 1) {
      const at = random.below(7)
      counts[at] = (counts[at] ?? 0) + 1
    }
    // χ² with 6 degrees of freedom exceeds 22.5 once in a thousand seeds; the seed is fixed.
    expect(counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)).toBeLessThan(22.5)
    expect(() => random.below(0)).toThrow(RangeError)
  })

  it('shuffles without losing anything', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.string(), (items, seed) => {
        const shuffled = createRandom(seed).shuffled(items)
        expect([...shuffled].sort((a, b) => a - b)).toEqual([...items].sort((a, b) => a - b))
      }),
    )
  })

  it('gives numbers from 0 to below 1', () => {
    const random = createRandom('unit')
    const mean = Array.from({ length: 10_000 }, () => random.unit()).reduce((sum, x) => sum + x / 10_000, 0)
    expect(mean).toBeGreaterThan(0.49)
    expect(mean).toBeLessThan(0.51)
  })
})
