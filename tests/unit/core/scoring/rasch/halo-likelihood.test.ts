import { describe, expect, it } from 'vitest'
import { createHaloLikelihood, type Point } from '#app/core/scoring/rasch/halo-likelihood.ts'
import { recode } from '#app/core/scoring/rasch/responses.ts'
import { startSteps, stepsOf } from '#app/core/scoring/rasch/steps.ts'
import { layOut } from '#app/core/scoring/ratings.ts'
import { simulated } from '#tests/support/simulated.ts'

describe('the likelihood by expectation propagation', () => {
  const { ratings } = simulated({ essays: 60, jurors: 8, reviews: 3 }, 'halo', 'likelihood')
  const responses = recode(ratings, 'partial-credit')
  const steps = stepsOf(responses, 'partial-credit')
  const point: Point = Float64Array.from([...startSteps(responses, 'partial-credit', steps), 0.1, -1, -0.6])
  const settled = (at: Point) => createHaloLikelihood(responses, steps, point).look(at, { sweeps: 12, renew: true })

  it('has the gradient that its differences show, in steps and variances', () => {
    const { gradient } = settled(point)
    for (const p of [0, 3, 7, 19, 20, 21, 22]) {
      const by = 1e-3
      const at = (change: number) => {
        const moved = Float64Array.from(point)
        moved[p] = (moved[p] as number) + change
        return settled(moved).logLikelihood
      }
      expect((at(by) - at(-by)) / (2 * by)).toBeCloseTo(gradient[p] as number, 3)
    }
  })

  it('agrees with quadrature over two essays, two jurors and their halos', () => {
    const scores = [
      [3, 4],
      [1, 2],
      [2, 1],
      [0, 0],
    ]
    const tiny = recode(
      layOut(
        ['c1', 'c2'],
        scores.map((own, i) => ({ essay: String(i >> 1), juror: String(i & 1), scores: own })),
      ),
      'rating-scale',
    )
    const tinySteps = stepsOf(tiny, 'rating-scale')
    const at = Float64Array.from([-0.3, 0.2, -1.2, -0.4, 0.5, Math.log(1.2), Math.log(0.5), Math.log(0.6)])
    const look = createHaloLikelihood(tiny, tinySteps, at).look(at, { sweeps: 40, renew: true })
    const exact = byQuadrature(scores, tinySteps.kappa(at), { essay: 1.2, juror: 0.5, halo: 0.6 })
    expect(Math.abs(look.logLikelihood - exact.logLikelihood)).toBeLessThan(0.003)
    exact.theta.forEach((mean, e) => {
      expect(Math.abs((look.posterior.theta[e] as number) - mean)).toBeLessThan(0.005)
    })
    expect(Math.abs((look.posterior.thetaVariance[0] as number) - exact.variance)).toBeLessThan(0.01)
  })
})

/** Four nested sums over theta and lambda on even grids, the halo summed out first. */
function byQuadrature(
  scores: readonly (readonly number[])[],
  kappa: Float64Array,
  spread: { essay: number; juror: number; halo: number },
) {
  const grid = (variance: number, n: number) => {
    const sd = Math.sqrt(variance)
    const points = Array.from({ length: n }, (_, i) => -5.5 * sd + (11 * sd * i) / (n - 1))
    const step = (11 * sd) / (n - 1)
    const weights = points.map((x) => (step * Math.exp((-x * x) / (2 * variance))) / Math.sqrt(2 * Math.PI * variance))
    return { points, weights }
  }
  const [theta, lambda, halo] = [grid(spread.essay, 41), grid(spread.juror, 31), grid(spread.halo, 41)]
  const likelihood = (own: readonly number[], eta: number) =>
    halo.points.reduce((sum, h, i) => {
      let p = halo.weights[i] as number
      own.forEach((x, item) => {
        const logs = [0, 1, 2, 3, 4].map((k) => k * (eta + h) - (k === 0 ? 0 : (kappa[item * 4 + k - 1] as number)))
        const total = logs.reduce((all, log) => all + Math.exp(log), 0)
        p *= Math.exp(logs[x] as number) / total
      })
      return sum + p
    }, 0)
  // review × theta × lambda
  const tables = scores.map((own) => theta.points.map((t) => lambda.points.map((l) => likelihood(own, t - l))))
  let mass = 0
  const first = [0, 0]
  let square = 0
  lambda.weights.forEach((w0, a) => {
    lambda.weights.forEach((w1, b) => {
      const essays = [0, 1].map((e) =>
        theta.points.map(
          (_, g) =>
            (theta.weights[g] as number) *
            (tables[2 * e]?.[g]?.[a] as number) *
            (tables[2 * e + 1]?.[g]?.[b] as number),
        ),
      )
      const sums = essays.map((p) => p.reduce((s, x) => s + x, 0))
      const means = essays.map((p) => p.reduce((s, x, g) => s + x * (theta.points[g] as number), 0))
      const whole = w0 * w1
      mass += whole * (sums[0] as number) * (sums[1] as number)
      first[0] = (first[0] as number) + whole * (means[0] as number) * (sums[1] as number)
      first[1] = (first[1] as number) + whole * (means[1] as number) * (sums[0] as number)
      const squares = (essays[0] as number[]).reduce((s, x, g) => s + x * (theta.points[g] as number) ** 2, 0)
      square += whole * squares * (sums[1] as number)
    })
  })
  const means = first.map((value) => value / mass)
  return { logLikelihood: Math.log(mass), theta: means, variance: square / mass - (means[0] as number) ** 2 }
}
