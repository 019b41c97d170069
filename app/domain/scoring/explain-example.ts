import { calibrateLinear } from '#app/core/scoring/linear/calibrate-linear.ts'

/** Points that three made-up jurors gave six made-up essays, two readings each. */
const readings: readonly { essay: number; juror: number; points: number }[] = [
  { essay: 0, juror: 0, points: 62 },
  { essay: 0, juror: 1, points: 74 },
  { essay: 1, juror: 1, points: 68 },
  { essay: 1, juror: 2, points: 82 },
  { essay: 2, juror: 0, points: 44 },
  { essay: 2, juror: 2, points: 66 },
  { essay: 3, juror: 0, points: 70 },
  { essay: 3, juror: 1, points: 80 },
  { essay: 4, juror: 1, points: 50 },
  { essay: 4, juror: 2, points: 64 },
  { essay: 5, juror: 0, points: 34 },
  { essay: 5, juror: 2, points: 58 },
]

const letters = ['A', 'B', 'C', 'D', 'E', 'F']

export type ExampleEssay = {
  letter: string
  /** by juror; null where the juror did not read it */
  points: (number | null)[]
  raw: number
  correction: number
  measure: number
}

export type Example = { essays: ExampleEssay[]; severity: number[] }

/** The worked example of the page for parents, computed by the same model as every contest. */
export function explainExample(): Example {
  const { essays, jurors } = calibrateLinear({
    essays: letters.length,
    jurors: 3,
    essay: Int32Array.from(readings, ({ essay }) => essay),
    juror: Int32Array.from(readings, ({ juror }) => juror),
    total: Float64Array.from(readings, ({ points }) => points),
  })
  return {
    essays: letters.map((letter, e) => ({
      letter,
      points: [0, 1, 2].map((j) => readings.find(({ essay, juror }) => essay === e && juror === j)?.points ?? null),
      raw: essays.raw[e] as number,
      correction: essays.correction[e] as number,
      measure: essays.measure[e] as number,
    })),
    severity: [...jurors.severity],
  }
}
