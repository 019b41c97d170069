import type { AdjudicatedReviews } from '../adjudication/adjudicated-reviews.server.ts'
import { type CalibrationInput, calibrateScores } from './calibrate-scores.ts'
import type { Computed, EssayMeasure } from './calibration.ts'
import { rubricScale } from './rubric-scale.ts'
import type { RunStep } from './rules.ts'

/**
 * The calibration of a contest with what adjudicators decided. Where it counts, it is one more review. Where it replaces,
 * the essay's measure is the adjudicator's total as it stands, without a correction or an error of its own, and the
 * jurors' reviews are left to tell their severity (decision 016).
 */
export async function calibrateInput(
  input: CalibrationInput & { adjudicated: AdjudicatedReviews },
  step: (name: RunStep) => Promise<void>,
): Promise<Computed | null> {
  const { adjudicated, criteria, reviews } = input
  const rows = adjudicated.reviews.map(({ essay, juror, language, decidedAt, scores }) => ({
    essay,
    juror,
    language,
    submitted_at: decidedAt,
    scores: criteria.map(({ id }) => scores[id] ?? null),
  }))
  const counted = adjudicated.worth === 'counts' ? rows : []
  const computed = await calibrateScores({ ...input, reviews: [...reviews, ...counted] }, step)
  const scale = rubricScale(criteria)
  if (!computed || !scale || adjudicated.worth === 'counts') return computed
  const weight = scale.weights.reduce((sum, one) => sum + one, 0)
  const points = new Map(
    rows.map(({ essay, scores }) => {
      const total = scores.reduce<number>((sum, score, c) => sum + (scale.weights[c] ?? 0) * (score ?? 0), 0)
      return [essay, scale.base + (scale.factor * total) / weight]
    }),
  )
  return { ...computed, essays: computed.essays.map((essay) => replaced(essay, points.get(essay.essayId))) }
}

/** `measure = mean + trust · (raw + correction − mean)` goes on to hold. */
function replaced(essay: EssayMeasure, points: number | undefined): EssayMeasure {
  if (points === undefined) return essay
  return { ...essay, raw: points, correction: 0, trust: 1, measure: points, se: null, totalSe: null }
}
