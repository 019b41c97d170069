import { describe, expect, it } from 'vitest'
import { invertSymmetric } from '#app/core/numeric/invert-symmetric.ts'
import { createRandom } from '#app/core/numeric/random.ts'
import { createPosterior } from '#app/core/scoring/decision/posterior-draws.ts'
import { calibrateLinear, type LinearCalibration } from '#app/core/scoring/linear/calibrate-linear.ts'

/** Essays of which some share a juror or two; `parts` 2 leaves two halves that no review joins. */
function contest(parts: 1 | 2): LinearCalibration {
  const random = createRandom('posterior')
  const essay: number[] = []
  const juror: number[] = []
  const total: number[] = []
  for (let e = 0; e < 12; e += 1) {
    const readers =
      parts === 1 ? [e % 5, (e + 1) % 5, (e + 3) % 5].slice(0, 2 + (e % 2)) : [0, 1, 2].map((j) => j + 3 * (e % 2))
    for (const j of readers) {
      essay.push(e)
      juror.push(j)
      total.push(2 + 0.3 * (e % 4) - 0.4 * (j % 3) + random.unit())
    }
  }
  const input = { essays: 12, jurors: parts === 1 ? 5 : 6 }
  return calibrateLinear({
    ...input,
    essay: Int32Array.from(essay),
    juror: Int32Array.from(juror),
    total: Float64Array.from(total),
  })
}

/** Covariance of the levels μ_c + u_e: the inverse of Henderson's whole coefficient matrix (Henderson, 1975). */
function exactCovariance({ crossing, variance }: LinearCalibration): number[][] {
  const { essays, jurors, components, essay, juror, componentOfEssay } = crossing
  if (!variance) throw new Error('no variances')
  const n = components + essays + jurors
  const a = new Float64Array(n * n)
  const add = (i: number, j: number, value: number) => {
    a[i * n + j] = (a[i * n + j] ?? 0) + value
  }
  essay.forEach((e, row) => {
    const at = [componentOfEssay[e] ?? 0, components + e, components + essays + (juror[row] ?? 0)]
    for (const i of at) for (const j of at) add(i, j, 1 / variance.residual)
  })
  for (let e = 0; e < essays; e += 1) add(components + e, components + e, 1 / variance.essay)
  for (let j = 0; j < jurors; j += 1) add(components + essays + j, components + essays + j, 1 / variance.juror)
  invertSymmetric(a, n)
  const entry = (i: number, j: number) => a[i * n + j] ?? 0
  const all = Array.from({ length: essays }, (_, e) => e)
  return all.map((e) =>
    all.map((f) => {
      const [ce, cf, ue, uf] = [componentOfEssay[e] ?? 0, componentOfEssay[f] ?? 0, components + e, components + f]
      return entry(ce, cf) + entry(ce, uf) + entry(ue, cf) + entry(ue, uf)
    }),
  )
}

describe('draws of the levels', () => {
  it.each([1, 2] as const)('have the joint distribution of the whole model, in %i part(s)', (parts) => {
    const calibration = contest(parts)
    const draw = createPosterior(calibration, createRandom('draws'))
    if (!draw) throw new Error('no posterior')
    expect(calibration.crossing.components).toBe(parts)
    const n = 40_000
    const { measure } = calibration.essays
    const sums = measure.map(() => 0)
    const products = Array.from(measure, () => measure.map(() => 0))
    const into = new Float64Array(measure.length)
    for (let i = 0; i < n; i += 1) {
      draw(into)
      into.forEach((x, e) => {
        const d = x - (measure[e] ?? 0)
        sums[e] = (sums[e] ?? 0) + d
        products[e]?.forEach((sum, f, row) => {
          row[f] = sum + d * ((into[f] ?? 0) - (measure[f] ?? 0))
        })
      })
    }
    const exact = exactCovariance(calibration)
    exact.forEach((row, e) => {
      const own = row[e] ?? 0
      expect(Math.sqrt(own)).toBeCloseTo(calibration.essays.totalSe[e] ?? 0, 9)
      // Five standard errors of simulation.
      expect(Math.abs((sums[e] ?? 0) / n)).toBeLessThan(5 * Math.sqrt(own / n))
      row.forEach((value, f) => {
        const other = exact[f]?.[f] ?? 0
        const error = Math.sqrt((own * other + value * value) / n)
        expect(Math.abs((products[e]?.[f] ?? 0) / n - value)).toBeLessThan(5 * error)
      })
    })
  })

  it('claims nothing where the calibration claims nothing', () => {
    const once = calibrateLinear({
      essays: 2,
      jurors: 2,
      essay: Int32Array.of(0, 1),
      juror: Int32Array.of(0, 1),
      total: Float64Array.of(1, 2),
    })
    expect(createPosterior(once, createRandom('none'))).toBeNull()
  })
})
