import { describe, expect, it } from 'vitest'
import { calibrateRasch, type RaschCalibration } from '#app/core/scoring/rasch/calibrate-rasch.ts'
import { fitFixed } from '#app/core/scoring/rasch/fit-fixed.ts'
import { recode } from '#app/core/scoring/rasch/responses.ts'
import { stepsOf } from '#app/core/scoring/rasch/steps.ts'
import { layOut, type Ratings } from '#app/core/scoring/ratings.ts'
import { largestDifference, referenceContest, referenceEstimates } from '#tests/support/reference.ts'
import { coverage, kendallTau, simulated } from '#tests/support/simulated.ts'

const contest = referenceContest()

function calibrate(ratings: Ratings, halo = true, thresholds: 'rating-scale' | 'partial-credit' = 'rating-scale') {
  const result = calibrateRasch(ratings, { halo, thresholds })
  if (!result) throw new Error('nothing to calibrate')
  return result
}

const difficulties = (result: RaschCalibration) =>
  result.criteria.map((criterion) => criterion?.difficulty.value ?? NaN)
const taus = (result: RaschCalibration, at = 0) => (result.thresholds[at]?.steps ?? []).map(({ value }) => value)

describe('the many-facet Rasch model with halo', () => {
  const result = calibrate(contest)
  const { fit } = result

  it('is close to the Laplace fit by TMB, with a higher likelihood than Laplace gives', () => {
    expect(fit.converged).toBe(true)
    const [essay, juror, halo] = [fit.spread.essay, fit.spread.juror, fit.spread.halo].map(Math.sqrt)
    // TMB: exp(0.0489), exp(−0.4194), exp(−0.3543). Laplace draws variances of short clusters towards zero.
    expect(essay).toBeCloseTo(1.0501, 2)
    expect(juror).toBeCloseTo(0.6574, 2)
    expect(Math.abs((halo ?? 0) - 0.7017)).toBeLessThan(0.015)
    const theirs = [-0.58132674, -0.28713845, 0.02500377, 0.35746082, 0.64168962]
    const level = theirs.reduce((sum, value) => sum + value, 0) / 5
    expect(result.level.value).toBeCloseTo(level, 2)
    expect(
      largestDifference(
        difficulties(result),
        theirs.map((value) => value - level),
      ),
    ).toBeLessThan(0.005)
    const steps = [-1.84759631, -0.62294595, 0.63703774]
    expect(largestDifference(taus(result), steps)).toBeLessThan(0.005)
    expect(taus(result).reduce((sum, tau) => sum + tau, 0)).toBeCloseTo(0, 9)
    const essays = referenceEstimates('est_tmbh.csv')
    // Posterior means here, posterior modes there: the skewed posteriors of extreme essays differ most.
    expect(kendallTau(fit.theta, essays.est)).toBeGreaterThan(0.99)
    expect(largestDifference(fit.theta, essays.est)).toBeLessThan(0.13)
    expect(largestDifference(fit.thetaSe, essays.se)).toBeLessThan(0.015)
    const jurors = referenceEstimates('jur_tmbh.csv')
    expect(largestDifference(fit.lambda, jurors.est)).toBeLessThan(0.06)
    // Theirs hold the uncertainty of the level too, which is common to all jurors.
    const given = jurors.se.map((se) => Math.sqrt(se * se - result.level.se ** 2 + fit.spread.juror / 2000))
    expect(largestDifference(fit.lambdaSe, given)).toBeLessThan(0.02)
  })

  it('covers the truth of the contest, as the model without halo does not', () => {
    const truth = referenceEstimates('essays.csv').est
    expect(coverage(truth, fit.theta, fit.thetaSe)).toBeGreaterThan(0.935)
    expect(coverage(truth, fit.theta, fit.thetaSe)).toBeLessThan(0.97)
    const without = calibrate(contest, false)
    expect(coverage(truth, without.fit.theta, without.fit.thetaSe)).toBeLessThan(0.85)
  })

  it('gives criteria errors from the whole information, and mean squares around one', () => {
    for (const criterion of result.criteria) {
      expect(criterion?.difficulty.se).toBeGreaterThan(0.01)
      expect(criterion?.difficulty.se).toBeLessThan(0.02)
      expect(criterion?.infit).toBeGreaterThan(0.8)
      expect(criterion?.infit).toBeLessThan(1.1)
    }
    expect(result.level.se).toBeGreaterThan(0.05)
    expect(result.reliability).toBeGreaterThan(0.75)
    expect(result.separation).toBeCloseTo(Math.sqrt(result.reliability / (1 - result.reliability)), 9)
  })

  it('finds thresholds of their own that agree, where all criteria have the same', () => {
    const own = calibrate(contest, true, 'partial-credit')
    expect(own.thresholds).toHaveLength(5)
    for (let c = 0; c < 5; c += 1) expect(largestDifference(taus(own, c), taus(result))).toBeLessThan(0.2)
    expect(largestDifference(own.fit.theta, [...fit.theta])).toBeLessThan(0.05)
  })
})

describe('the many-facet Rasch model without halo', () => {
  const result = calibrate(contest, false)

  it('equals TAM within 0.01 logits', () => {
    const { est } = referenceEstimates('jur_tam.csv')
    const inTheirOrder = [...contest.jurors].sort().map((id) => result.fit.lambda[contest.jurors.indexOf(id)] as number)
    expect(largestDifference(inTheirOrder, est)).toBeLessThan(0.01)
    const essays = referenceEstimates('est_tam_eap.csv')
    expect(largestDifference(result.fit.theta, essays.est)).toBeLessThan(0.01)
    expect(largestDifference(result.fit.thetaSe, essays.se)).toBeLessThan(0.005)
    expect(Math.sqrt(result.fit.spread.essay)).toBeCloseTo(0.91631693, 3)
    expect(result.fit.lambda.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 9)
  })

  it('has errors from the whole information: larger than from its diagonal', () => {
    // TAM's errors of jurors come from the diagonal: 0.05 throughout, but for the last, whose severity is minus the rest.
    const se = referenceEstimates('jur_tam.csv').se.slice(0, -1)
    expect(Math.min(...result.fit.lambdaSe)).toBeGreaterThan(Math.max(...se))
  })

  it('has the information that differences of the likelihood show', () => {
    const small = simulated({ essays: 40, jurors: 4, reviews: 2 }, 'clean', 'information').ratings
    const responses = recode(small, 'rating-scale')
    const steps = stepsOf(responses, 'rating-scale')
    const fit = fitFixed(responses, steps, 'rating-scale', 'fine')
    expect(fit.converged).toBe(true)
    expect(fit.covariance).not.toBeNull()
    expect(fit.lambda.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 9)
    const coarse = fitFixed(responses, steps, 'rating-scale')
    expect(largestDifference(fit.lambda, [...coarse.lambda])).toBeLessThan(0.05)
  })
})

describe('calibrateRasch', () => {
  const rows = (scores: (essay: number, juror: number, criterion: number) => number | null) =>
    layOut(
      ['c1', 'c2', 'c3'],
      Array.from({ length: 60 }, (_, i) => {
        const [essay, juror] = [Math.floor(i / 2), (Math.floor(i / 2) + (i % 2)) % 5]
        return { essay: `e${essay}`, juror: `j${juror}`, scores: [0, 1, 2].map((c) => scores(essay, juror, c)) }
      }),
    )
  const plain = (essay: number, juror: number, c: number) => (essay * 7 + juror * 3 + c * 5 + ((essay * juror) % 3)) % 5
  const finite = ({ fit }: RaschCalibration) =>
    [fit.theta, fit.thetaSe, fit.lambda].every((values) => values.every(Number.isFinite))

  it('does not depend on the order of rows nor on the names of ids', () => {
    const { ratings } = simulated({ essays: 60, jurors: 8, reviews: 3 }, 'halo', 'names')
    const one = calibrate(ratings)
    const renamed = layOut(
      ratings.criteria,
      Array.from(ratings.essay.keys())
        .reverse()
        .map((r) => ({
          essay: `x${99 - (ratings.essay[r] as number)}`,
          juror: `y${99 - (ratings.juror[r] as number)}`,
          scores: [...ratings.scores.subarray(r * 5, (r + 1) * 5)],
        })),
    )
    const other = calibrate(renamed)
    const back = renamed.essays.map((id) => one.fit.theta[99 - Number(id.slice(1))] as number)
    expect(largestDifference(other.fit.theta, back)).toBeLessThan(2e-4)
  })

  it('takes another lowest score for a shift of the scale alone', () => {
    const one = calibrate(rows(plain))
    const other = calibrate(rows((e, j, c) => plain(e, j, c) + 3))
    expect(largestDifference(other.fit.theta, [...one.fit.theta])).toBeLessThan(1e-9)
  })

  it('takes missing scores as missing', () => {
    const result = calibrate(rows((e, j, c) => ((e + c) % 4 === 0 ? null : plain(e, j, c))))
    expect(finite(result)).toBe(true)
  })

  it('says which scores were never given, and joins their steps', () => {
    const result = calibrate(rows((e, j, c) => [0, 1, 3, 4, 4][plain(e, j, c)] ?? 0))
    expect(result.notes).toContain('unused-categories')
    expect(result.thresholds[0]?.scores).toEqual([1, 3, 4])
  })

  it.each([true, false])('holds extreme essays, jurors of one value and a flat criterion (halo %s)', (halo) => {
    const result = calibrate(
      rows((e, j, c) => (c === 2 ? 0 : e === 3 ? 4 : j === 1 ? 4 : j === 2 ? 2 : plain(e, j, c))),
      halo,
      'partial-credit',
    )
    expect(finite(result)).toBe(true)
    expect(result.notes).toEqual(
      expect.arrayContaining(['flat-criteria', 'extreme-jurors', 'extreme-essays', 'one-value-jurors']),
    )
    expect(result.criteria[2]).toBeNull()
  })

  it('corrects nothing across parts that no review joins', () => {
    const { ratings } = simulated({ essays: 80, jurors: 8, reviews: 3 }, 'halo', 'part')
    const twice = layOut(
      ratings.criteria,
      [0, 1].flatMap((part) =>
        Array.from(ratings.essay.keys()).map((r) => ({
          essay: `${part}-${ratings.essay[r]}`,
          juror: `${part}-${ratings.juror[r]}`,
          scores: [...ratings.scores.subarray(r * 5, (r + 1) * 5)].map((x) => (part === 1 ? Math.max(0, x - 1) : x)),
        })),
      ),
    )
    const result = calibrate(twice)
    expect(result.notes).toContain('disconnected')
    const mean = (from: number) => result.fit.theta.slice(from, from + 80).reduce((sum, value) => sum + value, 0) / 80
    expect(mean(0) - mean(80)).toBeGreaterThan(0.7)
    const severity = result.fit.lambda.slice(0, 8).reduce((sum, value) => sum + value, 0) / 8
    expect(Math.abs(severity)).toBeLessThan(0.05)
  })

  it('has nothing to say when all scores are the same', () => {
    expect(
      calibrateRasch(
        rows(() => 2),
        { halo: true, thresholds: 'rating-scale' },
      ),
    ).toBeNull()
  })

  it('covers the truth where there is no halo, and finds none', () => {
    const { ratings, theta } = simulated({ essays: 800, jurors: 48, reviews: 3 }, 'clean', 'clean/3')
    const result = calibrate(ratings)
    expect(result.fit.converged).toBe(true)
    expect(result.fit.spread.halo).toBeLessThan(0.04)
    const covered = coverage(theta, result.fit.theta, result.fit.thetaSe)
    expect(covered).toBeGreaterThan(0.925)
    expect(covered).toBeLessThan(0.975)
  })
})
