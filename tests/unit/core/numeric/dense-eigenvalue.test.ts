import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { denseEigenvalue } from '#app/core/numeric/dense-eigenvalue.ts'

const ranks = (n: number) => Array.from({ length: n }, (_, k) => k)

describe('denseEigenvalue', () => {
  it('knows matrices whose eigenvalues are known', () => {
    const matrix = [2, -1, 0, -1, 2, -1, 0, -1, 2]
    const found = ranks(3).map((k) => denseEigenvalue(Float64Array.from(matrix), 3, k))
    expect(found[0]).toBeCloseTo(2 - Math.SQRT2, 12)
    expect(found[1]).toBeCloseTo(2, 12)
    expect(found[2]).toBeCloseTo(2 + Math.SQRT2, 12)
    expect(denseEigenvalue(Float64Array.of(5), 1, 0)).toBe(5)
    expect(denseEigenvalue(Float64Array.of(1, 3, 3, 1), 2, 0)).toBeCloseTo(-2, 12)
    const diagonal = Float64Array.from({ length: 25 }, (_, i) => (i % 6 === 0 ? i : 0))
    expect(ranks(5).map((k) => denseEigenvalue(Float64Array.from(diagonal), 5, k))).toEqual([0, 6, 12, 18, 24])
  })

  it('keeps trace and sum of squares', () => {
    const symmetric = fc.integer({ min: 1, max: 9 }).chain((n) =>
      fc.array(fc.integer({ min: -20, max: 20 }), { minLength: n * n, maxLength: n * n }).map((raw) => ({
        n,
        matrix: Float64Array.from(raw, (_, at) => {
          const [i, j] = [Math.floor(at / n), at % n]
          return raw[Math.min(i, j) * n + Math.max(i, j)] ?? 0
        }),
      })),
    )
    fc.assert(
      fc.property(symmetric, ({ n, matrix }) => {
        const values = ranks(n).map((k) => denseEigenvalue(Float64Array.from(matrix), n, k))
        expect(values).toEqual([...values].sort((a, b) => a - b))
        const trace = ranks(n).reduce((sum, i) => sum + (matrix[i * n + i] ?? 0), 0)
        expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(trace, 8)
        const squares = matrix.reduce((sum, value) => sum + value ** 2, 0)
        expect(values.reduce((sum, value) => sum + value ** 2, 0)).toBeCloseTo(squares, 6)
      }),
    )
  })
})
