/** What `qarmaq calibrate --json` prints, but for the seconds. Numbers that cannot be told are null. */
export type CalibrationReport = {
  model: 'linear' | 'rasch'
  converged: boolean
  iterations: number
  components: number
  variance: { essay: number | null; juror: number | null; review?: number | null; residual?: number | null }
  essays: {
    id: string
    raw: number
    measure: number
    se: number | null
    reviews: number
    /** linear: points added to the raw mean for the severity of its jurors */
    correction?: number
    infit?: number | null
    outfit?: number | null
  }[]
  jurors: {
    id: string
    severity: number
    se: number | null
    infit: number | null
    outfit: number | null
    reviews: number
  }[]
  criteria: {
    id: string
    difficulty: number | null
    se: number | null
    infit?: number | null
    outfit?: number | null
  }[]
  /** rasch: the steps τ into each score; of one criterion with partial credit, of all with rating-scale */
  thresholds: { criterion?: string; score: number; value: number; se: number | null }[]
  reliability: number | null
  separation: number | null
  /** rasch: what all criteria have in common, for the average essay and juror */
  level?: { value: number; se: number | null }
  /** what the reader must know: parts that no review joins, what could not be estimated */
  notes: string[]
}

export const known = (value: number | null | undefined): number | null =>
  value === null || value === undefined || !Number.isFinite(value) ? null : value
