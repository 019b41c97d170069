import { cutLines } from './cut-lines.ts'
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

export type OpenDecision = {
  /** of the essays, in points */
  readonly measure: Float64Array
  readonly se: Float64Array
  /** of receiving, over draws from the joint posterior */
  readonly probability: Float64Array
  /** which essays compete on equal terms, see `cutLines` */
  readonly classOf: Int32Array
  /** of a single further reading, in squared points */
  readonly readingVariance: number
}

/**
 * The essays that one more reading each helps the decisions most, the most helpful first. At most one reading an essay:
 * what it shows changes what is best next, so readings go out in batches and all is computed anew.
 *
 * @param limits at most so many readings, and none that mends fewer decisions than `least` (for example 0.005: one in
 * two hundred readings turns a decision right)
 * @param mayRead whether somebody is left who can read the essay
 */
export function nextReadings(
  { measure, se, probability, classOf, readingVariance }: OpenDecision,
  limits: { most: number; least: number },
  mayRead: (essay: number) => boolean,
): ReadingPlan {
  const lines = cutLines(measure, se, probability, classOf)
  const candidates: NextReading[] = []
  measure.forEach((m, essay) => {
    const standing = { distance: m - (lines[classOf[essay] as number] as number), se: se[essay] as number }
    if (!Number.isFinite(standing.distance) || !(standing.se > 0) || !mayRead(essay)) return
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
