import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeSmall } from '#app/core/disclosure/merge-small.ts'

const merged = (counts: Record<string, number>) => [...mergeSmall(new Map(Object.entries(counts)), 5)].sort()

describe('merging small groups', () => {
  it('leaves large groups alone', () => {
    expect(merged({ a: 5, b: 12 })).toEqual([])
    expect(merged({})).toEqual([])
  })

  it('hides small groups together', () => {
    expect(merged({ a: 3, b: 2, c: 9 })).toEqual(['a', 'b'])
  })

  it('takes the next group along when one small group alone could be found by subtraction', () => {
    expect(merged({ a: 1, b: 6, c: 9 })).toEqual(['a', 'b'])
    expect(merged({ a: 1, b: 3 })).toEqual(['a', 'b'])
  })

  it('never shows a group below the limit, nor hides a part below it while others could join', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.integer({ min: 0, max: 12 })), (dictionary) => {
        const counts = new Map(Object.entries(dictionary))
        const hidden = mergeSmall(counts, 5)
        const sum = [...counts].filter(([key]) => hidden.has(key)).reduce((total, [, count]) => total + count, 0)
        const shown = [...counts].filter(([key, count]) => count > 0 && !hidden.has(key))
        expect(shown.every(([, count]) => count >= 5)).toBe(true)
        if (hidden.size > 0 && shown.length > 0) expect(sum).toBeGreaterThanOrEqual(5)
      }),
    )
  })
})
