import { createRandom } from '#app/core/numeric/random.ts'
import { type Agreement, agreement } from '#app/core/scoring/agreement/agreement.ts'
import { type IccKind, iccKinds } from '#app/core/scoring/agreement/intraclass.ts'
import type { Ratings } from '#app/core/scoring/ratings.ts'
import { known } from './calibration-report.ts'

type Bounds = [number, number] | null

export type AgreementFigures = {
  alpha: { nominal: number | null; ordinal: number | null; interval: number | null }
  icc: Record<IccKind, number | null>
  qwk: number | null
  intervals: {
    alpha: { nominal: Bounds; ordinal: Bounds; interval: Bounds } | null
    icc: Record<IccKind, Bounds>
    qwk: Bounds
  }
  /** how the intraclass correlations were computed, and of how many scores their averages are */
  iccBy: 'anova' | 'components'
  k: number | null
}

export type AgreementReport = { criteria: ({ id: string } & AgreementFigures)[]; total: AgreementFigures }

/** Agreement of jurors in a file of scores; the same seed gives the same bootstrap intervals. */
export function agreementOfFile(
  ratings: Ratings,
  weights: readonly number[],
  bootstrap: { replications: number; seed: string },
): AgreementReport {
  const { replications, seed } = bootstrap
  const random = createRandom(`agreement/${seed}`)
  const result = agreement(ratings, weights, replications > 0 ? { replications, random } : null)
  return {
    criteria: result.criteria.map((figures, c) => ({ id: ratings.criteria[c] ?? '', ...present(figures) })),
    total: present(result.total),
  }
}

function present({ alpha, qwk, intraclass, bootstrap }: Agreement): AgreementFigures {
  const bounds = (interval: readonly [number, number] | undefined): Bounds =>
    interval?.every(Number.isFinite) ? [interval[0], interval[1]] : null
  const perKind = <T>(value: (kind: IccKind) => T) =>
    Object.fromEntries(iccKinds.map((kind) => [kind, value(kind)])) as Record<IccKind, T>
  return {
    alpha: { nominal: known(alpha.nominal), ordinal: known(alpha.ordinal), interval: known(alpha.interval) },
    icc: perKind((kind) => known(intraclass.icc[kind])),
    qwk: known(qwk),
    intervals: {
      alpha: bootstrap && {
        nominal: bounds(bootstrap.nominal),
        ordinal: bounds(bootstrap.ordinal),
        interval: bounds(bootstrap.interval),
      },
      icc: perKind((kind) => bounds(intraclass.interval[kind])),
      qwk: bounds(bootstrap?.qwk),
    },
    iccBy: intraclass.by,
    k: known(intraclass.k),
  }
}
