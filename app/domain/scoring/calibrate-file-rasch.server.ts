import {
  calibrateRasch,
  type Estimate,
  type RaschNote,
  type RaschOptions,
} from '#app/core/scoring/rasch/calibrate-rasch.ts'
import type { Ratings } from '#app/core/scoring/ratings.ts'
import { weightedTotals } from '#app/core/scoring/totals.ts'
import { type CalibrationReport, known } from './calibration-report.ts'

const sentences: Record<RaschNote, string> = {
  disconnected:
    'No review joins all essays and jurors: severity is corrected within each connected part, never across parts.',
  'not-converged': 'The estimates did not converge: do not decide by these measures.',
  'no-categories': 'No criterion has two different scores: there is nothing to calibrate.',
  'unused-categories': 'Some scores between the lowest and the highest were never given; their steps are joined.',
  'flat-criteria': 'A criterion whose scores are all the same is left out.',
  'extreme-jurors':
    'A juror gave nothing but the lowest or the highest scores: the severity rests on that of the others.',
  'extreme-essays':
    'An essay got nothing but the lowest or the highest scores: its measure rests on those of the others.',
  'one-value-jurors': 'A juror gave one and the same score throughout: no difference between essays can be seen there.',
  'no-halo-found': "No halo was found: a juror's criteria agree no more than the essays make them.",
}

/** Calibrates a file of scores by the many-facet Rasch model, in logits; null when all scores are the same. */
export function calibrateFileRasch(
  ratings: Ratings,
  weights: readonly number[],
  options: RaschOptions,
): CalibrationReport | null {
  const result = calibrateRasch(ratings, options)
  if (result === null) return null
  const { fit, crossing } = result
  const raw = rawMeans(ratings, weights)
  return {
    model: 'rasch',
    converged: fit.converged,
    iterations: fit.iterations,
    components: crossing.components,
    variance: {
      essay: known(fit.spread.essay),
      juror: known(options.halo ? fit.spread.juror : spreadOf(fit.lambda)),
      ...(options.halo ? { review: known(fit.spread.halo) } : {}),
    },
    essays: ratings.essays.map((id, e) => ({
      id,
      raw: raw[e] as number,
      measure: fit.theta[e] as number,
      se: known(fit.thetaSe[e]),
      reviews: (crossing.start[e + 1] as number) - (crossing.start[e] as number),
      infit: known(result.essays.infit[e]),
      outfit: known(result.essays.outfit[e]),
    })),
    jurors: ratings.jurors.map((id, j) => ({
      id,
      severity: fit.lambda[j] as number,
      se: known(fit.lambdaSe[j]),
      infit: known(result.jurors.infit[j]),
      outfit: known(result.jurors.outfit[j]),
      reviews: crossing.perJuror[j] as number,
    })),
    criteria: result.criteria.map((criterion, c) => ({
      id: ratings.criteria[c] ?? '',
      difficulty: known(criterion?.difficulty.value),
      se: known(criterion?.difficulty.se),
      infit: known(criterion?.infit),
      outfit: known(criterion?.outfit),
    })),
    thresholds: result.thresholds.flatMap(({ criterion, scores, steps }) =>
      steps.map((estimate: Estimate, k) => ({
        ...(criterion === null ? {} : { criterion: ratings.criteria[criterion] ?? '' }),
        score: scores[k] as number,
        value: estimate.value,
        se: known(estimate.se),
      })),
    ),
    reliability: known(result.reliability),
    separation: known(result.separation),
    level: { value: result.level.value, se: known(result.level.se) },
    notes: result.notes.map((note) => sentences[note]),
  }
}

function rawMeans(ratings: Ratings, weights: readonly number[]): Float64Array {
  const total = weightedTotals(ratings, weights)
  const sum = new Float64Array(ratings.essays.length)
  const count = new Float64Array(ratings.essays.length)
  total.forEach((value, r) => {
    if (Number.isNaN(value)) return
    const e = ratings.essay[r] as number
    sum[e] = (sum[e] as number) + value
    count[e] = (count[e] as number) + 1
  })
  return sum.map((value, e) => value / (count[e] as number))
}

function spreadOf(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1)
}
