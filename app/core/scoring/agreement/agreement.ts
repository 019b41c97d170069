import type { Random } from '../../numeric/random.ts'
import type { Ratings } from '../ratings.ts'
import { weightedTotals } from '../totals.ts'
import { bootstrapIntervals } from './bootstrap.ts'
import { type Interval, type Intraclass, intraclass } from './intraclass.ts'
import { type Alpha, alphaOfCodes, codesOf } from './krippendorff.ts'
import { unitsOf } from './units.ts'
import { quadraticWeightedKappa } from './weighted-kappa.ts'

export type Agreement = {
  readonly alpha: Alpha
  readonly qwk: number
  readonly intraclass: Intraclass
  /** 95 % bootstrap intervals; null without replications */
  readonly bootstrap: {
    readonly nominal: Interval
    readonly ordinal: Interval
    readonly interval: Interval
    readonly qwk: Interval
  } | null
}

/**
 * How far jurors agree on each criterion and on the weighted total: Krippendorff's alpha, intraclass correlations,
 * quadratic weighted kappa. Missing scores are left out, never filled in. NaN where nothing can be said.
 */
export function agreement(
  ratings: Ratings,
  weights: readonly number[],
  bootstrap: { replications: number; random: Random } | null,
): { criteria: Agreement[]; total: Agreement } {
  const width = ratings.criteria.length
  const of = (values: Float64Array): Agreement => {
    const units = unitsOf(ratings.jurors.length, ratings.essay, ratings.juror, values)
    const codes = codesOf(units)
    const statistics = (times?: Int32Array): [number, number, number, number] => {
      const alpha = alphaOfCodes(units, codes, times)
      return [alpha.nominal, alpha.ordinal, alpha.interval, quadraticWeightedKappa(units, times)]
    }
    const [nominal, ordinal, interval, qwk] = statistics()
    return {
      alpha: { nominal, ordinal, interval },
      qwk,
      intraclass: intraclass(units),
      bootstrap: bootstrap ? named(units.start.length - 1, bootstrap, statistics) : null,
    }
  }
  return {
    criteria: ratings.criteria.map((_, c) => of(ratings.scores.filter((_, at) => at % width === c))),
    total: of(weightedTotals(ratings, weights)),
  }
}

function named(
  units: number,
  { replications, random }: { replications: number; random: Random },
  statistics: (times: Int32Array) => readonly number[],
) {
  const unknown: Interval = [Number.NaN, Number.NaN]
  const intervals = bootstrapIntervals(units, replications, random, statistics)
  const [nominal = unknown, ordinal = unknown, interval = unknown, qwk = unknown] = intervals
  return { nominal, ordinal, interval, qwk }
}
