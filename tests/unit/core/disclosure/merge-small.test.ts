import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeSmall, mergeSmallRows } from '#app/core/disclosure/merge-small.ts'

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

describe('merging rows with several numbers', () => {
  it('looks at each sum by itself', () => {
    const rows = new Map([
      ['a', [4, 4, 0]],
      ['b', [3, 0, 3]],
      ['c', [40, 9, 31]],
      ['d', [60, 20, 40]],
    ])
    expect([...mergeSmallRows(rows, 5)].sort()).toEqual(['a', 'b', 'c'])
  })

  it('publishes no small number while others could join', () => {
    const row = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 3, maxLength: 3 })
    fc.assert(
      fc.property(fc.dictionary(fc.string(), row), (dictionary) => {
        const rows = new Map(Object.entries(dictionary))
        const hidden = mergeSmallRows(rows, 5)
        const small = (counts: readonly number[]) => counts.some((count) => count > 0 && count < 5)
        const shown = [...rows].filter(([key, counts]) => !hidden.has(key) && counts.some((count) => count > 0))
        expect(shown.some(([, counts]) => small(counts))).toBe(false)
        const sums = [0, 1, 2].map((at) => [...hidden].reduce((sum, key) => sum + (rows.get(key)?.[at] ?? 0), 0))
        if (shown.length > 0) expect(small(sums)).toBe(false)
      }),
    )
  })
})
