import { describe, expect, it } from 'vitest'
import { createNormal } from '#app/core/numeric/normal.ts'
import { createRandom } from '#app/core/numeric/random.ts'
import { createApplicantDraws } from '#app/core/scoring/decision/applicant-draws.ts'
import { createLineTally } from '#app/core/scoring/decision/decision-lines.ts'

describe('the line of a class', () => {
  it('lies half-way between the last who receives and the next, and only where some do not', () => {
    const tally = createLineTally(Int32Array.of(0, 0, 1, 0, -1, 1))
    tally.see(Float64Array.of(10, 4, 50, 6, 100, 20), Uint8Array.of(1, 0, 1, 1, 1, 1))
    tally.see(Float64Array.of(10, 4, 50, 6, 100, 20), Uint8Array.of(1, 0, 0, 0, 1, 1))
    const [one, two] = tally.lines()
    expect(one).toEqual({ draws: 2, low: 5, middle: 8, high: 8 })
    // By levels alone: the one device of the class would be that of the higher.
    expect(two).toEqual({ draws: 1, low: 35, middle: 35, high: 35 })
  })

  it('has no number where everybody receives in every draw, or nobody', () => {
    const tally = createLineTally(Int32Array.of(0, 0))
    tally.see(Float64Array.of(1, 2), Uint8Array.of(1, 1))
    tally.see(Float64Array.of(1, 2), Uint8Array.of(0, 0))
    expect(tally.lines()).toEqual([{ draws: 0, low: Number.NaN, middle: Number.NaN, high: Number.NaN }])
  })

  it('covers in nine draws of ten', () => {
    const normal = createNormal(createRandom('lines'))
    const tally = createLineTally(new Int32Array(2))
    for (let draw = 0; draw < 4000; draw += 1) {
      const line = 50 + 2 * normal()
      tally.see(Float64Array.of(line + 1, line - 1), Uint8Array.of(1, 0))
    }
    const [{ low, middle, high } = { low: 0, middle: 0, high: 0 }] = tally.lines()
    expect(Math.abs(low - (50 - 2 * 1.645))).toBeLessThan(0.25)
    expect(Math.abs(middle - 50)).toBeLessThan(0.2)
    expect(Math.abs(high - (50 + 2 * 1.645))).toBeLessThan(0.25)
  })
})

describe('draws of applicants', () => {
  it('are those of their essays, and of all essays for whom nobody read', () => {
    const posterior = (into: Float64Array) => {
      into.set([7, 9])
      return into
    }
    const draw = createApplicantDraws(
      posterior,
      2,
      Int32Array.of(1, -1, 0),
      { mean: 50, sd: 3 },
      createRandom('unread'),
    )
    const into = new Float64Array(3)
    let [sum, squares] = [0, 0]
    const n = 4000
    for (let i = 0; i < n; i += 1) {
      draw(into)
      expect([into[0], into[2]]).toEqual([9, 7])
      sum += into[1] as number
      squares += ((into[1] as number) - 50) ** 2
    }
    expect(Math.abs(sum / n - 50)).toBeLessThan((5 * 3) / Math.sqrt(n))
    expect(Math.abs(squares / n - 9)).toBeLessThan(5 * 9 * Math.sqrt(2 / n))
  })
})
