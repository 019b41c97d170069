import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { algebraicConnectivity } from '#app/core/assignment/algebraic-connectivity.ts'
import { denseEigenvalue } from '#app/core/numeric/dense-eigenvalue.ts'
import { createRandom } from '#app/core/numeric/random.ts'
import { many } from '#tests/support/assignment-problems.ts'

/** The same by the book: every eigenvalue of the written-out Laplacian. */
function byTheBook(n: number, essays: readonly (readonly number[])[]): number {
  const laplacian = new Float64Array(n * n)
  const add = (i: number, j: number, by: number) => {
    laplacian[i * n + j] = (laplacian[i * n + j] ?? 0) + by
  }
  for (const readers of essays) {
    for (const i of readers) {
      for (const j of readers) {
        if (i === j) continue
        add(i, j, -1)
        add(i, i, 1)
      }
    }
  }
  return denseEigenvalue(laplacian, n, 1)
}

function design(seed: number, jurors: number, essays: number, k: number, block = jurors): number[][] {
  const random = createRandom(`design ${seed}`)
  return many(essays, (e) => {
    // Blocks overlap by one juror: thin bridges in a row.
    const start = Math.floor(((e * (jurors / (block - 1))) / essays) % (jurors / (block - 1))) * (block - 1)
    const own = many(Math.min(block, jurors - start), (i) => start + i)
    return random.shuffled(own).slice(0, k)
  })
}

describe('algebraicConnectivity', () => {
  it.each([
    ['a pair', 2, [[0, 1]], 2],
    [
      'a path of three',
      3,
      [
        [0, 1],
        [1, 2],
      ],
      1,
    ],
    ['a triangle', 3, [[0, 1, 2]], 3],
    [
      'a star of five',
      5,
      [
        [0, 1],
        [0, 2],
        [0, 3],
        [0, 4],
      ],
      1,
    ],
    ['a ring of six', 6, many(6, (i) => [i, (i + 1) % 6]), 2 - 2 * Math.cos(Math.PI / 3)],
    ['all of seven, twice', 7, [many(7, (i) => i), many(7, (i) => i)], 14],
    [
      'a path of three and a juror without essays',
      4,
      [
        [0, 1],
        [1, 3],
      ],
      1,
    ],
    [
      'two parts',
      4,
      [
        [0, 1],
        [2, 3],
      ],
      0,
    ],
    ['one juror', 1, [[0]], 0],
    ['nobody', 0, [], 0],
  ])('knows %s', (_, n, essays, expected) => {
    expect(algebraicConnectivity(n, essays)).toBeCloseTo(expected, 10)
  })

  it.each([
    ['a well-mixed design', 400, design(1, 400, 4000, 3)],
    ['a sparse design', 300, design(2, 300, 900, 3)],
    [
      'two halves with one bridge',
      300,
      [...design(3, 150, 900, 3), ...design(4, 150, 900, 3).map((e) => e.map((j) => j + 150)), [0, 299]],
    ],
    ['blocks in a row', 310, design(5, 310, 6000, 4, 32)],
    ['a long path', 260, many(259, (i) => [i, i + 1])],
  ])('agrees with a dense solver on %s', (_, n, essays) => {
    const expected = byTheBook(n, essays)
    const found = algebraicConnectivity(n, essays)
    expect(Math.abs(found - expected)).toBeLessThanOrEqual(1e-6 * expected + 1e-9)
  })

  it('never exceeds what the least connected juror allows', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uniqueArray(fc.nat({ max: 9 }), { minLength: 1, maxLength: 4 }), { maxLength: 20 }),
        (essays) => {
          const degrees = many(10, (j) => essays.reduce((sum, e) => sum + (e.includes(j) ? e.length - 1 : 0), 0))
          const present = degrees.filter((_, j) => essays.some((e) => e.includes(j)))
          const n = present.length
          const found = algebraicConnectivity(10, essays)
          expect(found).toBeGreaterThanOrEqual(0)
          if (n > 1) expect(found).toBeLessThanOrEqual((n / (n - 1)) * Math.min(...present) + 1e-9)
        },
      ),
    )
  })
})
