import { createRandom } from '#app/core/numeric/random.ts'
import { arrange, type Ratings } from '#app/core/scoring/ratings.ts'
import { type Scenario, type SimulatedContest, simulateContest } from '#app/core/scoring/simulation/simulate.ts'

export type Simulated = { contest: SimulatedContest; ratings: Ratings; theta: number[] }

/** A simulated contest as ratings, ids the indices of its essays and jurors. */
export function simulated(
  size: { essays: number; jurors: number; reviews: number },
  scenario: Scenario,
  seed: string,
  spoil?: { spiteful: number; careless: number },
): Simulated {
  const contest = simulateContest(size, scenario, createRandom(seed), spoil)
  const ids = (n: number) => Array.from({ length: n }, (_, at) => String(at))
  return {
    contest,
    theta: contest.essays.map(({ theta }) => theta),
    ratings: arrange({
      criteria: contest.criteria,
      essays: ids(size.essays),
      jurors: ids(size.jurors),
      essay: contest.essay,
      juror: contest.juror,
      scores: Float64Array.from(contest.scores),
    }),
  }
}

/** Kendall's tau-a between estimates and truth. O(n²). */
export function kendallTau(estimate: ArrayLike<number>, truth: ArrayLike<number>): number {
  const n = truth.length
  let sum = 0
  for (let i = 1; i < n; i += 1) {
    for (let k = 0; k < i; k += 1) {
      sum +=
        Math.sign((estimate[i] as number) - (estimate[k] as number)) *
        Math.sign((truth[i] as number) - (truth[k] as number))
    }
  }
  return (2 * sum) / (n * (n - 1))
}

/** The share of truths within 1.96 standard errors of their estimates. */
export function coverage(truth: ArrayLike<number>, estimate: ArrayLike<number>, se: ArrayLike<number>): number {
  let inside = 0
  for (let i = 0; i < truth.length; i += 1) {
    if (Math.abs((estimate[i] as number) - (truth[i] as number)) < 1.959964 * (se[i] as number)) inside += 1
  }
  return inside / truth.length
}

/** The total that an essay gets on average over jurors and halo: what the linear model's measure estimates. */
export function expectedTotals({ contest, theta }: Simulated, halo: number): number[] {
  const low = -7
  const step = 0.05
  const table = Array.from({ length: 281 }, (_, g) => scoreAt(low + g * step))
  const nodes = Array.from({ length: 21 }, (_, i) => -3 + 0.3 * i)
  const masses = nodes.map((z) => Math.exp(-0.5 * z * z))
  const mass = masses.reduce((sum, m) => sum + m, 0)
  const smooth = (level: number) =>
    nodes.reduce((sum, z, i) => {
      const at = Math.min(279.99, Math.max(0, (level + halo * z - low) / step))
      const below = Math.floor(at)
      const value = (table[below] as number) * (1 - at + below) + (table[below + 1] as number) * (at - below)
      return sum + ((masses[i] as number) / mass) * value
    }, 0)
  return theta.map(
    (t) => contest.jurors.reduce((sum, { severity }) => sum + smooth(t - severity), 0) / contest.jurors.length,
  )
}

function scoreAt(level: number): number {
  const difficulties = [-0.6, -0.3, 0, 0.3, 0.6]
  const thresholds = [-1.8, -0.6, 0.6, 1.8]
  const means = difficulties.map((difficulty) => {
    const logs = [0]
    for (const threshold of thresholds) logs.push((logs.at(-1) as number) + level - difficulty - threshold)
    const weights = logs.map(Math.exp)
    const sum = weights.reduce((total, weight) => total + weight, 0)
    return weights.reduce((total, weight, k) => total + (k * weight) / sum, 0)
  })
  return means.reduce((sum, mean) => sum + mean, 0) / means.length
}

/** The share of the true best that the estimate puts among its best. */
export function shareOfTop(estimate: ArrayLike<number>, truth: ArrayLike<number>, places: number): number {
  const best = (values: ArrayLike<number>) =>
    new Set(
      Array.from({ length: values.length }, (_, at) => at)
        .sort((a, b) => (values[b] as number) - (values[a] as number))
        .slice(0, places),
    )
  const found = best(estimate)
  return [...best(truth)].filter((at) => found.has(at)).length / places
}
