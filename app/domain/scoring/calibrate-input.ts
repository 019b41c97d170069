import type { AdjudicatedReviews } from '../adjudication/adjudicated-reviews.server.ts'
import { type CalibrationInput, calibrateScores, type ScoredReview } from './calibrate-scores.ts'
import type { Computed, EssayMeasure } from './calibration.ts'
import { rubricScale } from './rubric-scale.ts'
import type { RunStep } from './rules.ts'

type Adjudicated = Pick<CalibrationInput, 'criteria'> & { adjudicated: AdjudicatedReviews }

/**
 * The calibration of a contest with what adjudicators decided. Where it counts, it is one more review. Where it replaces,
 * the essay's measure is the adjudicator's total as it stands, without a correction or an error of its own, and the
 * jurors' reviews are left to tell their severity (decision 016).
 */
export async function calibrateInput(
  input: CalibrationInput & { adjudicated: AdjudicatedReviews },
  step: (name: RunStep) => Promise<void>,
): Promise<Computed | null> {
  const { adjudicated, reviews } = input
  const rows = adjudicatedRows(input)
  const counted = adjudicated.worth === 'counts' ? rows : []
  const computed = await calibrateScores({ ...input, reviews: [...reviews, ...counted] }, step)
  if (!computed || adjudicated.worth === 'counts') return computed
  const points = adjudicatedPoints(input)
  return { ...computed, essays: computed.essays.map((essay) => replaced(essay, points.get(essay.essayId))) }
}

/** What adjudicators decided, as reviews. */
export function adjudicatedRows({ adjudicated, criteria }: Adjudicated): ScoredReview[] {
  return adjudicated.reviews.map(({ essay, juror, language, decidedAt, scores }) => ({
    essay,
    juror,
    language,
    submitted_at: decidedAt,
    scores: criteria.map(({ id }) => scores[id] ?? null),
  }))
}

/** By essay the points that an adjudicator's decision puts in the place of its measure; none where it only counts. */
export function adjudicatedPoints(input: Adjudicated): Map<string, number> {
  const scale = rubricScale(input.criteria)
  if (!scale || input.adjudicated.worth === 'counts') return new Map()
  const weight = scale.weights.reduce((sum, one) => sum + one, 0)
  return new Map(
    adjudicatedRows(input).map(({ essay, scores }) => {
      const total = scores.reduce<number>((sum, score, c) => sum + (scale.weights[c] ?? 0) * (score ?? 0), 0)
      return [essay, scale.base + (scale.factor * total) / weight]
    }),
  )
}

/** `measure = mean + trust · (raw + correction − mean)` goes on to hold. */
function replaced(essay: EssayMeasure, points: number | undefined): EssayMeasure {
  if (points === undefined) return essay
  return { ...essay, raw: points, correction: 0, trust: 1, measure: points, se: null, totalSe: null }
}
