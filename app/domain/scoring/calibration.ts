import type { LinearNote } from '#app/core/scoring/linear/calibrate-linear.ts'
import type { RaschNote } from '#app/core/scoring/rasch/calibrate-rasch.ts'
import type { JurorReport } from '#app/core/scoring/report/juror-report.ts'
import type { RubricScale } from './rubric-scale.ts'

/** A number with its 95 % interval; null where it cannot be told. */
export type Figure = { value: number; low: number | null; high: number | null } | null

export type AgreementFigures = {
  /** Krippendorff's alpha for ordered scores, bootstrap interval over essays */
  alpha: Figure
  /** intraclass correlation (2) of one review, and of the mean of an essay's reviews */
  single: Figure
  mean: Figure
  /** quadratic weighted kappa, bootstrap interval over essays */
  kappa: Figure
}

export type CriterionResult = {
  id: string
  /** mean of the scores as given */
  mean: number
  /** points of the scale by which the criterion is scored lower than the others */
  difficulty: number
  difficultySe: number | null
  /** the same in the second opinion, in logits, and how well its scores fit */
  logit: number | null
  logitSe: number | null
  infit: number | null
  outfit: number | null
  agreement: AgreementFigures
}

export type LanguageFigures = {
  one: string
  other: string
  bilingual: number
  known: { gap: number; low: number; high: number } | null
  assumed: { gap: number; low: number; high: number } | null
}

/** What a run found beyond single essays and jurors. Points are those of `scale`. */
export type CalibrationResult = {
  scale: RubricScale
  criteria: CriterionResult[]
  total: AgreementFigures
  linear: {
    converged: boolean
    notes: LinearNote[]
    variance: { essay: number; juror: number; residual: number } | null
    reliability: number | null
    separation: number | null
  }
  /** null when all scores are the same */
  rasch: {
    converged: boolean
    notes: RaschNote[]
    variance: { essay: number; juror: number; halo: number }
    reliability: number | null
    level: number
  } | null
  design: {
    essays: number
    jurors: number
    reviews: number
    /** per connected part, the largest first: its number in essays and jurors, their count, its mean in points */
    parts: { component: number; essays: number; jurors: number; mean: number }[]
    connectivity: number
    /** how many essays have how many reviews */
    readings: { reviews: number; essays: number }[]
  }
  languages: LanguageFigures[]
}

export type EssayMeasure = {
  essayId: string
  /** plain mean of its reviews, points */
  raw: number
  /** points added for the severity of its jurors */
  correction: number
  /** how far the corrected mean is believed, 0 to 1 */
  trust: number
  measure: number
  se: number | null
  totalSe: number | null
  reviews: number
  component: number
  /** second opinion, logits */
  logit: number | null
  logitSe: number | null
}

export type JurorMeasure = {
  jurorId: string
  reviews: number
  component: number
  /** points taken off compared with the others; positive = harsher */
  severity: number
  se: number | null
  infit: number | null
  outfit: number | null
  logit: number | null
  logitSe: number | null
  report: JurorReport
}

export type Computed = { result: CalibrationResult; essays: EssayMeasure[]; jurors: JurorMeasure[] }
