import { calibrateLinear, type LinearNote } from '#app/core/scoring/linear/calibrate-linear.ts'
import type { Ratings } from '#app/core/scoring/ratings.ts'
import { criterionLevels, weightedTotals } from '#app/core/scoring/totals.ts'
import { type CalibrationReport, known } from './calibration-report.ts'

const sentences: Record<LinearNote, string> = {
  disconnected:
    'No review joins all essays and jurors: severity is corrected within each connected part, never across parts.',
  'single-readings':
    'No essay was read twice: what is the essay and what is chance cannot be told apart; measures are raw means.',
  'severity-unknown': 'Severity cannot be told from these reviews and is not corrected.',
  'no-differences': 'The totals leave nothing to estimate a variance from; measures are raw means.',
  'exact-fit': 'Essays and jurors explain the totals completely; standard errors mean little.',
  'no-essay-variance': 'Essays differ by no more than chance: their measures are the mean of their part.',
  'not-converged': 'The variances did not converge: do not decide by these measures.',
}

/** Calibrates a file of scores by the linear model on weighted totals, in the unit of the scores. */
export function calibrateFileLinear(ratings: Ratings, weights: readonly number[]): CalibrationReport {
  const total = weightedTotals(ratings, weights)
  const kept = total.every(Number.isFinite) ? ratings : withTotals(ratings, total)
  const result = calibrateLinear({
    essays: kept.essays.length,
    jurors: kept.jurors.length,
    essay: kept.essay,
    juror: kept.juror,
    total: total.filter(Number.isFinite),
  })
  const { essays, jurors, variance } = result
  return {
    model: 'linear',
    converged: result.converged,
    iterations: result.iterations,
    components: result.crossing.components,
    variance: variance ?? { essay: null, juror: null, residual: null },
    essays: kept.essays.map((id, e) => ({
      id,
      raw: essays.raw[e] as number,
      measure: essays.measure[e] as number,
      se: known(essays.se[e]),
      reviews: essays.reviews[e] as number,
      correction: essays.correction[e] as number,
    })),
    jurors: kept.jurors.map((id, j) => ({
      id,
      severity: jurors.severity[j] as number,
      se: known(jurors.se[j]),
      infit: known(jurors.infit[j]),
      outfit: known(jurors.outfit[j]),
      reviews: jurors.reviews[j] as number,
    })),
    criteria: criterionLevels(ratings).map(({ difficulty, se }, c) => ({
      id: ratings.criteria[c] ?? '',
      difficulty,
      se: known(se),
    })),
    thresholds: [],
    reliability: known(result.reliability),
    separation: known(result.separation),
    notes: result.notes.map((note) => sentences[note]),
  }
}

/** Without the reviews whose only scores are of criteria that weigh nothing. */
function withTotals(ratings: Ratings, total: Float64Array): Ratings {
  const keep = Array.from(ratings.essay.keys()).filter((r) => Number.isFinite(total[r]))
  const width = ratings.criteria.length
  const essayIndex = [...new Set(keep.map((r) => ratings.essay[r] as number))].sort((a, b) => a - b)
  const jurorIndex = [...new Set(keep.map((r) => ratings.juror[r] as number))].sort((a, b) => a - b)
  const essayAt = new Map(essayIndex.map((from, at) => [from, at]))
  const jurorAt = new Map(jurorIndex.map((from, at) => [from, at]))
  return {
    criteria: ratings.criteria,
    essays: essayIndex.map((e) => ratings.essays[e] ?? ''),
    jurors: jurorIndex.map((j) => ratings.jurors[j] ?? ''),
    essay: Int32Array.from(keep, (r) => essayAt.get(ratings.essay[r] as number) ?? 0),
    juror: Int32Array.from(keep, (r) => jurorAt.get(ratings.juror[r] as number) ?? 0),
    scores: Float64Array.from(keep.flatMap((r) => [...ratings.scores.subarray(r * width, (r + 1) * width)])),
  }
}
