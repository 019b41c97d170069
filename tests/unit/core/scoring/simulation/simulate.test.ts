import { describe, expect, it } from 'vitest'
import { calibrateLinear } from '#app/core/scoring/linear/calibrate-linear.ts'
import { scenarios } from '#app/core/scoring/simulation/simulate.ts'
import { weightedTotals } from '#app/core/scoring/totals.ts'
import { coverage, expectedTotals, kendallTau, simulated } from '#tests/support/simulated.ts'

const size = { essays: 300, jurors: 20, reviews: 3 }

describe('simulateContest', () => {
  it.each(scenarios)('gives every essay its reviews by different jurors, and the same again (%s)', (scenario) => {
    const { contest } = simulated(size, scenario, 'same')
    expect(simulated(size, scenario, 'same').contest).toEqual(contest)
    expect(contest.essay).toHaveLength(900)
    const pairs = new Set(Array.from(contest.essay, (essay, r) => `${essay}/${contest.juror[r]}`))
    expect(pairs.size).toBe(900)
    expect(contest.scores.every((score) => score >= 0 && score <= 4)).toBe(true)
    const loads = contest.jurors.map((_, j) => contest.juror.filter((juror) => juror === j).length)
    if (scenario !== 'strata') expect(Math.max(...loads) - Math.min(...loads)).toBeLessThan(5)
  })

  it('has essays read in their own language alone', () => {
    const { contest } = simulated(size, 'strata', 'languages')
    contest.essay.forEach((essay, r) => {
      const juror = contest.jurors[contest.juror[r] as number]
      expect(juror?.languages).toContain(contest.essays[essay]?.language)
    })
    expect(contest.jurors.some(({ languages }) => languages.length === 2)).toBe(true)
  })
})

describe('recovery by the linear model', () => {
  it.each([
    ['clean', 0],
    ['halo', 0.7],
    ['strata', 0.7],
  ] as const)('covers the truth and ranks better than raw means (%s)', (scenario, halo) => {
    let [covered, better] = [0, 0]
    const seeds = ['a', 'b', 'c']
    for (const seed of seeds) {
      const drawn = simulated({ essays: 600, jurors: 36, reviews: 3 }, scenario, `${scenario}/${seed}`)
      const { ratings, theta } = drawn
      const { essays } = calibrateLinear({
        essays: 600,
        jurors: 36,
        essay: ratings.essay,
        juror: ratings.juror,
        total: weightedTotals(ratings, [1, 1, 1, 1, 1]),
      })
      covered += coverage(expectedTotals(drawn, halo), essays.measure, essays.totalSe) / seeds.length
      better += (kendallTau(essays.measure, theta) - kendallTau(essays.raw, theta)) / seeds.length
    }
    expect(covered).toBeGreaterThan(0.93)
    expect(covered).toBeLessThan(0.97)
    expect(better).toBeGreaterThan(0.02)
  })
})
