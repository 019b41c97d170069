import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cross } from '#app/core/scoring/crossing.ts'
import { calibrateLinear, type LinearCalibration } from '#app/core/scoring/linear/calibrate-linear.ts'
import { restrictedLikelihood } from '#app/core/scoring/linear/restricted-likelihood.ts'
import { weightedTotals } from '#app/core/scoring/totals.ts'
import { largestDifference, referenceContest, referenceEstimates } from '#tests/support/reference.ts'
import { bruteForce } from './brute-force.ts'

type Row = { essay: number; juror: number; total: number }

function calibrate(rows: readonly Row[], essays: number, jurors: number): LinearCalibration {
  return calibrateLinear({
    essays,
    jurors,
    essay: Int32Array.from(rows, ({ essay }) => essay),
    juror: Int32Array.from(rows, ({ juror }) => juror),
    total: Float64Array.from(rows, ({ total }) => total),
  })
}

/** Connected: every essay is read by its "own" juror and one to three of the following ones. */
const designs = fc
  .record({
    essays: fc.integer({ min: 8, max: 25 }),
    jurors: fc.integer({ min: 3, max: 7 }),
    noise: fc.array(fc.integer({ min: -40, max: 40 }), { minLength: 120, maxLength: 120 }),
  })
  .map(({ essays, jurors, noise }) => {
    const rows: Row[] = []
    for (let essay = 0; essay < essays; essay += 1) {
      const readings = 2 + (Math.abs(noise[essay] ?? 0) % (jurors - 1))
      for (let r = 0; r < readings; r += 1) {
        const juror = (essay + r) % jurors
        const chance = (noise[(essay * 5 + r * 17) % 120] ?? 0) / 40
        rows.push({ essay, juror, total: 2 + (essay % 6) * 0.5 - juror * 0.3 + chance })
      }
    }
    return { essays, jurors, rows }
  })

describe('calibrateLinear', () => {
  const contest = referenceContest()
  const input = {
    essays: contest.essays.length,
    jurors: contest.jurors.length,
    essay: contest.essay,
    juror: contest.juror,
    total: weightedTotals(contest, [1, 1, 1, 1, 1]),
  }
  const result = calibrateLinear(input)

  it('equals lme4 on the reference contest', () => {
    const essays = referenceEstimates('est_lmer_tot.csv')
    const jurors = referenceEstimates('jur_lmer_tot.csv')
    expect(result).toMatchObject({ converged: true, notes: [] })
    expect(largestDifference(result.essays.measure, essays.est)).toBeLessThan(1e-6)
    expect(largestDifference(result.essays.se, essays.se)).toBeLessThan(1e-7)
    expect(largestDifference(result.jurors.severity, jurors.est)).toBeLessThan(1e-6)
    expect(largestDifference(result.jurors.se, jurors.se)).toBeLessThan(1e-7)
    const [essay = 0, juror = 0, residual = 0] = [0.4515709, 0.1759528, 0.34087333]
    expect(Math.abs((result.variance?.essay ?? 0) / essay - 1)).toBeLessThan(2e-6)
    expect(Math.abs((result.variance?.residual ?? 0) / residual - 1)).toBeLessThan(1e-6)
    // lme4's optimiser stops a little earlier: where it differs, its criterion is the higher one.
    expect(Math.abs((result.variance?.juror ?? 0) / juror - 1)).toBeLessThan(2e-6)
    const problem = result.fitted?.problem
    if (!problem) throw new Error('the reference contest was not fitted')
    const theirs = restrictedLikelihood(problem, essay / residual, juror / residual)
    expect(result.fitted?.fit.at.value).toBeLessThanOrEqual(theirs?.value ?? Number.NaN)
  })

  it('finds the same from a warm start, in fewer evaluations', () => {
    if (!result.start) throw new Error('no start')
    const again = calibrateLinear({ ...input, start: result.start })
    expect(again.iterations).toBeLessThan(result.iterations)
    expect(largestDifference(again.essays.measure, [...result.essays.measure])).toBeLessThan(1e-9)
  })

  it('takes a new review in from a warm start as if all were computed anew', () => {
    if (!result.start) throw new Error('no start')
    const more = {
      ...input,
      essay: Int32Array.from([...input.essay, 17, 5]),
      juror: Int32Array.from([...input.juror, 3, 101]),
      total: Float64Array.from([...input.total, 3.4, 0.2]),
    }
    const cold = calibrateLinear(more)
    const warm = calibrateLinear({ ...more, start: result.start })
    expect(warm.iterations).toBeLessThanOrEqual(cold.iterations)
    expect(largestDifference(warm.essays.measure, [...cold.essays.measure])).toBeLessThan(1e-8)
    expect(largestDifference(warm.essays.se, [...cold.essays.se])).toBeLessThan(1e-8)
    // What is updated is the inverse itself: at the same ratios it is that of the new reviews.
    const { gammaEssay, gammaJuror, known } = result.start
    const problem = warm.fitted?.problem
    if (!problem || !known) throw new Error('nothing to update')
    const updated = restrictedLikelihood(problem, gammaEssay, gammaJuror, known)
    const anew = restrictedLikelihood(problem, gammaEssay, gammaJuror)
    expect(updated?.value).toBeCloseTo(anew?.value ?? Number.NaN, 8)
    expect(updated?.gradient[1]).toBeCloseTo(anew?.gradient[1] ?? Number.NaN, 7)
    expect(largestDifference(updated?.system.inverse ?? [], [...(anew?.system.inverse ?? [])])).toBeLessThan(1e-12)
  })

  it('explains each measure by the correction that it applied', () => {
    const { raw, correction, trust, measure } = result.essays
    const mean = result.mean[0] as number
    measure.forEach((value, e) => {
      const corrected = (raw[e] as number) + (correction[e] as number)
      expect(mean + (trust[e] as number) * (corrected - mean)).toBeCloseTo(value, 10)
    })
  })

  it('is the minimum of the criterion computed by brute force, with its predictions and errors', () => {
    fc.assert(
      fc.property(designs, ({ essays, jurors, rows }) => {
        const fit = calibrate(rows, essays, jurors)
        if (!fit.variance || !fit.converged || fit.notes.includes('exact-fit')) return
        const { essay, juror, residual } = fit.variance
        const there = bruteForce(rows, essays, jurors, { essay, juror, residual })
        expect(largestDifference(fit.essays.measure, there.measure)).toBeLessThan(1e-7)
        expect(largestDifference(fit.essays.se, there.se)).toBeLessThan(1e-7)
        expect(largestDifference(fit.essays.totalSe, there.totalSe)).toBeLessThan(1e-7)
        expect(largestDifference(fit.jurors.severity, there.severity)).toBeLessThan(1e-7)
        expect(largestDifference(fit.jurors.se, there.jurorSe)).toBeLessThan(1e-7)
        for (const factor of [0.9, 1.1]) {
          const others = [
            { essay: essay * factor, juror, residual },
            { essay, juror: juror * factor, residual },
            { essay, juror, residual: residual * factor },
          ]
          for (const other of others) {
            expect(bruteForce(rows, essays, jurors, other).criterion).toBeGreaterThan(there.criterion - 1e-9)
          }
        }
      }),
      { numRuns: 25, seed: 5 },
    )
  })

  it('leaves one review out as if the rest were predicted anew', () => {
    fc.assert(
      fc.property(designs, fc.nat(), ({ essays, jurors, rows }, pick) => {
        const fit = calibrate(rows, essays, jurors)
        if (!fit.variance || fit.notes.includes('exact-fit')) return
        const at = pick % rows.length
        const left = rows[at] as Row
        const rest = rows.filter((row) => row !== left)
        const there = bruteForce(rest, essays, jurors, fit.variance, left)
        expect(fit.leftOut[at]).toBeCloseTo((left.total - there.predicted) / there.predictedSd, 6)
      }),
      { numRuns: 25, seed: 6 },
    )
  })

  it('does not depend on the order of rows, nor on a constant, nor on the unit', () => {
    fc.assert(
      fc.property(designs, fc.integer({ min: -5, max: 5 }), ({ essays, jurors, rows }, shift) => {
        const fit = calibrate(rows, essays, jurors)
        const turned = calibrate([...rows].reverse(), essays, jurors)
        expect(largestDifference(turned.essays.measure, [...fit.essays.measure])).toBeLessThan(1e-9)
        const moved = calibrate(
          rows.map((row) => ({ ...row, total: 3 * row.total + shift })),
          essays,
          jurors,
        )
        const expected = [...fit.essays.measure].map((value) => 3 * value + shift)
        expect(largestDifference(moved.essays.measure, expected)).toBeLessThan(1e-6)
      }),
      { numRuns: 25, seed: 7 },
    )
  })

  it('takes a shift of one juror mostly for severity', () => {
    const shifted = input.total.map((total, r) => (input.juror[r] === 7 ? total - 1 : total))
    const other = calibrateLinear({ ...input, total: shifted })
    const before = result.jurors.severity[7] as number
    expect((other.jurors.severity[7] as number) - before).toBeGreaterThan(0.9)
    const moved = [...result.essays.measure].map((value, e) => Math.abs((other.essays.measure[e] as number) - value))
    expect(moved.reduce((sum, value) => sum + value, 0) / moved.length).toBeLessThan(0.02)
  })

  it('never lowers an essay for a higher score', () => {
    fc.assert(
      fc.property(designs, fc.nat(), ({ essays, jurors, rows }, pick) => {
        const at = pick % rows.length
        const essay = rows[at]?.essay ?? 0
        const fit = calibrate(rows, essays, jurors)
        if (!fit.start) return
        const raised = rows.map((row, r) => (r === at ? { ...row, total: row.total + 0.01 } : row))
        const other = calibrate(raised, essays, jurors)
        const rise = (e: number) => (other.essays.measure[e] as number) - (fit.essays.measure[e] as number)
        const otherEssays = Array.from({ length: essays }, (_, e) => e).filter((e) => e !== essay)
        const mean = otherEssays.reduce((sum, e) => sum + rise(e), 0) / otherEssays.length
        expect(rise(essay)).toBeGreaterThan(mean - 1e-9)
      }),
      { numRuns: 25, seed: 8 },
    )
  })

  it('corrects nothing across parts that no review joins, and says so', () => {
    const half = (first: number, lift: number): Row[] =>
      Array.from({ length: 30 }, (_, i) => ({
        essay: first * 10 + (i % 10),
        juror: first * 3 + Math.floor(i / 10),
        total: lift + ((i * 7) % 10) / 5 - Math.floor(i / 10) / 3,
      }))
    const rows = [...half(0, 1), ...half(1, 4)]
    const fit = calibrate(rows, 20, 6)
    expect(fit.crossing.components).toBe(2)
    expect(fit.notes).toContain('disconnected')
    const mean = (from: number, values: Float64Array) =>
      values.slice(from, from + 10).reduce((sum, value) => sum + value, 0) / 10
    expect(mean(10, fit.essays.measure) - mean(0, fit.essays.measure)).toBeCloseTo(3, 6)
    expect(mean(0, fit.essays.correction)).toBeCloseTo(0, 6)
  })

  it.each<[string, Row[], number, number, string]>([
    ['one review', [{ essay: 0, juror: 0, total: 3 }], 1, 1, 'single-readings'],
    ['one juror', [1, 2, 3].map((total, essay) => ({ essay, juror: 0, total })), 3, 1, 'severity-unknown'],
    [
      'scores that do not differ',
      [0, 1, 2, 3].map((i) => ({ essay: i % 2, juror: i >> 1, total: 2 })),
      2,
      2,
      'no-differences',
    ],
  ])('keeps the raw means of %s, and says why', (_, rows, essays, jurors, note) => {
    const fit = calibrate(rows, essays, jurors)
    expect(fit.notes).toContain(note)
    expect([...fit.essays.measure]).toEqual([...fit.essays.raw])
    expect(fit.essays.se.every(Number.isNaN)).toBe(true)
  })

  it('says when essays and jurors explain everything', () => {
    const rows = Array.from({ length: 24 }, (_, i) => ({
      essay: i % 8,
      juror: Math.floor(i / 8),
      total: (i % 8) * 0.5 - Math.floor(i / 8) * 0.25,
    }))
    const fit = calibrate(rows, 8, 3)
    expect(fit.notes).toContain('exact-fit')
    expect(largestDifference(fit.essays.measure, [...fit.essays.raw])).toBeLessThan(1e-3)
  })

  it('finds no severity where there is none', () => {
    // Every juror's scores sum to the same over the same essays, as they would by less than chance.
    const rows = Array.from({ length: 36 }, (_, i) => {
      const [essay, juror] = [i % 12, Math.floor(i / 12)]
      return { essay, juror, total: essay / 4 + (((essay + juror) % 3) - 1) }
    })
    const fit = calibrate(rows, 12, 3)
    expect(fit.variance?.juror).toBe(0)
    expect(largestDifference(fit.jurors.severity, [0, 0, 0])).toBe(0)
    expect(fit.converged).toBe(true)
  })
})

describe('cross', () => {
  it('numbers connected parts by their first essay', () => {
    const { components, componentOfEssay, componentOfJuror } = cross(4, 3, [0, 1, 2, 3, 3], [1, 0, 1, 0, 2])
    expect(components).toBe(2)
    expect([...componentOfEssay]).toEqual([0, 1, 0, 1])
    expect([...componentOfJuror]).toEqual([1, 0, 1])
  })
})
