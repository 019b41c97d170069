import type { Crossing } from '../crossing.ts'
import type { RaschFit } from './fit.ts'

/**
 * Gives back to the essays what a connected component's jurors have in common: severities are centred within each
 * component (weighted by reviews), thetas moved along, so that every expected score stays.
 *
 * Nobody read on both sides, so nothing but the assumption of exchangeable jurors could tell a component's harsh jurors
 * from its weak essays; the difference is left as it was scored. Connected designs are returned as they are.
 */
export function centreComponents(fit: RaschFit, crossing: Crossing): RaschFit {
  if (crossing.components < 2) return fit
  const sum = new Float64Array(crossing.components)
  const count = new Float64Array(crossing.components)
  for (let r = 0; r < crossing.rows; r += 1) {
    const c = crossing.componentOfEssay[crossing.essay[r] as number] as number
    sum[c] = (sum[c] as number) + (fit.lambda[crossing.juror[r] as number] as number)
    count[c] = (count[c] as number) + 1
  }
  const mean = sum.map((value, c) => value / Math.max(1, count[c] as number))
  return {
    ...fit,
    theta: fit.theta.map((value, e) => value - (mean[crossing.componentOfEssay[e] as number] as number)),
    lambda: fit.lambda.map((value, j) => value - (mean[crossing.componentOfJuror[j] as number] as number)),
  }
}
