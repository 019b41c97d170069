import { describe, expect, it } from 'vitest'
import { discrepancies } from '#app/core/scoring/discrepancy/discrepancies.ts'
import { patternMisfit } from '#app/core/scoring/discrepancy/pattern-misfit.ts'
import { recode } from '#app/core/scoring/rasch/responses.ts'
import { stepsOf } from '#app/core/scoring/rasch/steps.ts'
import { layOut } from '#app/core/scoring/ratings.ts'
import { areaUnderCurve } from '#tests/support/area-under-curve.ts'
import { simulated } from '#tests/support/simulated.ts'

describe('discrepancies', () => {
  it('finds spiteful and careless reviews far better than the distance from the mean of the others', () => {
    const drawn = simulated({ essays: 1500, jurors: 90, reviews: 3 }, 'halo', 'spoiled/2', {
      spiteful: 0.02,
      careless: 0.03,
    })
    const bad = Array.from(drawn.contest.spoiled, (kind) => kind > 0)
    const found = discrepancies(drawn.ratings, [1, 1, 1, 1, 1])
    expect(areaUnderCurve(found.logOdds, bad)).toBeGreaterThan(0.8)
    expect(areaUnderCurve(found.distance, bad)).toBeLessThan(0.65)
    // Sincere reviews have residuals of standard deviation one.
    const sincere = found.leftOut.filter((_, r) => !bad[r])
    const square = sincere.reduce((sum, z) => sum + z * z, 0) / sincere.length
    expect(square).toBeGreaterThan(0.9)
    expect(square).toBeLessThan(1.1)
  })

  it('says nothing of patterns where all scores are the same', () => {
    const rows = [0, 1, 2, 3].map((i) => ({ essay: String(i >> 1), juror: String(i & 1), scores: [2, 2] }))
    const found = discrepancies(layOut(['c1', 'c2'], rows), [1, 1])
    expect(found.logOdds.every(Number.isNaN)).toBe(true)
  })
})

describe('patternMisfit', () => {
  it('is the standardised exponent over all patterns with the same sum', () => {
    const kappa = Float64Array.from([-0.5, 0.3, 0.1, 0.9, 0.4, 1.5])
    const rows = Array.from({ length: 27 }, (_, i) => ({
      essay: String(i),
      juror: 'j',
      scores: [i % 3, Math.floor(i / 3) % 3, Math.floor(i / 9)],
    }))
    const responses = recode(layOut(['c1', 'c2', 'c3'], rows), 'partial-credit')
    const found = patternMisfit(responses, stepsOf(responses, 'partial-credit'), kappa)
    const cost = rows.map(({ scores }) =>
      scores.reduce((sum, k, item) => sum + (k === 0 ? 0 : (kappa[2 * item + k - 1] as number)), 0),
    )
    rows.forEach(({ scores }, i) => {
      const sum = scores.reduce((a, b) => a + b, 0)
      const same = rows.flatMap((other, at) =>
        other.scores.reduce((a, b) => a + b, 0) === sum ? [cost[at] as number] : [],
      )
      if (same.length < 2) {
        expect(found[i]).toBeNaN()
        return
      }
      const mass = same.reduce((total, c) => total + Math.exp(-c), 0)
      const mean = same.reduce((total, c) => total + c * Math.exp(-c), 0) / mass
      const variance = same.reduce((total, c) => total + (c - mean) ** 2 * Math.exp(-c), 0) / mass
      expect(found[i]).toBeCloseTo(((cost[i] as number) - mean) / Math.sqrt(variance), 9)
    })
  })
})
