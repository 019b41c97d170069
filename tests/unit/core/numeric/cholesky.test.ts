import fc from 'fast-check'
import { expect, it } from 'vitest'
import { choleskyFactor } from '#app/core/numeric/cholesky.ts'

it('gives back the matrix, also one that has lost a rank', () => {
  const sizes = fc.integer({ min: 1, max: 6 }).chain((n) =>
    fc.record({
      n: fc.constant(n),
      rank: fc.integer({ min: 1, max: n }),
      b: fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: n * n, maxLength: n * n }),
    }),
  )
  fc.assert(
    fc.property(sizes, ({ n, rank, b }) => {
      const a = new Float64Array(n * n)
      for (let i = 0; i < n; i += 1) {
        for (let j = 0; j < n; j += 1) {
          for (let k = 0; k < rank; k += 1)
            a[i * n + j] = (a[i * n + j] ?? 0) + (b[i * n + k] ?? 0) * (b[j * n + k] ?? 0)
        }
      }
      const l = choleskyFactor(a, n)
      for (let i = 0; i < n; i += 1) {
        for (let j = 0; j < n; j += 1) {
          let sum = 0
          for (let k = 0; k < n; k += 1) sum += (l[i * n + k] ?? 0) * (l[j * n + k] ?? 0)
          // A pivot below 1e-12 of its own counts as zero: a root of that is what may be missing.
          expect(Math.abs(sum - (a[i * n + j] ?? 0))).toBeLessThan(1e-4)
          if (j > i) expect(l[i * n + j]).toBe(0)
        }
      }
    }),
  )
})
