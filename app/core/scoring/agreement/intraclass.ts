import { fQuantile } from '../../numeric/f-distribution.ts'
import { cross } from '../crossing.ts'
import { calibrateLinear } from '../linear/calibrate-linear.ts'
import { fitVariances } from '../linear/fit-variances.ts'
import { startVariances } from '../linear/start-variances.ts'
import type { Units } from './units.ts'

export const iccKinds = ['1', '2', '3', '1k', '2k', '3k'] as const
export type IccKind = (typeof iccKinds)[number]
export type Interval = readonly [number, number]

export type Intraclass = {
  /** NaN where it cannot be told */
  readonly icc: Readonly<Record<IccKind, number>>
  readonly interval: Readonly<Record<IccKind, Interval>>
  /** analysis of variance where every juror scored every essay, otherwise REML variance components */
  readonly by: 'anova' | 'components'
  /** scores that the averages (1k, 2k, 3k) are of: all jurors, or the harmonic mean of scores per essay */
  readonly k: number
}

/**
 * The six intraclass correlations of Shrout and Fleiss with 95 % intervals.
 *
 * Complete: from the mean squares between essays (B), between jurors (J), of error (E) and within essays (W),
 *   ICC(1) = (B − W) / (B + (k − 1) W),  ICC(2) = (B − E) / (B + (k − 1) E + k (J − E) / n),
 *   ICC(3) = (B − E) / (B + (k − 1) E),  and with the mean of k: (B − W)/B, (B − E)/(B + (J − E)/n), (B − E)/B,
 * intervals by the F distribution. Sources: Shrout and Fleiss, Psychological Bulletin 86 (1979); McGraw and Wong,
 * Psychological Methods 1 (1996), for the interval of ICC(2) with Satterthwaite's degrees of freedom.
 *
 * Incomplete: ICC(2) = σ_e² / (σ_e² + σ_j² + σ²) and ICC(3) = σ_e² / (σ_e² + σ²) of the crossed model by REML, ICC(1)
 * of the model without jurors, all three never negative; averages over the harmonic mean k of scores per essay.
 * Intervals are symmetric on the logit scale, by the observed information of the REML criterion.
 */
export function intraclass(units: Units): Intraclass {
  return isComplete(units) ? byAnova(units) : byComponents(units)
}

function isComplete({ start, juror }: Units): boolean {
  const present = new Set(juror).size
  for (let u = 0; u + 1 < start.length; u += 1)
    if ((start[u + 1] as number) - (start[u] as number) !== present) return false
  return present > 1 && start.length > 2
}

function byAnova({ start, juror, value, jurors }: Units): Intraclass {
  const n = start.length - 1
  const k = start[1] as number
  const mean = value.reduce((sum, x) => sum + x, 0) / value.length
  const jurorMean = new Float64Array(jurors)
  juror.forEach((j, at) => {
    jurorMean[j] = (jurorMean[j] as number) + ((value[at] as number) - mean) / n
  })
  let [between, error, within] = [0, 0, 0]
  for (let u = 0; u < n; u += 1) {
    const from = start[u] as number
    let own = 0
    for (let at = from; at < from + k; at += 1) own += ((value[at] as number) - mean) / k
    between += k * own * own
    for (let at = from; at < from + k; at += 1) {
      const deviation = (value[at] as number) - mean - own
      within += deviation ** 2
      error += (deviation - (jurorMean[juror[at] as number] as number)) ** 2
    }
  }
  const b = between / (n - 1)
  const w = within / (n * (k - 1))
  const e = error / ((n - 1) * (k - 1))
  const j = jurorMean.reduce((sum, x) => sum + n * x * x, 0) / (k - 1)
  const [single, average] = [(f: number) => (f - 1) / (f + k - 1), (f: number) => 1 - 1 / f]
  const bounds = (ratio: number, d2: number): Interval => [
    ratio / fQuantile(0.975, n - 1, d2),
    ratio * fQuantile(0.975, d2, n - 1),
  ]
  const map = ([low, high]: Interval, by: (f: number) => number): Interval => [by(low), by(high)]
  const one = bounds(b / w, n * (k - 1))
  const three = bounds(b / e, (n - 1) * (k - 1))
  const two = intervalOfTwo(b, j, e, n, k)
  const stepUp = (icc: number) => (k * icc) / (1 + (k - 1) * icc)
  return {
    by: 'anova',
    k,
    icc: {
      '1': (b - w) / (b + (k - 1) * w),
      '2': (b - e) / (b + (k - 1) * e + (k * (j - e)) / n),
      '3': (b - e) / (b + (k - 1) * e),
      '1k': (b - w) / b,
      '2k': (b - e) / (b + (j - e) / n),
      '3k': (b - e) / b,
    },
    interval: {
      '1': map(one, single),
      '2': two,
      '3': map(three, single),
      '1k': map(one, average),
      '2k': map(two, stepUp),
      '3k': map(three, average),
    },
  }
}

function intervalOfTwo(b: number, j: number, e: number, n: number, k: number): Interval {
  const icc = (b - e) / (b + (k - 1) * e + (k * (j - e)) / n)
  const a = (k * icc) / (n * (1 - icc))
  const c = 1 + (k * icc * (n - 1)) / (n * (1 - icc))
  const degrees = (a * j + c * e) ** 2 / ((a * j) ** 2 / (k - 1) + (c * e) ** 2 / ((n - 1) * (k - 1)))
  const rest = k * j + (k * n - k - n) * e
  const above = fQuantile(0.975, n - 1, degrees)
  const under = fQuantile(0.975, degrees, n - 1)
  return [(n * (b - above * e)) / (above * rest + n * b), (n * (under * b - e)) / (rest + n * under * b)]
}

function byComponents(units: Units): Intraclass {
  const { start, juror, value, jurors } = units
  const essays = start.length - 1
  const unknown = Object.fromEntries(iccKinds.map((kind) => [kind, Number.NaN])) as Record<IccKind, number>
  const none = Object.fromEntries(iccKinds.map((kind) => [kind, [Number.NaN, Number.NaN]])) as unknown as Record<
    IccKind,
    Interval
  >
  let inverse = 0
  const essay = new Int32Array(value.length)
  for (let u = 0; u < essays; u += 1) {
    essay.fill(u, start[u], start[u + 1])
    inverse += 1 / ((start[u + 1] as number) - (start[u] as number))
  }
  const k = essays / inverse
  if (value.length <= essays) return { icc: unknown, interval: none, by: 'components', k }
  const renumbered = consecutive(juror, jurors)
  const crossed = calibrateLinear({ essays, jurors: renumbered.count, essay, juror: renumbered.index, total: value })
  const fit = crossed.fitted?.fit
  const [g, s] = fit ? [fit.at.system.gammaEssay, fit.at.system.gammaJuror] : [Number.NaN, Number.NaN]
  const one = oneWay(essays, essay, value)
  const [ee = 0, ej = 0, jj = 1] = fit?.hessian ?? []
  const share = s / (1 + s)
  const determinant = ee * jj - ej * ej
  // The criterion is −2 log likelihood: the covariance of the log ratios is 2 H⁻¹.
  const open = s > 0 && determinant > 0
  const variance3 = open ? (2 * jj) / determinant : 2 / ee
  const variance2 = open ? (2 * (jj + 2 * share * ej + share * share * ee)) / determinant : variance3
  const kinds: Record<IccKind, { ratio: number; variance: number }> = {
    '1': one,
    '2': { ratio: g / (1 + s), variance: variance2 },
    '3': { ratio: g, variance: variance3 },
    '1k': { ...one, ratio: k * one.ratio },
    '2k': { ratio: (k * g) / (1 + s), variance: variance2 },
    '3k': { ratio: k * g, variance: variance3 },
  }
  const share01 = (ratio: number) => ratio / (1 + ratio)
  const icc = { ...unknown }
  const interval = { ...none }
  for (const kind of iccKinds) {
    const { ratio, variance } = kinds[kind]
    icc[kind] = share01(ratio)
    const half = Math.exp(1.959964 * Math.sqrt(variance))
    if (ratio > 0) interval[kind] = [share01(ratio / half), share01(ratio * half)]
  }
  return { icc, interval, by: 'components', k }
}

/** σ_e² / σ_w² of the one-way model, and the variance of its logarithm. */
function oneWay(essays: number, essay: Int32Array, value: Float64Array): { ratio: number; variance: number } {
  const mean = value.reduce((sum, x) => sum + x, 0) / value.length
  const crossing = cross(essays, 1, essay, new Int32Array(value.length))
  const problem = { crossing, y: value.map((x) => x - mean), loading: new Float64Array(value.length).fill(1) }
  const start = { ...startVariances(problem), gammaJuror: 0 }
  const fit = fitVariances(problem, start, { essay: true, juror: false })
  return fit
    ? { ratio: fit.at.system.gammaEssay, variance: 2 / fit.hessian[0] }
    : { ratio: Number.NaN, variance: Number.NaN }
}

function consecutive(index: Int32Array, bound: number): { index: Int32Array; count: number } {
  const place = new Int32Array(bound).fill(-1)
  let count = 0
  const renumbered = index.map((at) => {
    if (place[at] === -1) {
      place[at] = count
      count += 1
    }
    return place[at] as number
  })
  return { index: renumbered, count }
}
