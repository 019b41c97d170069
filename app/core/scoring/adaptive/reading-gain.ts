import { normalBelow, normalDensity } from '../../numeric/normal-distribution.ts'

export type Standing = {
  /** how far above its own cut-line the essay stands, in points; negative: below */
  readonly distance: number
  /** standard error of that */
  readonly se: number
}

/**
 * By how much one more reading lowers the loss that is expected of the decision about an essay, in points:
 *   s̃ = s² / √(s² + r²),  gain = s̃ φ(d/s̃) − |d| Φ(−|d|/s̃),
 * where d is the distance to the cut-line, s its standard error, r² the variance of a single reading (error and what is
 * not known of the reader's severity), s̃ the standard deviation by which the measure is expected to move. The loss is
 * the points by which an essay on the wrong side is on the wrong side.
 *
 * This is the knowledge gradient with the cut-line as the known alternative. Sources: Gupta and Miescher, Journal of
 * Statistical Planning and Inference 54 (1996); Frazier, Powell and Dayanik, SIAM J. Control Optim. 47 (2008); for
 * subsets Chen, He, Fu and Lee, INFORMS J. Computing 20 (2008).
 */
export function gainOfReading({ distance, se }: Standing, readingVariance: number): number {
  const moves = (se * se) / Math.sqrt(se * se + readingVariance)
  if (!(moves > 0)) return 0
  const d = Math.abs(distance)
  return Math.max(0, moves * normalDensity(d / moves) - d * normalBelow(-d / moves))
}

/**
 * By how much one more reading lowers the probability of a wrong decision: P(wrong) now, Φ(−|d|/s), less its
 * expectation afterwards, by the midpoint rule over where the measure moves to.
 */
export function decisionsMended({ distance, se }: Standing, readingVariance: number): number {
  const moves = (se * se) / Math.sqrt(se * se + readingVariance)
  if (!(moves > 0)) return 0
  const left = Math.sqrt(Math.max(0, se * se - moves * moves))
  const steps = 201
  let after = 0
  let weight = 0
  for (let i = 0; i < steps; i += 1) {
    const z = -4.1 + (8.2 * (i + 0.5)) / steps
    const w = normalDensity(z)
    after += w * normalBelow(-Math.abs(distance + moves * z) / left)
    weight += w
  }
  return normalBelow(-Math.abs(distance) / se) - after / weight
}
