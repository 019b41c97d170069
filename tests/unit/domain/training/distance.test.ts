import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closenessOf, differences, meanDistance } from '#app/domain/training/distance.ts'

describe('how far scores are from the reference', () => {
  it('is told per criterion, in levels, and in words', () => {
    const found = differences({ a: 3, b: 1, c: 2 }, { a: 3, b: 2, c: 4 })
    expect(found).toEqual([0, -1, -2])
    expect(closenessOf(found)).toBe('apart')
    expect(closenessOf([0, 1, -1])).toBe('near')
    expect(closenessOf([0, 0])).toBe('same')
    expect(meanDistance(found)).toBe(1)
    expect(meanDistance([])).toBeNull()
  })

  it('leaves out a criterion that only one side has', () => {
    expect(differences({ a: 3, gone: 1 }, { a: 1, fresh: 2 })).toEqual([2])
  })

  it('is nothing exactly when both agree, and the same for too mild and too strict', () => {
    const scores = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 0, max: 20 }), { minKeys: 1 })
    fc.assert(
      fc.property(scores, fc.integer({ min: -5, max: 5 }), (reference, shift) => {
        const own = Object.fromEntries(Object.entries(reference).map(([key, score]) => [key, score + shift]))
        expect(meanDistance(differences(own, reference))).toBe(Math.abs(shift))
        expect(meanDistance(differences(reference, own))).toBe(Math.abs(shift))
        expect(closenessOf(differences(own, reference))).toBe(
          shift === 0 ? 'same' : Math.abs(shift) === 1 ? 'near' : 'apart',
        )
      }),
    )
  })
})
