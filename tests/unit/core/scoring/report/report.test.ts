import { describe, expect, it } from 'vitest'
import { createRandom } from '#app/core/numeric/random.ts'
import { calibrateLinear } from '#app/core/scoring/linear/calibrate-linear.ts'
import { calibrateRasch } from '#app/core/scoring/rasch/calibrate-rasch.ts'
import { jurorReports } from '#app/core/scoring/report/juror-report.ts'
import { languageGaps } from '#app/core/scoring/report/language-gap.ts'
import { weightedTotals } from '#app/core/scoring/totals.ts'
import { type Simulated, simulated } from '#tests/support/simulated.ts'

const size = { essays: 600, jurors: 36, reviews: 3 }

function calibrate({ ratings }: Simulated, change: (total: number, r: number) => number = (total) => total) {
  return calibrateLinear({
    essays: ratings.essays.length,
    jurors: ratings.jurors.length,
    essay: ratings.essay,
    juror: ratings.juror,
    total: weightedTotals(ratings, [1, 1, 1, 1, 1]).map(change),
  })
}

describe('languageGaps', () => {
  const drawn = simulated(size, 'strata', 'gap/1')
  const language = drawn.contest.essays.map((essay) => essay.language)

  it('knows from bilingual jurors that essays of all languages are alike', () => {
    const gaps = languageGaps(calibrate(drawn), language)
    expect(gaps).toHaveLength(3)
    const gap = gaps.find(({ one, other }) => one === 0 && other === 1)
    expect(gap?.bilingual).toBeGreaterThan(0)
    expect(gap?.known?.low).toBeLessThan(0)
    expect(gap?.known?.high).toBeGreaterThan(0)
    // Jurors of language 0 are harsher by 0.8 logits: whoever assumes them alike takes that for weaker essays.
    expect(gap?.assumed?.gap).toBeLessThan((gap?.known?.gap ?? 0) - 0.1)
  })

  it('finds a gap that is there', () => {
    const lifted = calibrate(drawn, (total, r) => total + (language[drawn.ratings.essay[r] as number] === 0 ? 1.5 : 0))
    const gap = languageGaps(lifted, language).find(({ one, other }) => one === 0 && other === 1)
    expect(gap?.known?.low).toBeGreaterThan(0)
    expect(gap?.known?.low).toBeLessThan(1.5)
    expect(gap?.known?.high).toBeGreaterThan(1.5)
  })

  it('knows nothing where nobody reads both languages', () => {
    const half = (e: number) => (e < 300 ? 0 : 1)
    const { ratings } = simulated(size, 'halo', 'gap/2')
    const juror = ratings.juror.map((j, r) => (half(ratings.essay[r] as number) === 0 ? j : j + 36))
    const apart = calibrateLinear({
      essays: 600,
      jurors: 72,
      essay: ratings.essay,
      juror,
      total: weightedTotals(ratings, [1, 1, 1, 1, 1]),
    })
    const [gap] = languageGaps(
      apart,
      Array.from({ length: 600 }, (_, e) => half(e)),
    )
    expect(gap).toMatchObject({ bilingual: 0, known: null })
    expect(gap?.assumed).not.toBeNull()
  })
})

describe('jurorReports', () => {
  const drawn = simulated(size, 'halo', 'report')
  const { ratings } = drawn
  const rasch = calibrateRasch(ratings, { halo: true, thresholds: 'rating-scale' })
  const random = createRandom('order')
  const order = Float64Array.from(ratings.essay, () => random.unit())

  it('has nothing to say against jurors as the model takes them', () => {
    const reports = jurorReports(calibrate(drawn), rasch, order)
    const mean = (value: (report: (typeof reports)[number]) => number | undefined) =>
      reports.reduce((sum, report) => sum + (value(report) ?? 0), 0) / reports.length
    expect(mean(({ fit }) => fit ?? 0)).toBeCloseTo(1, 1)
    expect(mean(({ halo }) => halo ?? 0)).toBeCloseTo(1, 1)
    expect(mean(({ discrimination }) => discrimination?.value)).toBeCloseTo(1, 0)
    const loud = reports.filter(({ drift }) => drift && Math.abs(drift.value) > 3 * drift.se)
    expect(loud.length).toBeLessThan(3)
  })

  it('shows who drifts, who carries on, and who scores without regard to the essay', () => {
    const place = new Map<number, number>()
    let carried = 0
    const inOrder = Array.from(order.keys()).sort((a, b) => (order[a] as number) - (order[b] as number))
    const changed = Float64Array.from(weightedTotals(ratings, [1, 1, 1, 1, 1]))
    for (const r of inOrder) {
      const j = ratings.juror[r] as number
      const at = place.get(j) ?? 0
      place.set(j, at + 1)
      if (j === 3) changed[r] = (changed[r] as number) - at / 25
      if (j === 5) {
        carried = 0.8 * carried + 2 * (random.unit() - 0.5)
        changed[r] = (changed[r] as number) + carried
      }
      if (j === 7) changed[r] = 4 * random.unit()
    }
    const reports = jurorReports(
      calibrate(drawn, (_, r) => changed[r] as number),
      rasch,
      order,
    )
    const [drifting, carrying, erratic] = [reports[3], reports[5], reports[7]]
    expect((drifting?.drift?.value ?? 0) / (drifting?.drift?.se ?? 1)).toBeLessThan(-4)
    expect((carrying?.orderEffect?.value ?? 0) / (carrying?.orderEffect?.se ?? 1)).toBeGreaterThan(1.5)
    expect(erratic?.discrimination?.value).toBeLessThan(0.6)
    expect(erratic?.fit).toBeGreaterThan(1.5)
  })

  it('keeps silent without variances and without order', () => {
    const single = calibrateLinear({
      essays: 2,
      jurors: 2,
      essay: Int32Array.from([0, 1]),
      juror: Int32Array.from([0, 1]),
      total: Float64Array.from([1, 2]),
    })
    expect(jurorReports(single, null, null)[0]).toEqual({
      reviews: 1,
      severity: null,
      fit: null,
      infit: null,
      halo: null,
      discrimination: null,
      drift: null,
      orderEffect: null,
    })
  })
})
