import { createRandom } from '#app/core/numeric/random.ts'
import { nextReadings, varianceOfReading } from '#app/core/scoring/adaptive/next-readings.ts'
import { decisionUncertainty } from '#app/core/scoring/decision/decision-uncertainty.ts'
import { createPosterior } from '#app/core/scoring/decision/posterior-draws.ts'
import { calibrateLinear, type LinearCalibration } from '#app/core/scoring/linear/calibrate-linear.ts'
import { oneMoreReview, type Scenario, simulateContest } from '#app/core/scoring/simulation/simulate.ts'
import { shareOfTop } from '#tests/support/simulated.ts'

const places = 100
const draws = 200

/** 1 for each of the best `places`. */
function best(scores: Float64Array): Uint8Array {
  const line = Float64Array.from(scores).sort()[scores.length - places] as number
  return Uint8Array.from(scores, (score) => (score >= line ? 1 : 0))
}

/** A contest that goes on: what was read, and one more reading by whoever is next and has not read the essay. */
function openContest(essays: number, jurors: number, reviews: number, scenario: Scenario, seed: string) {
  const contest = simulateContest({ essays, jurors, reviews }, scenario, createRandom(`adaptive/${seed}`))
  const later = createRandom(`adaptive/${seed}/later`)
  const essay = [...contest.essay]
  const juror = [...contest.juror]
  const width = contest.criteria.length
  const mean = (scores: ArrayLike<number>) => Array.from(scores).reduce((sum, score) => sum + score, 0) / width
  const total = essay.map((_, row) => mean(contest.scores.subarray(row * width, (row + 1) * width)))
  const readers = contest.essays.map(() => new Set<number>())
  for (const [row, e] of essay.entries()) readers[e]?.add(juror[row] ?? 0)
  const everybody = Array.from({ length: jurors }, (_, j) => j)
  let deck = later.shuffled(everybody)
  return {
    theta: contest.essays.map(({ theta }) => theta),
    perEssay: () => essay.length / essays,
    readings: () => ({
      essays,
      jurors,
      essay: Int32Array.from(essay),
      juror: Int32Array.from(juror),
      total: Float64Array.from(total),
    }),
    read(e: number) {
      let at = deck.findIndex((j) => !readers[e]?.has(j))
      if (at === -1) {
        deck = [...deck, ...later.shuffled(everybody)]
        at = deck.findIndex((j) => !readers[e]?.has(j))
      }
      const [j = 0] = deck.splice(at, 1)
      readers[e]?.add(j)
      essay.push(e)
      juror.push(j)
      total.push(mean(oneMoreReview(contest, e, j, later)))
    },
  }
}

function uncertainty(calibration: LinearCalibration, seed: string) {
  const draw = createPosterior(calibration, createRandom(seed))
  if (!draw || !calibration.variance) throw new Error('a simulated contest has variances')
  return { ...decisionUncertainty(best, calibration.essays.measure, draw, draws), variance: calibration.variance }
}

/**
 * Two readings an essay, then batches of 50 where they decide, and the share of the true best hundred that is found at
 * each mark of readings per essay in all; beside it everybody read as often.
 */
export function adaptive(essays: number, jurors: number, scenario: Scenario, seeds: readonly string[]) {
  const marks = [2, 2.2, 2.5, 3]
  const shares = marks.map(() => 0)
  let even = 0
  for (const seed of seeds) {
    const contest = openContest(essays, jurors, 2, scenario, seed)
    let calibration = calibrateLinear(contest.readings())
    marks.forEach((mark, at) => {
      while (contest.perEssay() < mark - 1e-9) {
        const sure = uncertainty(calibration, `${seed}/${contest.perEssay()}`)
        const { measure, se } = calibration.essays
        const readingVariance = varianceOfReading(sure.variance, calibration.jurors.se)
        const decision = { ...sure, measure, se, classOf: new Int32Array(essays), readingVariance }
        const most = Math.min(50, Math.round((mark - contest.perEssay()) * essays))
        const plan = nextReadings(decision, { most, least: 0 }, () => true)
        if (plan.readings.length === 0) throw new Error('nothing is open any more')
        for (const { essay } of plan.readings) contest.read(essay)
        calibration = calibrateLinear({ ...contest.readings(), start: calibration.start ?? undefined })
      }
      const share = shareOfTop(calibration.essays.measure, contest.theta, places)
      shares[at] = (shares[at] ?? 0) + share / seeds.length
    })
    const everybody = openContest(essays, jurors, 3, scenario, seed)
    const measure = calibrateLinear(everybody.readings()).essays.measure
    even += shareOfTop(measure, everybody.theta, places) / seeds.length
  }
  return { marks, shares, even }
}

/** Predicted probabilities of receiving against how often it is so, in classes of width .1. */
export function reliability(essays: number, jurors: number, scenario: Scenario, seeds: readonly string[]) {
  const classes = Array.from({ length: 10 }, () => ({ predicted: 0, observed: 0, count: 0 }))
  const middle = { predicted: 0, observed: 0, count: 0 }
  for (const seed of seeds) {
    const contest = openContest(essays, jurors, 3, scenario, seed)
    const { probability } = uncertainty(calibrateLinear(contest.readings()), seed)
    const truth = best(Float64Array.from(contest.theta))
    probability.forEach((p, e) => {
      const into = [classes[Math.min(9, Math.floor(p * 10))], ...(p >= 0.25 && p <= 0.75 ? [middle] : [])]
      for (const one of into) {
        if (!one) continue
        one.predicted += p
        one.observed += truth[e] ?? 0
        one.count += 1
      }
    })
  }
  return { middle, classes }
}
