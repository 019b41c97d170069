import type { LinearProblem } from './reduced-system.ts'

/**
 * First variance ratios from sums of squares: Henderson's method 1 (Henderson, Biometrics 9, 1953) for two crossed
 * random factors, which needs one pass over the rows and is within a few per cent of REML in large designs.
 *
 * With T_0 = Σ y², T_e = Σ_e y_e.²/n_e, T_j = Σ_j y_.j²/n_j, T_μ = y..²/n the expectations are linear in the variances:
 *   E(T_0 − T_e) = (n − E)(σ_j² + σ²),  E(T_0 − T_j) = (n − J)(σ_e² + σ²),
 *   E(T_0 − T_μ) = (n − Σn_e²/n) σ_e² + (n − Σn_j²/n) σ_j² + (n − 1) σ².
 * What comes out negative is started small instead; loadings are taken for 1.
 */
export function startVariances({ crossing, y }: LinearProblem): { gammaEssay: number; gammaJuror: number } {
  const { rows: n, essays, jurors, start, juror, perJuror } = crossing
  const jurorSum = new Float64Array(jurors)
  let [raw, grand, byEssay, essaySquares] = [0, 0, 0, 0]
  for (let e = 0; e < essays; e += 1) {
    const from = start[e] as number
    const to = start[e + 1] as number
    if (from === to) continue
    let sum = 0
    for (let row = from; row < to; row += 1) {
      const value = y[row] as number
      const j = juror[row] as number
      sum += value
      raw += value * value
      jurorSum[j] = (jurorSum[j] as number) + value
    }
    grand += sum
    byEssay += (sum * sum) / (to - from)
    essaySquares += (to - from) ** 2
  }
  let [byJuror, jurorSquares] = [0, 0]
  perJuror.forEach((count, j) => {
    if (count === 0) return
    byJuror += (jurorSum[j] as number) ** 2 / count
    jurorSquares += count * count
  })
  const within = (raw - byEssay) / Math.max(1, n - essays)
  const across = (raw - byJuror) / Math.max(1, n - jurors)
  const total = raw - (grand * grand) / n
  const [wEssay, wJuror] = [n - essaySquares / n, n - jurorSquares / n]
  const residual = (wEssay * across + wJuror * within - total) / (wEssay + wJuror - (n - 1))
  const floor = 0.02 * Math.max(within, across)
  const base = Number.isFinite(residual) ? Math.max(residual, floor) : Math.max(across / 2, floor)
  const ratio = (variance: number) => Math.min(50, Math.max(0.02, (variance - base) / base))
  return base > 0 ? { gammaEssay: ratio(across), gammaJuror: ratio(within) } : { gammaEssay: 1, gammaJuror: 0.5 }
}
