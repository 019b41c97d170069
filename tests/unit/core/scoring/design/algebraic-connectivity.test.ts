import { describe, expect, it } from 'vitest'
import { cross } from '#app/core/scoring/crossing.ts'
import { algebraicConnectivity } from '#app/core/scoring/design/algebraic-connectivity.ts'

/** Every pair shares one essay. */
function ofPairs(jurors: number, pairs: readonly (readonly [number, number])[]) {
  return algebraicConnectivity(
    cross(
      pairs.length,
      jurors,
      pairs.flatMap((_, e) => [e, e]),
      pairs.flat(),
    ),
  )
}

describe('algebraicConnectivity', () => {
  it('has the known values of complete graphs, rings and paths', () => {
    const complete = [0, 1, 2, 3, 4].flatMap((a) => [0, 1, 2, 3, 4].flatMap((b) => (a < b ? [[a, b] as const] : [])))
    expect(ofPairs(5, complete).value).toBeCloseTo(5 / 4, 10)
    const ring = Array.from({ length: 12 }, (_, j) => [j, (j + 1) % 12] as const)
    expect(ofPairs(12, ring).value).toBeCloseTo(1 - Math.cos((2 * Math.PI) / 12), 10)
    const path = Array.from({ length: 9 }, (_, j) => [j, j + 1] as const)
    expect(ofPairs(10, path).value).toBeCloseTo(1 - Math.cos(Math.PI / 9), 10)
  })

  it('is zero for two parts, small for two parts with one link, and shows the sides', () => {
    const half = (from: number) =>
      [0, 1, 2, 3].flatMap((a) => [0, 1, 2, 3].flatMap((b) => (a < b ? [[from + a, from + b] as const] : [])))
    expect(ofPairs(8, [...half(0), ...half(4)]).value).toBe(0)
    const linked = ofPairs(8, [...half(0), ...half(4), [3, 4]])
    expect(linked.value).toBeGreaterThan(0.01)
    expect(linked.value).toBeLessThan(0.2)
    expect(new Set(linked.side.slice(0, 4)).size).toBe(1)
    expect(linked.side[0]).toBe(-(linked.side[4] as number))
  })

  it('is zero when no two jurors share an essay', () => {
    expect(algebraicConnectivity(cross(2, 1, [0, 1], [0, 0])).value).toBe(0)
  })
})
