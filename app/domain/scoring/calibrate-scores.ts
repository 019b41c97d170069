import { createRandom } from '#app/core/numeric/random.ts'
import { type Agreement, agreement } from '#app/core/scoring/agreement/agreement.ts'
import { algebraicConnectivity } from '#app/core/scoring/design/algebraic-connectivity.ts'
import { calibrateLinear, type LinearCalibration } from '#app/core/scoring/linear/calibrate-linear.ts'
import { calibrateRasch, type RaschCalibration } from '#app/core/scoring/rasch/calibrate-rasch.ts'
import { layOut, type Ratings } from '#app/core/scoring/ratings.ts'
import { jurorReports } from '#app/core/scoring/report/juror-report.ts'
import { languageGaps } from '#app/core/scoring/report/language-gap.ts'
import { criterionLevels, weightedTotals } from '#app/core/scoring/totals.ts'
import type { AgreementFigures, CalibrationResult, Computed, Figure } from './calibration.ts'
import { known } from './calibration-report.ts'
import { type RubricScale, rubricScale, type Scale } from './rubric-scale.ts'
import type { RunStep } from './rules.ts'

export type ScoredReview = {
  essay: string
  juror: string
  language: string
  submitted_at: Date
  /** in the order of the criteria */
  scores: readonly (number | null)[]
}

export type CalibrationInput = { criteria: readonly Scale[]; reviews: readonly ScoredReview[]; seed: string }

/** The linear model in points on the reviews as they stand; what every other number of a run is seen beside. */
export function linearOf(ratings: Ratings, { weights, base, factor }: RubricScale): LinearCalibration {
  return calibrateLinear({
    essays: ratings.essays.length,
    jurors: ratings.jurors.length,
    essay: ratings.essay,
    juror: ratings.juror,
    total: weightedTotals(ratings, weights).map((total) => base + factor * total),
  })
}

/**
 * Everything that a run keeps, computed from the reviews: the linear model that ranks, the Rasch model with halo as the
 * second opinion, agreement, design, languages and the jurors' reports. Null when there is nothing to compare.
 * @param step is told before each part begins, and may throw to break off
 */
export async function calibrateScores(
  { criteria, reviews, seed }: CalibrationInput,
  step: (name: RunStep) => Promise<void>,
): Promise<Computed | null> {
  const scale = rubricScale(criteria)
  if (!scale || reviews.length === 0) return null
  const ratings = layOut(
    criteria.map(({ id }) => id),
    reviews,
  )
  await step('linear')
  const linear = linearOf(ratings, scale)
  await step('rasch')
  const rasch = calibrateRasch(ratings, { halo: true, thresholds: 'rating-scale' })
  await step('agreement')
  const agreed = agreement(ratings, scale.weights, {
    replications: replicationsFor(reviews.length),
    random: createRandom(seed),
  })
  await step('report')
  const levels = criterionLevels(ratings)
  const result: CalibrationResult = {
    scale,
    criteria: ratings.criteria.map((id, c) => {
      const level = levels[c]
      const fit = rasch?.criteria[c]
      return {
        id,
        mean: level?.mean ?? 0,
        difficulty: level?.difficulty ?? 0,
        difficultySe: known(level?.se),
        logit: known(fit?.difficulty.value),
        logitSe: known(fit?.difficulty.se),
        infit: known(fit?.infit),
        outfit: known(fit?.outfit),
        agreement: figuresOf(agreed.criteria[c]),
      }
    }),
    total: figuresOf(agreed.total),
    linear: {
      converged: linear.converged,
      notes: [...linear.notes],
      variance: linear.variance,
      reliability: known(linear.reliability),
      separation: known(linear.separation),
    },
    rasch: rasch && {
      converged: rasch.fit.converged,
      notes: [...rasch.notes],
      variance: { essay: rasch.fit.spread.essay, juror: rasch.fit.spread.juror, halo: rasch.fit.spread.halo },
      reliability: known(rasch.reliability),
      level: rasch.level.value,
    },
    design: designOf(linear),
    languages: languagesOf(ratings, linear, reviews),
  }
  return { result, essays: essaysOf(ratings, linear, rasch), jurors: jurorsOf(ratings, linear, rasch, reviews) }
}

/** Enough for two digits of an interval, fewer where each costs more. */
function replicationsFor(reviews: number): number {
  return Math.round(Math.min(500, Math.max(60, 4e6 / reviews)))
}

function essaysOf(ratings: Ratings, linear: LinearCalibration, rasch: RaschCalibration | null): Computed['essays'] {
  const { essays, crossing } = linear
  return ratings.essays.map((essayId, e) => ({
    essayId,
    raw: essays.raw[e] as number,
    correction: essays.correction[e] as number,
    trust: essays.trust[e] as number,
    measure: essays.measure[e] as number,
    se: known(essays.se[e]),
    totalSe: known(essays.totalSe[e]),
    reviews: essays.reviews[e] as number,
    component: crossing.componentOfEssay[e] as number,
    logit: known(rasch?.fit.theta[e]),
    logitSe: known(rasch?.fit.thetaSe[e]),
  }))
}

function jurorsOf(
  ratings: Ratings,
  linear: LinearCalibration,
  rasch: RaschCalibration | null,
  reviews: readonly ScoredReview[],
): Computed['jurors'] {
  const { jurors, crossing } = linear
  const pair = (essay: string, juror: string) => `${essay}/${juror}`
  const when = new Map(reviews.map(({ essay, juror, submitted_at }) => [pair(essay, juror), submitted_at.getTime()]))
  const order = Float64Array.from(
    ratings.essay,
    (e, r) => when.get(pair(ratings.essays[e] ?? '', ratings.jurors[ratings.juror[r] as number] ?? '')) ?? Number.NaN,
  )
  const reports = jurorReports(linear, rasch, order)
  return ratings.jurors.flatMap((jurorId, j) => {
    const report = reports[j]
    if (!report) return []
    return {
      jurorId,
      reviews: jurors.reviews[j] as number,
      component: crossing.componentOfJuror[j] as number,
      severity: jurors.severity[j] as number,
      se: known(jurors.se[j]),
      infit: known(jurors.infit[j]),
      outfit: known(jurors.outfit[j]),
      logit: known(rasch?.fit.lambda[j]),
      logitSe: known(rasch?.fit.lambdaSe[j]),
      report,
    }
  })
}

function designOf(linear: LinearCalibration): CalibrationResult['design'] {
  const { crossing, essays, mean } = linear
  const parts = Array.from({ length: crossing.components }, (_, component) => ({
    component,
    essays: crossing.componentOfEssay.filter((of) => of === component).length,
    jurors: crossing.componentOfJuror.filter((of) => of === component).length,
    mean: mean[component] as number,
  }))
  const counts = new Map<number, number>()
  for (const reviews of essays.reviews) counts.set(reviews, (counts.get(reviews) ?? 0) + 1)
  return {
    essays: crossing.essays,
    jurors: crossing.jurors,
    reviews: crossing.rows,
    parts: parts.sort((a, b) => b.essays - a.essays || a.component - b.component),
    connectivity: algebraicConnectivity(crossing).value,
    readings: [...counts].map(([reviews, count]) => ({ reviews, essays: count })).sort((a, b) => a.reviews - b.reviews),
  }
}

const languageOrder = ['kk', 'ru', 'en']

function languagesOf(
  ratings: Ratings,
  linear: LinearCalibration,
  reviews: readonly ScoredReview[],
): CalibrationResult['languages'] {
  const languageOf = new Map(reviews.map(({ essay, language }) => [essay, languageOrder.indexOf(language)]))
  const gaps = languageGaps(
    linear,
    ratings.essays.map((id) => languageOf.get(id) ?? 0),
  )
  const interval = (found: (typeof gaps)[number]['known']) =>
    found && Number.isFinite(found.se) ? { gap: found.gap, low: found.low, high: found.high } : null
  return gaps.map((gap) => ({
    one: languageOrder[gap.one] ?? '',
    other: languageOrder[gap.other] ?? '',
    bilingual: gap.bilingual,
    known: interval(gap.known),
    assumed: interval(gap.assumed),
  }))
}

function figuresOf(found: Agreement | undefined): AgreementFigures {
  const figure = (value: number | undefined, interval?: readonly [number, number] | null): Figure => {
    const told = known(value)
    return told === null ? null : { value: told, low: known(interval?.[0]), high: known(interval?.[1]) }
  }
  return {
    alpha: figure(found?.alpha.ordinal, found?.bootstrap?.ordinal),
    single: figure(found?.intraclass.icc['2'], found?.intraclass.interval['2']),
    mean: figure(found?.intraclass.icc['2k'], found?.intraclass.interval['2k']),
    kappa: figure(found?.qwk, found?.bootstrap?.qwk),
  }
}
