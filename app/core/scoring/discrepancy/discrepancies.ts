import { calibrateLinear } from '../linear/calibrate-linear.ts'
import { fitHalo } from '../rasch/fit-halo.ts'
import { recode } from '../rasch/responses.ts'
import { stepsOf } from '../rasch/steps.ts'
import type { Ratings } from '../ratings.ts'
import { weightedTotals } from '../totals.ts'
import { patternMisfit } from './pattern-misfit.ts'
import { reviewLogOdds, usualAlternatives } from './review-odds.ts'

/** Per review, in the order of the ratings; NaN where nothing can be said. */
export type Discrepancies = {
  /** exact standardised difference of its total from what all other reviews predict: the amount, for people */
  readonly leftOut: Float64Array
  /** how strange the pattern of its scores is given their sum, in standard deviations */
  readonly pattern: Float64Array
  /** log odds that it is not sincere, from total and pattern together: the order to look at reviews in */
  readonly logOdds: Float64Array
  /** plain distance from the mean of the essay's other reviews, to compare with */
  readonly distance: Float64Array
}

/**
 * Reviews that do not fit the others. A reason to have the essay read once more, never a verdict on a juror.
 *
 * No refits: the linear model's leave-one-review-out residual is exact at the variances of all reviews, and the Rasch
 * model's prediction of a review by all others is its cavity. Cost of a linear and of a Rasch calibration.
 */
export function discrepancies(ratings: Ratings, weights: readonly number[]): Discrepancies {
  const total = weightedTotals(ratings, weights)
  const { leftOut, crossing } = calibrateLinear({
    essays: ratings.essays.length,
    jurors: ratings.jurors.length,
    essay: ratings.essay,
    juror: ratings.juror,
    total,
  })
  const sums = new Float64Array(ratings.essays.length)
  const counts = new Float64Array(ratings.essays.length)
  ratings.essay.forEach((e, r) => {
    sums[e] = (sums[e] as number) + (total[r] as number)
    counts[e] = (counts[e] as number) + 1
  })
  const distance = total.map((value, r) => {
    const e = ratings.essay[r] as number
    const others = (counts[e] as number) - 1
    return others === 0 ? Number.NaN : Math.abs(value - ((sums[e] as number) - value) / others)
  })
  const responses = recode(ratings, 'rating-scale')
  if (responses.items.length === 0) {
    const unknown = new Float64Array(total.length).fill(Number.NaN)
    return { leftOut, pattern: unknown, logOdds: unknown, distance }
  }
  const steps = stepsOf(responses, 'rating-scale')
  const fit = fitHalo(responses, steps, 'rating-scale')
  const inOrder = (values: Float64Array) => Float64Array.from(crossing.place, (row) => values[row] as number)
  return {
    leftOut,
    pattern: inOrder(patternMisfit(responses, steps, steps.kappa(fit.parameters))),
    logOdds: inOrder(reviewLogOdds(responses, steps, fit, usualAlternatives)),
    distance,
  }
}
