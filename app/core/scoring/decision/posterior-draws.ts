import { choleskyFactor } from '../../numeric/cholesky.ts'
import { createNormal } from '../../numeric/normal.ts'
import type { Random } from '../../numeric/random.ts'
import type { LinearCalibration } from '../linear/calibrate-linear.ts'

/**
 * Draws from the joint posterior of all essays' levels under the linear model, the variances as estimated (empirical
 * Bayes) and a flat prior on each component's mean; null where the calibration claims no uncertainty.
 *
 * A draw goes down the triangle that the elimination of the essays left, so that no matrix is larger than jurors ×
 * jurors, and yet essays that share jurors move together:
 *   δ_c ~ N(0, σ²/a_c)                          mean of component c less its estimate
 *   v − v̂ = −δ_c γ_j Z_jᵀV⁻¹1 + √(σ²γ_j) L z    jurors given the means, L Lᵀ = H⁻¹
 *   u_e − û_e = −γ_e c_e Σ_{r in e} (δ_c + v_j(r) − v̂_j(r)) + √(σ²γ_e c_e) z
 * with the terms of `reduce`. Sources: Rue and Held, Gaussian Markov Random Fields (2005), §2.3; Henderson (1975).
 * jurors³/3 once; O(reviews + jurors²/2) a draw.
 *
 * @returns fills the array that it is handed, one number per essay in the unit of the measures, and gives it back
 */
export function createPosterior(
  { fitted, crossing, essays }: LinearCalibration,
  random: Random,
): ((into: Float64Array) => Float64Array) | null {
  if (fitted === null) return null
  const { system, residualVariance } = fitted.fit.at
  const { gammaEssay, gammaJuror, shrink, inverse, information, jurorOnes } = system
  const { jurors, start, juror, componentOfEssay, componentOfJuror, components } = crossing
  const normal = createNormal(random)
  const lower = gammaJuror > 0 ? choleskyFactor(inverse, jurors) : null
  const jurorScale = Math.sqrt(residualVariance * gammaJuror)
  const delta = new Float64Array(components)
  const deviation = new Float64Array(jurors)
  const z = new Float64Array(jurors)

  function drawJurors(): void {
    for (let c = 0; c < components; c += 1) {
      const a = information[c] as number
      delta[c] = a > 0 ? normal() * Math.sqrt(residualVariance / a) : 0
    }
    if (lower === null) return
    for (let j = 0; j < jurors; j += 1) z[j] = normal()
    for (let j = 0; j < jurors; j += 1) {
      const row = j * jurors
      let sum = 0
      for (let k = 0; k <= j; k += 1) sum += (lower[row + k] as number) * (z[k] as number)
      const shift = (delta[componentOfJuror[j] as number] as number) * gammaJuror * (jurorOnes[j] as number)
      deviation[j] = jurorScale * sum - shift
    }
  }

  return (into) => {
    drawJurors()
    for (let e = 0; e < crossing.essays; e += 1) {
      const pull = gammaEssay * (shrink[e] as number)
      const d = delta[componentOfEssay[e] as number] as number
      let sum = 0
      for (let row = start[e] as number; row < (start[e + 1] as number); row += 1) {
        sum += d + (deviation[juror[row] as number] as number)
      }
      const level = (essays.measure[e] as number) + d - pull * sum
      into[e] = level + normal() * Math.sqrt(residualVariance * pull)
    }
    return into
  }
}
