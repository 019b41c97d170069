import { acceptanceByScores } from '#app/core/allocation/acceptance-by-scores.ts'
import type { LotteryOf, Problem } from '#app/core/allocation/device-problem.ts'
import { createRandom } from '#app/core/numeric/random.ts'
import { createApplicantDraws } from '#app/core/scoring/decision/applicant-draws.ts'
import { createLineTally, type DecisionLine } from '#app/core/scoring/decision/decision-lines.ts'
import { decisionUncertainty } from '#app/core/scoring/decision/decision-uncertainty.ts'
import { createPosterior } from '#app/core/scoring/decision/posterior-draws.ts'
import type { LinearCalibration } from '#app/core/scoring/linear/calibrate-linear.ts'

export type Contestants = {
  problem: Problem
  lotteryOf: LotteryOf
  /** per applicant of the problem what decides */
  measure: Float64Array
  /** per applicant the essay's index in the calibration; −1 for one that nobody read */
  essayOf: Int32Array
  /** per applicant with whom a line is shared; −1 for those who do not compete */
  placeOf: Int32Array
}

export type CarriedOut = {
  /** per applicant: the share of draws in which they receive, and whether they do by the measures */
  chance: Float64Array
  receives: Uint8Array
  lines: DecisionLine[]
  wrong: number
}

/**
 * Carries the allocation's own rule out on draws of what the essays are really worth. Null where the readings tell
 * nothing of how unsure they are.
 */
export function carryOut(
  { problem, lotteryOf, measure, essayOf, placeOf }: Contestants,
  calibration: LinearCalibration,
  draws: number,
  seed: string,
): CarriedOut | null {
  const random = createRandom(seed)
  const posterior = createPosterior(calibration, random)
  if (!posterior) return null
  const draw = createApplicantDraws(posterior, calibration.crossing.essays, essayOf, unreadOf(calibration), random)
  const decide = acceptanceByScores(problem, lotteryOf)
  const tally = createLineTally(placeOf)
  const watched = (scores: Float64Array) => {
    const accepted = decide(scores)
    // The measures themselves are no draw.
    if (scores !== measure) tally.see(scores, accepted)
    return accepted
  }
  const { probability, receives, expectedWrong } = decisionUncertainty(watched, measure, draw, draws)
  return { chance: probability, receives, lines: tally.lines(), wrong: expectedWrong }
}

/** What is known of an essay before anybody reads it: the distribution of essays in the largest part of the contest. */
export function unreadOf({ crossing, mean, variance }: LinearCalibration): { mean: number; sd: number } {
  const sizes = new Int32Array(crossing.components)
  for (const c of crossing.componentOfEssay) sizes[c] = (sizes[c] as number) + 1
  const largest = sizes.indexOf(Math.max(...sizes))
  return { mean: mean[largest] ?? 0, sd: Math.sqrt(variance?.essay ?? 0) }
}
