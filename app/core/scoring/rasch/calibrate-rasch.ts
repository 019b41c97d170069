import type { Crossing } from '../crossing.ts'
import type { Ratings } from '../ratings.ts'
import { centreComponents } from './centre-components.ts'
import type { RaschFit } from './fit.ts'
import { fitFixed } from './fit-fixed.ts'
import { fitHalo } from './fit-halo.ts'
import { fitStatistics, type MeanSquares } from './fit-statistics.ts'
import { type Responses, recode, type Thresholds } from './responses.ts'
import { type Steps, stepsOf } from './steps.ts'

export type RaschNote =
  | 'disconnected'
  | 'not-converged'
  /** no criterion has two categories in use */
  | 'no-categories'
  /** some scores between the lowest and the highest were never given: their thresholds are joined */
  | 'unused-categories'
  /** a criterion whose scores are all the same says nothing and is left out */
  | 'flat-criteria'
  /** a juror gave every criterion of every essay the lowest, or the highest, category */
  | 'extreme-jurors'
  /** an essay got nothing but the lowest, or the highest, category: its measure rests on the distribution of all */
  | 'extreme-essays'
  | 'one-value-jurors'
  | 'no-halo-found'

export type Estimate = { readonly value: number; readonly se: number }

export type RaschCalibration = {
  readonly crossing: Crossing
  readonly notes: readonly RaschNote[]
  readonly fit: RaschFit
  /** the difficulty common to all criteria, for the average essay and juror: a score's logit is theta + h − lambda − level − δ − τ */
  readonly level: Estimate
  /** per criterion of the ratings; null where it was left out. Difficulties sum to zero */
  readonly criteria: readonly ({
    readonly difficulty: Estimate
    readonly infit: number
    readonly outfit: number
  } | null)[]
  /** per criterion the scores that its steps lead to, with τ; Σ τ = 0. One entry for all with rating-scale */
  readonly thresholds: readonly {
    readonly criterion: number | null
    readonly scores: readonly number[]
    readonly steps: readonly Estimate[]
  }[]
  readonly essays: MeanSquares
  readonly jurors: MeanSquares
  readonly reliability: number
  readonly separation: number | null
}

export type RaschOptions = { readonly halo: boolean; readonly thresholds: Thresholds }

/**
 * Calibrates scores by the many-facet Rasch model (Linacre, 1989), with halo or, to compare with other programs,
 * without and with severities as fixed effects. Null when no criterion has two categories in use.
 */
export function calibrateRasch(ratings: Ratings, { halo, thresholds }: RaschOptions): RaschCalibration | null {
  const responses = recode(ratings, thresholds)
  if (responses.items.length === 0) return null
  const steps = stepsOf(responses, thresholds)
  const fitted = halo ? fitHalo(responses, steps, thresholds) : fitFixed(responses, steps, thresholds)
  const fit = centreComponents(fitted, responses.crossing)
  const statistics = fitStatistics(responses, steps, fit)
  const { level, difficulties, taus } = facets(steps, thresholds, fit)
  const meanSquare = fit.thetaSe.reduce((sum, se) => sum + se * se, 0) / fit.thetaSe.length
  const reliability = fit.spread.essay > 0 ? Math.max(0, 1 - meanSquare / fit.spread.essay) : 0
  return {
    crossing: responses.crossing,
    notes: notesOf(ratings, responses, fit, halo),
    fit,
    level,
    criteria: ratings.criteria.map((_, c) => {
      const item = responses.items.indexOf(c)
      if (item === -1) return null
      return {
        difficulty: difficulties[item] as Estimate,
        infit: statistics.criteria.infit[item] as number,
        outfit: statistics.criteria.outfit[item] as number,
      }
    }),
    thresholds: taus.map((estimates, at) => ({
      criterion: thresholds === 'rating-scale' ? null : (responses.items[at] as number),
      scores: (responses.categories[at] ?? []).slice(1),
      steps: estimates,
    })),
    essays: statistics.essays,
    jurors: statistics.jurors,
    reliability,
    separation: reliability < 1 ? Math.sqrt(reliability / (1 - reliability)) : null,
  }
}

/** Level, difficulties and thresholds are linear in the free parameters; so are their errors' squares. */
function facets(steps: Steps, thresholds: Thresholds, fit: RaschFit) {
  const { free, tops } = steps
  const items = tops.length
  const estimate = (by: (p: number) => number): Estimate => {
    let [value, variance] = [0, 0]
    for (let p = 0; p < free; p += 1) {
      value += by(p) * (fit.parameters[p] as number)
      for (let q = 0; q < free; q += 1) {
        variance += by(p) * by(q) * (fit.covariance?.[p * free + q] ?? Number.NaN)
      }
    }
    return { value, se: Math.sqrt(Math.max(0, variance)) }
  }
  const offsets = tops.map((_, i) => tops.slice(0, i).reduce((sum, top) => sum + top, 0))
  const scale = thresholds === 'rating-scale'
  /** the coefficient of parameter p in the mean step of an item */
  const inItem = (item: number) => (p: number) => {
    if (scale) return p === item ? 1 : 0
    const [from, top] = [offsets[item] as number, tops[item] as number]
    return p >= from && p < from + top ? 1 / top : 0
  }
  const inLevel = (p: number) => tops.reduce((sum, _, item) => sum + inItem(item)(p), 0) / items
  const top = tops[0] as number
  const taus = scale
    ? [
        Array.from({ length: top }, (_, k) =>
          estimate((p) => (p < items ? 0 : k === top - 1 ? -1 : p === items + k ? 1 : 0)),
        ),
      ]
    : tops.map((own, item) =>
        Array.from({ length: own }, (_, k) =>
          estimate((p) => (p === (offsets[item] as number) + k ? 1 : 0) - inItem(item)(p)),
        ),
      )
  return {
    level: estimate(inLevel),
    difficulties: tops.map((_, item) => estimate((p) => inItem(item)(p) - inLevel(p))),
    taus,
  }
}

function notesOf(ratings: Ratings, responses: Responses, fit: RaschFit, halo: boolean): RaschNote[] {
  const notes: RaschNote[] = []
  if (responses.crossing.components > 1) notes.push('disconnected')
  if (!fit.converged) notes.push('not-converged')
  if (responses.unused.some((scores) => scores.length > 0)) notes.push('unused-categories')
  if (responses.items.length < ratings.criteria.length) notes.push('flat-criteria')
  const { crossing } = responses
  if (extremes(responses, crossing.jurors, crossing.juror).some((extreme) => extreme !== 0))
    notes.push('extreme-jurors')
  if (extremes(responses, crossing.essays, crossing.essay).some((extreme) => extreme !== 0))
    notes.push('extreme-essays')
  if (oneValue(responses)) notes.push('one-value-jurors')
  if (halo && fit.spread.halo === 0) notes.push('no-halo-found')
  return notes
}

/** −1 for who has nothing but lowest categories, 1 for nothing but highest. */
export function extremes(responses: Responses, n: number, of: Int32Array): Int8Array {
  const low = new Uint8Array(n).fill(1)
  const high = new Uint8Array(n).fill(1)
  const { items, category, categories, crossing } = responses
  for (let r = 0; r < crossing.rows; r += 1) {
    const at = of[r] as number
    items.forEach((_, item) => {
      const x = category[r * items.length + item] as number
      if (x < 0) return
      if (x !== 0) low[at] = 0
      if (x !== (categories[item]?.length ?? 0) - 1) high[at] = 0
    })
  }
  return Int8Array.from({ length: n }, (_, at) => (low[at] && !high[at] ? -1 : high[at] && !low[at] ? 1 : 0))
}

function oneValue({ crossing, items, category }: Responses): boolean {
  const first = new Int16Array(crossing.jurors).fill(-1)
  const varied = new Uint8Array(crossing.jurors)
  for (let r = 0; r < crossing.rows; r += 1) {
    const j = crossing.juror[r] as number
    for (let item = 0; item < items.length; item += 1) {
      const x = category[r * items.length + item] as number
      if (x < 0) continue
      if (first[j] === -1) first[j] = x
      else if (first[j] !== x) varied[j] = 1
    }
  }
  return varied.some((one, j) => one === 0 && first[j] !== -1)
}
