import { normalQuantile } from '../../numeric/normal-distribution.ts'
import { decisionsMended, gainOfReading } from './reading-gain.ts'

export type NextReading = {
  /** index of the essay */
  readonly essay: number
  /** points by which the expected loss of the decision falls */
  readonly gain: number
  /** by how much the probability of a wrong decision falls */
  readonly mended: number
}

export type ReadingPlan = {
  readonly readings: readonly NextReading[]
  /** sums over the readings */
  readonly gain: number
  readonly mended: number
  /** whether the batch ends before `most` because no further reading mends enough */
  readonly enough: boolean
}

/**
 * The essays that one more reading each helps the decisions most, the most helpful first.
 *
 * An essay's distance to its own cut-line is read off the probability of receiving, d = s Φ⁻¹(p): under quotas, tiers
 * and earmarks there is no single line, yet how often the rule lets an essay in says where its line is. Essays for
 * which no draw decided otherwise are left out. At most one reading an essay: what it shows changes what is best next.
 *
 * @param probability of receiving, from `draws` draws
 * @param se of the measures, in points
 * @param readingVariance of a single further reading, in squared points
 * @param limits at most so many readings, and none that mends fewer decisions than `least` (for example 0.005: one in
 * two hundred readings turns a decision right)
 * @param mayRead whether somebody is left who can read the essay
 */
export function nextReadings(
  { probability, draws }: { probability: Float64Array; draws: number },
  se: Float64Array,
  readingVariance: number,
  limits: { most: number; least: number },
  mayRead: (essay: number) => boolean,
): ReadingPlan {
  const candidates: NextReading[] = []
  probability.forEach((p, essay) => {
    const s = se[essay] as number
    const count = Math.round(p * draws)
    if (!(s > 0) || count === 0 || count === draws || !mayRead(essay)) return
    const standing = { distance: s * normalQuantile((count + 0.5) / (draws + 1)), se: s }
    const mended = decisionsMended(standing, readingVariance)
    if (mended < limits.least) return
    candidates.push({ essay, gain: gainOfReading(standing, readingVariance), mended })
  })
  candidates.sort((a, b) => b.gain - a.gain || a.essay - b.essay)
  const readings = candidates.slice(0, limits.most)
  return {
    readings,
    gain: readings.reduce((sum, { gain }) => sum + gain, 0),
    mended: readings.reduce((sum, { mended }) => sum + mended, 0),
    enough: candidates.length < limits.most,
  }
}

/** The variance of one more reading: its error, and what is not known of the severity of whoever reads, on average. */
export function varianceOfReading(variance: { juror: number; residual: number }, jurorSe: Float64Array): number {
  const known = jurorSe.filter(Number.isFinite)
  const unknown = known.reduce((sum, se) => sum + se * se, 0) / Math.max(1, known.length)
  return variance.residual + (known.length > 0 ? unknown : variance.juror)
}
