import type { LinearCalibration } from '../linear/calibrate-linear.ts'
import { generalisedLeastSquares } from '../linear/generalised-least-squares.ts'

export type LanguageGap = {
  /** languages by their number in the input; the gap is how much higher essays in `one` are than those in `other` */
  readonly one: number
  readonly other: number
  /** jurors who read essays in both */
  readonly bilingual: number
  /** from those who read both alone, each compared with the own other readings; null when it cannot be known */
  readonly known: Interval | null
  /** if jurors of both languages were equally severe on average, which nobody has measured; null without variances */
  readonly assumed: Interval | null
}

export type Interval = { readonly gap: number; readonly se: number; readonly low: number; readonly high: number }

/**
 * The gap in level between essays of two languages, in points, with 95 % intervals: for every two languages in use.
 *
 * `known` takes jurors as fixed effects (a variance a million times the residual's), so that only what one and the same
 * juror read in both languages, and chains of such jurors, speak: Δ = β_one − β_other by generalised least squares with
 * random essays. Without a bilingual juror or an anchor essay between them it is null: severity of jurors and level of
 * essays cannot be told apart then, however many there are. `assumed` takes jurors as random with one common mean.
 * Essays of a language are a sample; the gap is of the levels that these essays come from.
 */
export function languageGaps(calibration: LinearCalibration, languageOfEssay: ArrayLike<number>): LanguageGap[] {
  const { crossing, fitted, variance } = calibration
  const languages = [...new Set(Array.from({ length: crossing.essays }, (_, e) => languageOfEssay[e] as number))].sort(
    (a, b) => a - b,
  )
  const reads = languages.map(() => new Set<number>())
  const columns = languages.map((language, l) =>
    Float64Array.from(crossing.essay, (e, row) => {
      if (languageOfEssay[e] !== language) return 0
      reads[l]?.add(crossing.juror[row] as number)
      return 1
    }),
  )
  const assumed = fitted && variance ? fitted.fit.at.system : null
  const fixed = (gammaJuror: number) =>
    fitted && variance && assumed
      ? generalisedLeastSquares(fitted.problem, columns, {
          gammaEssay: assumed.gammaEssay,
          gammaJuror,
          residual: variance.residual,
        })
      : null
  const random = fixed(assumed?.gammaJuror ?? 0)
  const within = fixed(1e6)
  const joined = joinedLanguages(reads)
  const n = languages.length
  return languages.flatMap((one, a) =>
    languages.slice(a + 1).map((other, at) => {
      const b = a + 1 + at
      const interval = (found: typeof random): Interval | null => {
        if (found === null) return null
        const { estimate, covariance } = found
        const gap = (estimate[a] as number) - (estimate[b] as number)
        const entry = (i: number, k: number) => covariance[i * n + k] as number
        const se = Math.sqrt(Math.max(0, entry(a, a) + entry(b, b) - 2 * entry(a, b)))
        return { gap, se, low: gap - 1.959964 * se, high: gap + 1.959964 * se }
      }
      const bilingual = [...(reads[a] ?? [])].filter((j) => reads[b]?.has(j)).length
      return {
        one,
        other,
        bilingual,
        known: joined[a] === joined[b] ? interval(within) : null,
        assumed: interval(random),
      }
    }),
  )
}

/** Which languages hang together by jurors who read several. */
function joinedLanguages(reads: readonly Set<number>[]): number[] {
  const group = reads.map((_, l) => l)
  for (let round = 0; round < reads.length; round += 1) {
    reads.forEach((own, a) => {
      reads.forEach((others, b) => {
        if (group[a] === group[b] || ![...own].some((j) => others.has(j))) return
        const low = Math.min(group[a] as number, group[b] as number)
        group[a] = low
        group[b] = low
      })
    })
  }
  return group
}
