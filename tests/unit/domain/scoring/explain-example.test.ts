import { describe, expect, it } from 'vitest'
import { explainExample } from '#app/domain/scoring/explain-example.ts'

describe('the example of the page for parents', () => {
  const { essays, severity } = explainExample()

  it('shows strict and mild jurors, and corrections that follow from them', () => {
    expect(Math.max(...severity)).toBeGreaterThan(3)
    expect(Math.min(...severity)).toBeLessThan(-3)
    for (const { points, correction } of essays) {
      const own = points.flatMap((given, j) => (given === null ? [] : [severity[j] ?? 0]))
      expect(correction).toBeCloseTo(own.reduce((sum, value) => sum + value, 0) / own.length, 9)
    }
  })

  it('has two essays that change places', () => {
    const swapped = essays.some((one) => essays.some((two) => one.raw > two.raw && one.measure < two.measure))
    expect(swapped).toBe(true)
  })
})
