import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fQuantile, incompleteBeta, logGamma } from '#app/core/numeric/f-distribution.ts'
import { createRandom } from '#app/core/numeric/random.ts'
import { agreement } from '#app/core/scoring/agreement/agreement.ts'
import { layOut } from '#app/core/scoring/ratings.ts'
import { referenceRows } from '#tests/support/reference.ts'

/** A table with a line per unit and a column per rater, as published. */
function fromTable(lines: readonly (readonly (number | null)[])[]) {
  return layOut(
    ['c1'],
    lines.flatMap((cells, unit) =>
      cells.flatMap((score, rater) =>
        score === null ? [] : [{ essay: String(unit), juror: String(rater), scores: [score] }],
      ),
    ),
  )
}

const published = (file: string) =>
  referenceRows(file).map(([, ...cells]) => cells.map((cell) => (cell === '' ? null : Number(cell))))

const of = (lines: readonly (readonly (number | null)[])[]) => agreement(fromTable(lines), [1], null).total

/** Alpha as its definition has it: over all pairs of pairable scores. */
function alphaByPairs(
  lines: readonly (readonly (number | null)[])[],
  delta: (a: number, b: number, all: number[]) => number,
) {
  const units = lines.map((line) => line.filter((x) => x !== null)).filter((line) => line.length > 1)
  const all = units.flat()
  const observed = units
    .map(
      (unit) => unit.flatMap((a) => unit.map((b) => delta(a, b, all))).reduce((s, d) => s + d, 0) / (unit.length - 1),
    )
    .reduce((s, d) => s + d, 0)
  const expected = all.flatMap((a) => all.map((b) => delta(a, b, all))).reduce((s, d) => s + d, 0)
  return 1 - ((all.length - 1) * observed) / expected
}

function ordinal(a: number, b: number, all: number[]): number {
  const [low, high] = [Math.min(a, b), Math.max(a, b)]
  const count = (wanted: (x: number) => boolean) => all.filter(wanted).length
  const between = count((x) => x >= low && x <= high)
  return (between - (count((x) => x === a) + count((x) => x === b)) / 2) ** 2
}

const tables = fc.array(
  fc.array(fc.option(fc.integer({ min: 0, max: 4 }), { nil: null, freq: 4 }), { minLength: 4, maxLength: 4 }),
  { minLength: 4, maxLength: 12 },
)

describe('agreement', () => {
  it("gives Krippendorff's published alphas of his data C", () => {
    const { alpha } = of(published('kripp_C.csv'))
    expect(alpha.nominal).toBeCloseTo(0.743, 3)
    expect(alpha.ordinal).toBeCloseTo(0.815, 3)
    expect(alpha.interval).toBeCloseTo(0.849, 3)
  })

  it('gives the intraclass correlations of Shrout and Fleiss, and the intervals of McGraw and Wong', () => {
    const { intraclass } = of(published('shrout_fleiss_1979.csv'))
    const expected = { '1': 0.17, '2': 0.29, '3': 0.71, '1k': 0.44, '2k': 0.62, '3k': 0.91 }
    expect(intraclass.by).toBe('anova')
    for (const [kind, value] of Object.entries(expected)) {
      expect(intraclass.icc[kind as keyof typeof expected]).toBeCloseTo(value, 2)
    }
    // As printed by the function ICC of psych 2.x for the same table.
    const intervals = { '1': [-0.133, 0.723], '2': [0.019, 0.761], '3': [0.342, 0.946], '3k': [0.676, 0.986] }
    for (const [kind, bounds] of Object.entries(intervals)) {
      bounds.forEach((bound, side) => {
        expect(intraclass.interval[kind as keyof typeof intervals][side]).toBeCloseTo(bound, 2)
      })
    }
  })

  it('computes alpha as its definition over all pairs, with missing scores', () => {
    fc.assert(
      fc.property(tables, (lines) => {
        fc.pre(lines.some((line) => line.some((x) => x !== null)))
        const { alpha } = of(lines)
        const equal = (actual: number, expected: number) => {
          if (Number.isFinite(expected)) expect(actual).toBeCloseTo(expected, 9)
          else expect(Number.isFinite(actual)).toBe(false)
        }
        equal(
          alpha.nominal,
          alphaByPairs(lines, (a, b) => (a === b ? 0 : 1)),
        )
        equal(
          alpha.interval,
          alphaByPairs(lines, (a, b) => (a - b) ** 2),
        )
        equal(alpha.ordinal, alphaByPairs(lines, ordinal))
      }),
      { numRuns: 60, seed: 1 },
    )
  })

  it("is Cohen's weighted kappa by value for two jurors", () => {
    const pairs: [number, number][] = [
      [0, 0],
      [1, 2],
      [2, 2],
      [10, 9],
      [3, 1],
      [9, 10],
    ]
    // 1 − mean squared difference / expected squared difference of independent draws from both margins.
    const observed = pairs.reduce((sum, [a, b]) => sum + (a - b) ** 2, 0) / pairs.length
    const expected = pairs.flatMap(([a]) => pairs.map(([, b]) => (a - b) ** 2)).reduce((s, d) => s + d, 0) / 36
    expect(of(pairs).qwk).toBeCloseTo(1 - observed / expected, 12)
  })

  it('takes variance components where scores are missing, close to the analysis of variance', () => {
    const random = createRandom('icc')
    const lines = Array.from({ length: 300 }, () => {
      const essay = (random.unit() - 0.5) * 6
      return [0, 1, 2, 3].map((juror) => Math.round(10 * (essay - juror * 0.4 + (random.unit() - 0.5) * 4)))
    })
    const whole = of(lines).intraclass
    const holed = of(lines.map((line, e) => line.map((x, j) => (e % 50 === 7 && j === e % 4 ? null : x)))).intraclass
    expect(whole.by).toBe('anova')
    expect(holed.by).toBe('components')
    for (const kind of ['1', '3', '1k', '3k'] as const) {
      expect(Math.abs(holed.icc[kind] - whole.icc[kind])).toBeLessThan(0.02)
      for (const side of [0, 1] as const) {
        expect(Math.abs(holed.interval[kind][side] - whole.interval[kind][side])).toBeLessThan(0.03)
      }
    }
  })

  it('has nothing to say of single readings and of scores that are all alike', () => {
    const single = of([
      [1, null],
      [null, 2],
      [3, null],
    ])
    expect(Number.isNaN(single.alpha.interval) && Number.isNaN(single.qwk)).toBe(true)
    expect(Object.values(single.intraclass.icc).every(Number.isNaN)).toBe(true)
    const alike = of([
      [2, 2],
      [2, 2],
      [2, null],
    ])
    expect(Number.isNaN(alike.alpha.ordinal) && Number.isNaN(alike.qwk)).toBe(true)
  })

  it('gives the same bootstrap intervals for the same seed, around the estimate', () => {
    const lines = published('kripp_C.csv')
    const run = (seed: string) =>
      agreement(fromTable(lines), [1], { replications: 300, random: createRandom(seed) }).total
    const first = run('a')
    expect(run('a')).toEqual(first)
    expect(run('b').bootstrap).not.toEqual(first.bootstrap)
    const [low = 1, high = 0] = first.bootstrap?.ordinal ?? []
    expect(low).toBeLessThan(first.alpha.ordinal)
    expect(high).toBeGreaterThan(first.alpha.ordinal)
  })

  it('does not depend on the names of jurors and essays', () => {
    const lines = published('kripp_C.csv')
    const turned = [...lines].reverse().map((line) => [...line].reverse())
    const [one, other] = [of(lines), of(turned)]
    expect(other.alpha.ordinal).toBeCloseTo(one.alpha.ordinal, 12)
    expect(other.qwk).toBeCloseTo(one.qwk, 12)
    expect(other.intraclass.icc[2]).toBeCloseTo(one.intraclass.icc[2], 6)
  })
})

describe('the F distribution', () => {
  it.each([
    [0.95, 1, 10, 4.9646],
    [0.975, 5, 18, 3.382],
    [0.975, 15, 5, 6.4277],
    [0.99, 120, 120, 1.533],
  ])('has the quantile of the tables at %f with %i and %i degrees', (p, d1, d2, expected) => {
    expect(fQuantile(p, d1, d2)).toBeCloseTo(expected, 3)
  })

  it('is the inverse of the beta integral, which has closed forms for whole numbers', () => {
    expect(incompleteBeta(0.3, 2, 3)).toBeCloseTo(0.3483, 10)
    expect(incompleteBeta(0.9, 1, 7)).toBeCloseTo(1 - 0.1 ** 7, 14)
    expect(logGamma(5)).toBeCloseTo(Math.log(24), 13)
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 13)
  })
})
